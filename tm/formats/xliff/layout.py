"""Where units stand in a document: files and groups, opened and closed as units need them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tm.formats.bilingual import Sides
from tm.formats.tmx.markup import attrs_xml
from tm.formats.xliff.names import DOCUMENT, GROUP, declared
from tm.formats.xliff.node import Node
from tm.formats.xliff.tree import element
from tm.model.memory import Attrs, Unit

_GROUP = re.compile(r"<(group|bin-unit)[\s/>]")


@dataclass(frozen=True, slots=True)
class Place:
    """A file that begins with a unit, as its first extra tells: the document's version, the languages, the element itself."""

    version: str
    source: str
    target: str
    file: Node
    root: Node


def place_of(unit: Unit) -> Place | None:
    """Return the file that begins with a unit; `None` where none does."""
    if not unit.extras or not unit.extras[0].startswith("<xliff"):
        return None
    root = element(unit.extras[0])
    file = root.child("file") if root is not None else None
    if root is None or file is None:
        return None
    source = file.attrs.get("source-language", root.attrs.get("srcLang", ""))
    target = file.attrs.get("target-language", root.attrs.get("trgLang", ""))
    return Place(root.attrs.get("version", ""), source, target, file, root)


class Layout:
    """The document being written: which file and which groups are open."""

    def __init__(self, version: str, sides: Sides) -> None:
        self._first, self._sides = version == "1.2", sides
        self._file: str | None = None
        self._files = self._groups = 0
        self._open: list[tuple[str, str]] = []
        """Number and name of each group that is open."""
        self._native = False
        """Whether the file was read in this version of the format, so that what its groups say of themselves fits here."""

    def enter(self, unit: Unit, place: Place | None) -> tuple[str, Unit]:
        """Return the XML that leads to a unit's place, and the unit without what told of that place."""
        document = unit.prop(DOCUMENT) or ""
        out, extras = "", unit.extras
        if place and place.version.startswith("1") == self._first and place.file:
            out, extras = self._begin(place.file, document, place), extras[1:]
        elif self._file is None or document != self._file:
            out = self._begin(None, document, None)
        path = (unit.prop(GROUP) or "").split("/") if unit.prop(GROUP) else []
        common = 0
        while common < min(len(path), len(self._open)) and path[common] == self._open[common][0]:
            common += 1
        out += self._leave(len(self._open) - common)
        new = path[common:]
        told = 0
        while self._native and told < min(len(new), len(extras)) and _GROUP.match(extras[told]):
            told += 1
        for number, definition in zip(new, [None] * (len(new) - told) + list(extras[:told]), strict=True):
            out += self._group(number, definition)
        kept = tuple(prop for prop in unit.props if prop.type not in {DOCUMENT, GROUP})
        return out, replace(unit, props=kept, extras=extras[told:])

    def end(self) -> str:
        """Return the XML that ends the last file; a document without units gets an empty one."""
        if self._file is None:
            return self._begin(None, "", None) + self.end()
        return self._leave(len(self._open)) + ("</body></file>\n" if self._first else "</file>\n")

    def _begin(self, file: Node | None, document: str, place: Place | None) -> str:
        out = "" if self._file is None else self.end()
        self._file, self._files, self._native = document, self._files + 1, file is not None
        attrs = self._attributes(file, document)
        inside = "".join(part.xml() for part in file.parts if isinstance(part, Node)) if file else ""
        body = "<body>" if self._first else ""
        return f"{out}<file{attrs_xml(declared('file', attrs))}>{inside}{body}\n"

    def _attributes(self, file: Node | None, document: str) -> Attrs:
        if file is not None:
            return tuple(file.attrs.items())
        if not self._first:
            return (("id", f"tm.f{self._files}"), *((("original", document),) if document else ()))
        target = (("target-language", self._sides.target),) if self._sides.target else ()
        source = (("source-language", self._sides.source),) if self._sides.source else ()
        return (("original", document), *source, *target, ("datatype", "plaintext"))

    def _group(self, number: str, definition: str | None) -> str:
        self._groups += 1
        node = element(definition)
        name = node.name if node else "group"
        self._open.append((number, name))
        attrs = tuple(node.attrs.items()) if node else (("id", f"tm.g{self._groups}"),)
        inside = "".join(part.xml() for part in node.parts if isinstance(part, Node)) if node else ""
        return f"<{name}{attrs_xml(attrs)}>{inside}\n"

    def _leave(self, count: int) -> str:
        gone = [self._open.pop() for _ in range(count)]
        return "".join(f"</{name}>\n" for _, name in gone)
