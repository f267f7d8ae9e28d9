"""A `trans-unit` of XLIFF 1.2 (and 1.0, 1.1) as units: one, or one for each segment of its `seg-source`.

| XLIFF 1.2 | unit |
| --- | --- |
| `id`; with segments `id`, then `id/mid` | `tuid`; with segments the properties `x-tm-unit` and `x-tm-segment`, too |
| `approved`, `translate`; other attributes | `x-tm-approved`, `x-tm-translate`; attributes |
| `source`, `target` | variants; their attributes |
| `target`'s `state`, `state-qualifier` | `x-tm-state`, `x-tm-state-qualifier` |
| `note` | note |
| `context-group` of one place; of gettext's msgctxt | `x-reference`; `x-context` |
| `context-group` that we wrote | other properties, and the attributes that XLIFF lacks |
| everything else | as XML among the extras |
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import unquote

from tm.formats.xliff.around import Around
from tm.formats.xliff.inline import aside
from tm.formats.xliff.inline1 import Reader1
from tm.formats.xliff.names import (
    APPROVED,
    ATTRIBUTE,
    CONTEXT,
    QUALIFIER,
    REFERENCE,
    SEGMENT,
    STATE,
    TRANSLATE,
    UNIT,
    name_of,
    own,
)
from tm.formats.xliff.node import Node
from tm.formats.xliff.segmentation import bare, frame, outside, segments, unwrapped
from tm.formats.xliff.states import exact
from tm.model.memory import Attrs, Note, Prop, Unit, Variant

Dialect = Callable[[Node, str | None], tuple[list[Prop], list[Note]]]
"""Gives what a tool says of a segment (by its mid; `None`: of the whole unit) in elements and attributes of its own."""

PROPS = "x-tm"
"""The purpose of a `context-group` that holds a unit's properties. (The strict schema of XLIFF 1.2 has no `prop-group`.)"""
QUOTED = "x-tm:"
"""Before the type of a property that is no `context-type`; in that it is quoted as in an address."""
GETTEXT_CONTEXT = "x-gettext-msgctxt"
_ENTRY = "po-entry"
"""The name that its group has where translate-toolkit wrote it; that has to be the only one in a file, so that we write none."""
MOVED = {"approved": APPROVED, "translate": TRANSLATE}


def units1(node: Node, around: Around, dialect: Dialect | None = None) -> list[Unit]:
    """Return the units of a `trans-unit`."""
    return _One(node, around, dialect).units()


class _One:
    """One `trans-unit` being read."""

    def __init__(self, node: Node, around: Around, dialect: Dialect | None) -> None:
        self._node, self._around, self._dialect = node, around, dialect
        self._reader = Reader1(around.known, around.native)
        self._source, self._target = node.child("source"), node.child("target")
        self._segmented = node.child("seg-source")
        self._props: list[Prop] = []
        self._state: Prop | None = None
        self._notes: list[Note] = []
        self._extras: list[str] = []

    def units(self) -> list[Unit]:
        marks = segments(self._segmented) if self._segmented else {}
        if marks and self._divides(marks):
            return self._several(marks)
        attrs = self._about(("source", "target"))
        variants = self._whole()
        props, notes = self._said(None)
        return [self._unit(name_of(self._node.attrs.get("id")), variants, attrs, props, notes)]

    def _divides(self, marks: dict[str, Node]) -> bool:
        """Return whether the target has its text in segments, so that none of it is between them."""
        if self._target is None:
            return True
        return not outside(self._target, set(segments(self._target)) & set(marks)).strip()

    def _whole(self) -> tuple[Variant, ...]:
        found = []
        for side, lang in ((self._source, self._around.source), (self._target, self._around.target)):
            if side is not None:
                attrs, lang = self._side(side, lang)
                found.append(Variant(lang, self._reader.content(side), attrs))
        return tuple(found)

    def _side(self, side: Node, lang: str) -> tuple[Attrs, str]:
        """Return the attributes and the language of a side; a target's state goes among the properties."""
        attrs = dict(own(side.name, side.attrs, self._around.known))
        lang = attrs.pop("xml:lang", "") or lang
        if side.name == "target":
            if "state" in attrs:
                self._state = Prop(STATE, attrs.pop("state"))
            if "state-qualifier" in attrs:
                self._props.append(Prop(QUALIFIER, attrs.pop("state-qualifier")))
        return tuple(attrs.items()), lang

    def _several(self, marks: dict[str, Node]) -> list[Unit]:
        assert self._segmented is not None
        attrs = self._about(("source", "target", "seg-source"))
        targets = segments(self._target) if self._target else {}
        known = dict(self._around.known)
        if self._source is not None and bare(self._source, known) != bare(unwrapped(self._segmented), known):
            self._extras.append(self._source.xml(known))
        self._extras.append(frame(self._segmented, marks).xml(known))
        lang = self._around.target
        target_attrs: Attrs = ()
        if self._target is not None:
            target_attrs, lang = self._side(self._target, lang)
            self._extras.append(frame(Node("target", {}, 0, 0), ()).xml() if not targets else self._frame(self._target, marks))
        name = name_of(self._node.attrs.get("id"))
        found = []
        shared, self._props = self._props, []
        for number, (mid, mark) in enumerate(marks.items()):
            first = not number
            self._props = [*(shared if first else self._of_target(shared)), Prop(UNIT, name or ""), Prop(SEGMENT, mid)]
            variants = [Variant(self._around.source, self._reader.content(mark))]
            if mid in targets:
                variants.append(Variant(lang, self._reader.content(targets[mid]), target_attrs if first else ()))
            props, notes = self._said(mid)
            tuid = name if first else f"{name or ''}/{mid}"
            found.append(self._unit(tuid, tuple(variants), attrs if first else (), props, notes))
            self._notes, self._extras = [], []
        return found

    def _frame(self, side: Node, marks: Collection[str]) -> str:
        """Return a target around its segments; its attributes are kept elsewhere."""
        found = frame(side, marks)
        found.attrs = {}
        return found.xml(dict(self._around.known))

    def _of_target(self, props: list[Prop]) -> list[Prop]:
        """Return the properties that hold for every segment."""
        every = {*MOVED.values(), QUALIFIER}
        return [prop for prop in props if prop.type in every]

    def _said(self, mid: str | None) -> tuple[list[Prop], list[Note]]:
        """Return what a tool says beside the text, but for what the properties say already."""
        props, notes = self._dialect(self._node, mid) if self._dialect else ([], [])
        return [prop for prop in props if prop not in self._props], [note for note in notes if note not in self._notes]

    def _about(self, sides: tuple[str, ...]) -> Attrs:
        """Take what is neither side; return the attributes that stay such."""
        attrs = aside(own("trans-unit", self._node.attrs, self._around.known), frozenset(["tuid"]))
        attrs.pop("id", None)
        self._props += [Prop(kind, attrs.pop(name)) for name, kind in MOVED.items() if name in attrs]
        seen: set[str] = set()
        for child in self._node.children():
            if child.name in sides and child.name not in seen:
                seen.add(child.name)
            elif child.name == "note":
                self._notes.append(Note(child.text, own("note", child.attrs, self._around.known)))
            elif found := _known_group(child):
                moved = [prop for prop in found if (prop.type or "").startswith(ATTRIBUTE)]
                attrs |= {(prop.type or "").removeprefix(ATTRIBUTE): prop.text for prop in moved}
                self._props += [prop for prop in found if prop not in moved]
            else:
                self._extras.append(child.xml(dict(self._around.known)))
        return tuple(attrs.items())

    def _unit(self, tuid: str | None, variants: tuple[Variant, ...], attrs: Attrs, props: list[Prop], notes: list[Note]) -> Unit:
        return Unit(
            tuid,
            variants,
            attrs,
            tuple(exact([*self._props, *props], self._state, "first")),
            (*self._notes, *notes),
            tuple(self._extras),
            self._node.line,
        )


def _known_group(node: Node) -> list[Prop]:
    """Return the properties that a group stands for; none where it is another."""
    if node.name != "context-group" or set(node.attrs) - {"name", "purpose"}:
        return []
    rows = list(node.children())
    if any(row.name != "context" or set(row.attrs) != {"context-type"} or list(row.children()) for row in rows):
        return []
    if node.attrs == {"purpose": PROPS}:
        return [Prop(_type(row.attrs["context-type"]), row.text) for row in rows]
    kinds = {row.attrs["context-type"]: row.text for row in rows}
    names = tuple(p for p in node.attrs.items() if p[0] == "name")
    if node.attrs.get("purpose") == "location" and list(kinds) in (["sourcefile"], ["sourcefile", "linenumber"]):
        file, line = kinds["sourcefile"], kinds.get("linenumber", "")
        return [Prop(REFERENCE, f"{file}:{line}" if "linenumber" in kinds else file, names)]
    if list(kinds) == [GETTEXT_CONTEXT] and len(rows) == 1 and node.attrs.get("name", _ENTRY) == _ENTRY:
        return [Prop(CONTEXT, kinds[GETTEXT_CONTEXT])]
    return []


def _type(kind: str) -> str:
    return unquote(kind.removeprefix(QUOTED)) if kind.startswith(QUOTED) else kind
