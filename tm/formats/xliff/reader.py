"""Read XLIFF 1.x and 2.x, SDLXLIFF and MQXLIFF, packed as XLZ and MQXLZ too, as a stream of units.

What stands around the units is kept with them, so that the document can be written again. Each has the property `x-document` (the
name of the original, else the id of the `file`) and, inside groups, `x-tm-group`: their numbers in the document, `3/7` for the
seventh in the third. The first unit of a `file` or `group` has the element itself, without its units, among its extras: the `file`
inside an `xliff`, which has its version and languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tm.formats.bilingual import locale_in
from tm.formats.saying import Say, sentences, silent
from tm.formats.tmx.markup import attrs_xml
from tm.formats.xliff.around import Around
from tm.formats.xliff.inline1 import is_deleted
from tm.formats.xliff.kept import with_kept
from tm.formats.xliff.memoq import memoq_said
from tm.formats.xliff.names import DOCUMENT, GROUP, MEMBERS, name_of, own
from tm.formats.xliff.node import Node
from tm.formats.xliff.trados import Trados, is_told
from tm.formats.xliff.tree import STRAY, Tree
from tm.formats.xliff.v1 import Dialect, units1
from tm.formats.xliff.v2 import units2
from tm.model.lang import primary
from tm.model.memory import Prop, Unit

CONTAINERS: Final = frozenset(["xliff", "file", "body", "group", "bin-unit"])
_SKELETONS: Final = frozenset(["skl", "skeleton"])
_UNITS: Final = frozenset(["trans-unit", "unit"])
_OWN_FORMAT: Final = ("sdl", "mq")
"""Prefixes of tools whose files are filled in place, never written anew: their skeletons are of no use elsewhere."""


def read_xliff(path: str, say: Say = silent, *, data: bytes | None = None) -> Iterator[Unit]:
    """Give the units of a file, in order, untranslated ones with their source only.

    Args:
        path: of the file.
        say: is told, at the end, in sentences with counts, what was left out.
        data: the file's bytes where they have been read already.

    Raises:
        UnknownFormat: it is no XLIFF; the error says what it seems to be.
        BadEncoding: its bytes are no text.
        UnusableInput: it is broken or hostile, with the line.
    """
    reader = Walk(path)
    for _, units in reader.units_of(data):
        yield from units
    for warning in reader.warnings:
        say(warning)
    for sentence in sentences(reader.left_out):
        say(sentence)


class _Open:
    """A container that is open: what it holds besides units, and whether a unit has told of it."""

    def __init__(self, node: Node, number: int) -> None:
        self.node, self.number, self.told = node, number, False


class Walk:
    """One reading of one file; `left_out` counts what was left out, by what it is."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[_Open] = []
        self._known: dict[str, str] = {}
        self._groups = 0
        self._trados = Trados()
        self._around = Around()
        self._dialect: Dialect | None = None
        self._native = False
        self.warnings: list[str] = []
        self.left_out: Counter[str] = Counter()

    def units_of(self, data: bytes | None = None) -> Iterator[tuple[Node, list[Unit]]]:
        """Give each `trans-unit` or `unit` with the units that it makes."""
        tree = Tree(self._path, "XLIFF", lambda name: name == "xliff", CONTAINERS, data, MEMBERS)
        for event in tree:
            if event.kind == "open":
                self._enter(event.node)
            elif event.kind == "close":
                self._leave(event.node)
            elif event.node.name in _UNITS:
                yield event.node, list(self._units(event.node))
            else:
                for node in event.node.descendants(*_UNITS):
                    yield node, list(self._units(node))
                self._take(event.node)
        self.warnings = tree.warnings

    def _enter(self, node: Node) -> None:
        """Enter a container."""
        self._known |= {key[6:]: value for key, value in node.attrs.items() if key.startswith("xmlns:")}
        if node.name in {"group", "bin-unit"}:
            self._groups += 1
        self._open.append(_Open(node, self._groups))
        if node.name == "file":
            self._enter_file(node)

    def _enter_file(self, node: Node) -> None:
        root = self._open[0].node.attrs
        source = node.attrs.get("source-language", root.get("srcLang", ""))
        target = node.attrs.get("target-language", root.get("trgLang", ""))
        if not target and primary(found := locale_in(self._path)) != primary(source):
            target = found
        uris = set(self._known.values()) | {name for name in self._known}
        self._native = any(prefix in uris for prefix in _OWN_FORMAT)
        trados = "sdl" in self._known
        if trados:
            self._dialect = self._trados.said
        elif "mq" in self._known or "m" in self._known:
            self._dialect = memoq_said
        self._around = Around(source.strip(), target.strip(), dict(self._known), self._trados.native if trados else None)

    def _leave(self, node: Node) -> None:
        """Leave a container."""
        gone = self._open.pop()
        if not gone.told and gone.node.name in {"file", "group", "bin-unit"} and (gone.node.parts or gone.node.name != "group"):
            kind = {"file": "file[s] without units", "group": "group[s] without units", "bin-unit": "binary unit[s] without text"}
            self.left_out[kind[gone.node.name]] += 1

    def _take(self, node: Node) -> None:
        """Take an element that is no unit, for the container that is open."""
        if node.name == STRAY:
            self.left_out["text[s] between units"] += 1
            return
        if "sdl" in self._known:
            self._known |= {key[6:]: value for key, value in node.attrs.items() if key.startswith("xmlns:")}
            self._trados.take(node)
            if node.name == "doc-info":
                return
        if self._native:
            self._drop_skeletons(node)
            if node.name == "header":
                kept = [part for part in node.children() if ":" not in part.name and part.name not in _DEFS]
                gone = len(node.parts) - len(kept)
                self.left_out["definition[s] in headers, which only the tool that wrote [it|them] can use,"] += gone
                node.parts = list(kept)
        holder = self._open[-1]
        if holder.node.name == "xliff":
            self.left_out[f"<{node.name}> outside files"] += 1
        elif holder.node.name == "body":
            self.left_out[f"<{node.name}> between units"] += 1
        elif holder.told:
            self.left_out[f"<{node.name}> behind units"] += 1
        else:
            holder.node.parts.append(node)

    def _drop_skeletons(self, node: Node) -> None:
        found = [part for part in node.children() if part.name in _SKELETONS or part.name == "reference"]
        for part in found:
            if any(part.descendants("internal-file")):
                node.parts.remove(part)
                self.left_out["skeleton[s], which only the tool that wrote [it|them] can use,"] += 1

    def _units(self, node: Node) -> Iterator[Unit]:
        """Give the units of a `trans-unit` or `unit`, the first with what stands around it and was not told yet."""
        around = self._around
        if more := node.prefixes():
            around = replace(around, known={**around.known, **more})
        if node.name == "unit":
            found = units2(node, around)
        elif self._tags_only(node):
            self.left_out["unit[s] of tags only"] += 1
            return
        else:
            found = units1(node, around, self._dialect)
        if not found:
            self.left_out["unit[s] without a segment"] += 1
        if self._dialect == self._trados.said:
            if deleted := sum(map(is_deleted, node.descendants("mrk"))):
                self.left_out["deletion[s] that Trados tracks"] += deleted
            found = [replace(unit, extras=tuple(x for x in unit.extras if not is_told(x))) for unit in found]
        found = with_kept(found, node, self._around)
        props, extras = self._place()
        for number, unit in enumerate(found):
            kept = any(extra.startswith("<xliff") for extra in unit.extras)
            before = extras if not number and not kept else ()
            own_props = tuple(prop for prop in unit.props if prop.type not in {DOCUMENT, GROUP})
            yield replace(unit, props=own_props + props, extras=before + unit.extras)

    def _tags_only(self, node: Node) -> bool:
        """Return whether a unit is only for the tool's own use: Trados keeps tags between segments so."""
        if self._dialect != self._trados.said or node.attrs.get("translate") != "no" or node.child("seg-source"):
            return False
        return not any(side.text.strip() for side in node.children("source", "target"))

    def _place(self) -> tuple[tuple[Prop, ...], tuple[str, ...]]:
        groups = "/".join(str(one.number) for one in self._open if one.node.name in {"group", "bin-unit"})
        file = next((one for one in self._open if one.node.name == "file"), None)
        document = (file.node.attrs.get("original") or name_of(file.node.attrs.get("id")) or "") if file else ""
        props = [Prop(DOCUMENT, document)] if document else []
        if groups:
            props.append(Prop(GROUP, groups))
        extras = []
        for one in self._open:
            if not one.told and one.node.name == "file":
                extras.append(self._file(one.node))
            elif not one.told and one.node.name in {"group", "bin-unit"}:
                extras.append(one.node.xml(self._known))
            one.told = True
        return tuple(props), tuple(extras)

    def _file(self, file: Node) -> str:
        """Return a `file` inside an `xliff` that has what the document's has, but for namespaces and the marks of tools."""
        root = self._open[0].node
        attrs = {name: value for name, value in root.attrs.items() if name.partition(":")[0] not in {"xmlns", *_OWN_FORMAT, "m"}}
        return f"<xliff{attrs_xml(own('xliff', attrs, self._known))}>{file.xml(self._known)}</xliff>"


_DEFS: Final = frozenset(
    "file-info tag-defs tags fmt-defs cxt-defs node-defs filetype-info rep-defs cmt-defs cmt-meta-defs rev-defs docinfo".split()
)
"""Elements in an SDLXLIFF header that say what its own tags and contexts are; the tags' code stands in the units."""
