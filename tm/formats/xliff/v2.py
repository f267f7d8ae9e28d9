"""A `unit` of XLIFF 2.x as units: one for each segment.

| XLIFF 2.x | unit |
| --- | --- |
| `id` of the unit; for further segments with `/` and the segment's id (else its number) | `tuid` |
| with several segments, or a segment with an id | `x-tm-unit`, `x-tm-segment` |
| `translate`; other attributes of the unit | `x-tm-translate`; attributes |
| metadata that we wrote | properties, and the attributes that XLIFF lacks |
| a segment's `state`, `subState`; other attributes | `x-tm-state`, `x-tm-substate`; attributes with `segment:` before their names |
| `source`, `target` | variants; their attributes |
| `notes` | notes |
| original data that no code refers to | as XML among the extras |
| `ignorable`; modules and other namespaces | as XML among the extras of the segment before; of the first the unit's own |
"""

from __future__ import annotations

from tm.formats.xliff.around import Around
from tm.formats.xliff.inline2 import Reader2, odd_data, read_data
from tm.formats.xliff.names import ATTRIBUTE, SEGMENT, SEGMENT_ATTR, STATE, SUBSTATE, TRANSLATE, UNIT, name_of, own
from tm.formats.xliff.node import Node
from tm.formats.xliff.states import exact
from tm.model.memory import Attrs, Note, Prop, Unit, Variant

LEADING = "tm-leading"
"""The element that holds, among the extras, what stands before the first segment."""
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
PROPS = "tm"
"""The category of the metadata that are a unit's properties."""


def units2(node: Node, around: Around) -> list[Unit]:
    """Return the units of a `unit`; none where it has no segment."""
    reader = Reader2(around.known, read_data(node))
    attrs, props, notes, extras = _about(node, around)
    segments = list(node.children("segment"))
    name = name_of(node.attrs.get("id"))
    several = len(segments) > 1
    found: list[Unit] = []
    for number, segment in enumerate(segments, 1):
        id_ = segment.attrs.get("id")
        own_attrs, own_props, state = _segment(segment, around)
        tuid = name if number == 1 else f"{name or ''}/{id_ or number}"
        if several:
            own_props.append(Prop(UNIT, name or ""))
        if id_ is not None:
            own_props.append(Prop(SEGMENT, id_))
        if number == 1:
            facts = tuple(exact([*props, *own_props], state, "second")), notes, (*extras, *_behind(node, segment, around))
            found.append(Unit(tuid, _variants(segment, around, reader), (*attrs, *own_attrs), *facts, segment.line))
            continue
        own_props = [*(prop for prop in props if prop.type == TRANSLATE), *own_props, *((state,) if state else ())]
        behind = _behind(node, segment, around)
        found.append(Unit(tuid, _variants(segment, around, reader), own_attrs, tuple(own_props), (), behind, segment.line))
    return found


def _about(node: Node, around: Around) -> tuple[Attrs, tuple[Prop, ...], tuple[Note, ...], tuple[str, ...]]:
    """Return what a unit says of itself."""
    attrs = dict(own("unit", node.attrs, around.known))
    attrs.pop("id", None)
    props = [Prop(TRANSLATE, attrs.pop("translate"))] if "translate" in attrs else []
    notes: list[Note] = []
    extras: list[str] = []
    leading: list[str] = []
    begun = False
    for child in node.children():
        if child.name == "notes":
            rows = child.children("note")
            notes += [Note(row.text, _from(own("note", row.attrs, around.known))) for row in rows]
        elif child.name == "segment":
            begun = True
        elif child.name == "ignorable":
            if not begun:
                leading.append(child.xml(dict(around.known)))
        elif (told := _properties(child)) is not None:
            props += [prop for prop in told if not (prop.type or "").startswith(ATTRIBUTE)]
            attrs |= {
                prop.type.removeprefix(ATTRIBUTE): prop.text for prop in told if prop.type and prop.type.startswith(ATTRIBUTE)
            }
        elif child.name != "originalData" or child is odd_data(node):
            extras.append(child.xml(dict(around.known)))
    if leading:
        extras.append(f"<{LEADING}>{''.join(leading)}</{LEADING}>")
    return tuple(attrs.items()), tuple(props), tuple(notes), tuple(extras)


def _from(attrs: Attrs) -> Attrs:
    """Return a note's attributes, its category under the name that XLIFF 1.2 has for it."""
    return tuple(("from" if name == "category" else name, value) for name, value in attrs)


def _properties(node: Node) -> list[Prop] | None:
    """Return the properties that metadata stand for; `None` where they are others."""
    groups = list(node.children())
    if node.name != "mda:metadata" or len(groups) != 1 or groups[0].attrs != {"category": PROPS}:
        return None
    return [Prop(row.attrs.get("type"), row.text) for row in groups[0].children()]


def _segment(segment: Node, around: Around) -> tuple[Attrs, list[Prop], Prop | None]:
    """Return a segment's attributes, properties and state."""
    attrs = dict(own("segment", segment.attrs, around.known))
    attrs.pop("id", None)
    state = Prop(STATE, attrs.pop("state")) if "state" in attrs else None
    props = [Prop(SUBSTATE, attrs.pop("subState"))] if "subState" in attrs else []
    return tuple((SEGMENT_ATTR + name, value) for name, value in attrs.items()), props, state


def _behind(node: Node, segment: Node, around: Around) -> tuple[str, ...]:
    """Return the ignorable parts between a segment and the next."""
    rows = [child for child in node.children("segment", "ignorable")]
    found = []
    for row in rows[rows.index(segment) + 1 :]:
        if row.name == "segment":
            break
        found.append(row.xml(dict(around.known)))
    return tuple(found)


def _variants(segment: Node, around: Around, reader: Reader2) -> tuple[Variant, ...]:
    found = []
    for name, lang in (("source", around.source), ("target", around.target)):
        side = segment.child(name)
        if side is not None:
            attrs = dict(own(name, side.attrs, around.known))
            lang = attrs.pop("xml:lang", "") or lang
            found.append(Variant(lang, reader.content(side), tuple(attrs.items())))
    return tuple(found)
