"""Units of one `unit` as XLIFF 2.x; the inverse of `v2`."""

from __future__ import annotations

from collections.abc import Sequence

from tm.formats.bilingual import Sides
from tm.formats.tmx.markup import attrs_xml, text_xml
from tm.formats.xliff.inline2 import Writer2
from tm.formats.xliff.names import ATTRIBUTE, DOCUMENT, GROUP, SEGMENT, SEGMENT_ATTR, STATE, SUBSTATE, TRANSLATE, UNIT, declared
from tm.formats.xliff.node import Node
from tm.formats.xliff.states import second_state
from tm.formats.xliff.tree import element
from tm.formats.xliff.v2 import LEADING, METADATA, PROPS
from tm.model.memory import Attrs, Note, Unit, Variant

_NOTE = frozenset("id appliesTo category priority".split())
_UNIT = frozenset("name canResegment srcDir trgDir type xml:space".split())
_SIDE = frozenset("order xml:space".split())


def block2(block: Sequence[Unit], sides: Sides, id_: str) -> str:
    """Return the `unit` of some units, all of them segments of it where there are several."""
    first = block[0]
    translate = first.prop(TRANSLATE)
    attrs: Attrs = (("id", id_), *((("translate", translate),) if translate in {"yes", "no"} else ()))
    attrs += tuple(pair for pair in first.attrs if pair[0] in _UNIT or (":" in pair[0] and not pair[0].startswith(SEGMENT_ATTR)))
    writer = Writer2(_given(first.extras))
    leading, behind = _ignorable(first.extras)
    segments = [*leading]
    for number, unit in enumerate(block):
        segments.append(_segment(unit, sides, writer))
        segments += behind if not number else _ignorable(unit.extras)[1]
    notes = "".join(_note(note) for note in first.notes)
    parts = [
        f"<unit{attrs_xml(declared('unit', attrs))}>",
        *(extra for extra in first.extras if ":" in extra.partition(" ")[0].partition(">")[0]),
        _metadata(first),
        f"<notes>{notes}</notes>" if notes else "",
        writer.data_xml(),
        *segments,
        "</unit>",
    ]
    return "".join(parts)


def _ignorable(extras: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the parts without text to translate before the first segment, and behind the one that has them."""
    leading: list[str] = []
    for extra in extras:
        if extra.startswith(f"<{LEADING}>"):
            leading += [part.xml() for part in held.children()] if (held := element(extra)) else []
    return leading, [extra for extra in extras if extra.startswith("<ignorable")]


def _given(extras: Sequence[str]) -> Node | None:
    """Return the original data that is kept whole."""
    return element(next((extra for extra in extras if extra.startswith("<originalData")), None))


def _segment(unit: Unit, sides: Sides, writer: Writer2) -> str:
    pair = sides.pick(unit)
    if pair is None:
        return ""
    found = (("id", unit.prop(SEGMENT)), ("state", second_state(unit)), ("subState", unit.prop(SUBSTATE)))
    attrs = tuple((name, value) for name, value in found if value is not None)
    attrs += tuple((name.removeprefix(SEGMENT_ATTR), value) for name, value in unit.attrs if name.startswith(SEGMENT_ATTR))
    source, target = pair
    text = _side("source", source, writer) + (_side("target", target, writer) if target else "")
    return f"<segment{attrs_xml(attrs)}>{text}</segment>"


def _side(name: str, variant: Variant, writer: Writer2) -> str:
    attrs = tuple(pair for pair in variant.attrs if pair[0] in _SIDE)
    return f"<{name}{attrs_xml(attrs)}>{writer.xml(variant.content)}</{name}>"


def _metadata(unit: Unit) -> str:
    own = {DOCUMENT, GROUP, UNIT, SEGMENT, SUBSTATE, TRANSLATE}
    if second_state(unit) == unit.prop(STATE):
        own.add(STATE)
    told = [(prop.type, prop.text) for prop in unit.props if prop.type is not None and prop.type not in own and not prop.attrs]
    told += [(ATTRIBUTE + name, value) for name, value in sorted(unit.attrs) if name not in _UNIT and ":" not in name]
    rows = "".join(f"<mda:meta{attrs_xml((('type', kind),))}>{text_xml(text)}</mda:meta>" for kind, text in told)
    if not rows:
        return ""
    return f'<mda:metadata xmlns:mda="{METADATA}"><mda:metaGroup category="{PROPS}">{rows}</mda:metaGroup></mda:metadata>'


def _note(note: Note) -> str:
    attrs = tuple(("category" if name == "from" else name, value) for name, value in note.attrs)
    kept = tuple(pair for pair in attrs if pair[0] in _NOTE or ":" in pair[0])
    return f"<note{attrs_xml(declared('note', kept))}>{text_xml(note.text)}</note>"
