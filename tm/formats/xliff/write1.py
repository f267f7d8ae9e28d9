"""Units of one `trans-unit` as XLIFF 1.2; the inverse of `v1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from tm.formats.bilingual import Sides
from tm.formats.tmx.markup import attrs_xml, text_xml
from tm.formats.xliff.inline import tag
from tm.formats.xliff.inline1 import xml1
from tm.formats.xliff.names import (
    ATTRIBUTE,
    CONTEXT,
    DOCUMENT,
    GROUP,
    QUALIFIER,
    REFERENCE,
    SEGMENT,
    SEGMENT_ATTR,
    STATE,
    UNIT,
    declared,
)
from tm.formats.xliff.node import Node
from tm.formats.xliff.segmentation import is_segment
from tm.formats.xliff.states import first_state
from tm.formats.xliff.tree import element
from tm.formats.xliff.v1 import GETTEXT_CONTEXT, MOVED, PROPS, QUOTED
from tm.model.memory import Attrs, Note, Prop, Unit, Variant

_NATIVE = ("context-group", "count-group", "prop-group", "alt-trans")
_UNIT = frozenset(
    "xml:space reformat datatype ts phase-name restype resname extradata help-id menu menu-option menu-name coord font css-style"
    " style exstyle extype maxbytes minbytes size-unit maxheight minheight maxwidth minwidth charclass merged-trans".split()
)
_SOURCE = frozenset("xml:space ts".split())
_TARGET = frozenset("xml:space ts phase-name restype resname coord font css-style style exstyle equiv-trans".split())
_NOTE = frozenset("xml:lang priority from annotates".split())
_FRAMES = ("source", "seg-source", "target")
_CONTEXT_TYPE = re.compile(r"x-\S+\Z")
_LINES = re.compile(r"\d+(?:,\d+)*\Z")
"""A number of a line; Angular gives those of the first and the last."""


def block1(block: Sequence[Unit], sides: Sides, id_: str, file: Sides) -> str:
    """Return the `trans-unit` of some units, all of them segments of it where there are several.

    Args:
        block: the units.
        sides: the languages that are written.
        id_: of the `trans-unit`.
        file: the languages that the `file` names.
    """
    first = block[0]
    attrs: Attrs = (("id", id_), *((name, text) for name, kind in MOVED.items() if (text := first.prop(kind)) is not None))
    attrs += _allowed(first.attrs, _UNIT)
    parts = [f"<trans-unit{attrs_xml(declared('trans-unit', attrs))}>"]
    frames = {node.name: node for node in map(_frame, first.extras) if node is not None}
    picked = [sides.pick(unit) for unit in block]
    target = next((pair[1] for pair in picked if pair and pair[1]), None)
    if "seg-source" in frames and first.prop(SEGMENT) is not None:
        parts += _segmented(block, picked, frames, file)
    elif pair := picked[0]:
        parts.append(_side("source", pair[0], file.source))
        parts += [frames["seg-source"].xml()] if "seg-source" in frames else []
        if pair[1]:
            parts.append(_side("target", pair[1], file.target, first))
    parts += _about(first, has_target=target is not None)
    return "".join([*parts, "</trans-unit>"])


def _allowed(attrs: Attrs, names: frozenset[str]) -> Attrs:
    """Return attributes that XLIFF has, or that are of other namespaces, sorted; none of the model's own."""
    kept = [pair for pair in attrs if pair[0] in names or (":" in pair[0] and not pair[0].startswith(("xml:", SEGMENT_ATTR)))]
    return tuple(sorted(kept))


def _frame(extra: str) -> Node | None:
    if not extra.startswith(tuple(f"<{name}" for name in _FRAMES)):
        return None
    node = element(extra)
    return node if node is not None and node.name in _FRAMES else None


def _side(name: str, variant: Variant, lang: str, unit: Unit | None = None, inside: str | None = None) -> str:
    attrs: Attrs = (("xml:lang", variant.lang),) if variant.lang != lang else ()
    if unit is not None:
        found = (("state", first_state(unit)), ("state-qualifier", unit.prop(QUALIFIER)))
        attrs += tuple((key, value) for key, value in found if value is not None)
    attrs += _allowed(variant.attrs, _SOURCE if unit is None else _TARGET)
    return f"<{name}{attrs_xml(declared(name, attrs))}>{xml1(variant.content) if inside is None else inside}</{name}>"


def _segmented(
    block: Sequence[Unit], picked: Sequence[tuple[Variant, Variant | None] | None], frames: dict[str, Node], sides: Sides
) -> list[str]:
    """Return source, segmented source and target, each segment in its place."""
    texts: list[dict[str, str]] = [{}, {}]
    for unit, pair in zip(block, picked, strict=True):
        for side, variant in zip(texts, pair or (), strict=False):
            if variant is not None:
                side[unit.prop(SEGMENT) or ""] = xml1(variant.content)
    seg_source = frames["seg-source"]
    source = frames["source"].xml() if "source" in frames else f"<source>{_filled(seg_source, texts[0], wrapped=False)}</source>"
    start = tag("seg-source", tuple(seg_source.attrs.items()))[:-2]
    parts = [source, f"{start}>{_filled(seg_source, texts[0])}</seg-source>"]
    target = next((pair[1] for pair in picked if pair and pair[1]), None)
    if target is not None or "target" in frames:
        variant = target or Variant(sides.target)
        parts.append(_side("target", variant, sides.target, block[0], _filled(frames.get("target", seg_source), texts[1])))
    return parts


def _filled(node: Node, texts: dict[str, str], *, wrapped: bool = True) -> str:
    """Return what a frame holds, with the texts in its segments."""
    out = []
    for part in node.parts:
        if isinstance(part, str):
            out.append(text_xml(part))
            continue
        mark = is_segment(part)
        inside = texts.get(part.attrs["mid"]) if mark else None
        if inside is None:
            inside = _filled(part, texts, wrapped=wrapped)
        if mark and not wrapped:
            out.append(inside)
        elif mark and not inside and part.attrs["mid"] not in texts:
            continue
        else:
            start = f"<{part.name}{attrs_xml(tuple(part.attrs.items()))}"
            out.append(f"{start}>{inside}</{part.name}>" if inside else f"{start}/>")
    return "".join(out)


def _about(unit: Unit, *, has_target: bool) -> list[str]:
    own = {DOCUMENT, GROUP, UNIT, SEGMENT, *MOVED.values()}
    if has_target:
        own |= {QUALIFIER} | ({STATE} if first_state(unit) == unit.prop(STATE) else set())
    parts = [_note(note) for note in unit.notes]
    rest: list[Prop] = []
    for prop in unit.props:
        if prop.type in own:
            continue
        if prop.type == REFERENCE and set(dict(prop.attrs)) <= {"name"}:
            parts.append(_reference(prop))
        elif prop.type == CONTEXT and not prop.attrs:
            inside = tag("context", (("context-type", GETTEXT_CONTEXT),), text_xml(prop.text))
            parts.append(tag("context-group", (("purpose", "information"),), inside))
        elif prop.type is not None:
            rest.append(prop)
    own_attrs = {name for name, _ in _allowed(unit.attrs, _UNIT)}
    rest += [Prop(ATTRIBUTE + name, value) for name, value in sorted(unit.attrs) if name not in own_attrs]
    rows = "".join(_property(prop) for prop in rest if not prop.attrs)
    parts += [tag("context-group", (("purpose", PROPS),), rows)] if rows else []
    names = [extra[1:].split(None, 1)[0].rstrip("/>").split(">")[0] for extra in unit.extras]
    parts += [extra for extra, name in zip(unit.extras, names, strict=True) if name in _NATIVE]
    parts += [extra for extra, name in zip(unit.extras, names, strict=True) if ":" in name or _foreign(extra)]
    return parts


def _foreign(extra: str) -> bool:
    return 'xmlns="' in extra.partition(">")[0]


def _property(prop: Prop) -> str:
    kind = prop.type or ""
    if not _CONTEXT_TYPE.match(kind) or kind.startswith(QUOTED):
        kind = QUOTED + quote(kind, safe="")
    return tag("context", (("context-type", kind),), text_xml(prop.text))


def _note(note: Note) -> str:
    attrs = _allowed(note.attrs, _NOTE)
    return f"<note{attrs_xml(declared('note', attrs))}>{text_xml(note.text)}</note>"


def _reference(prop: Prop) -> str:
    file, colon, line = prop.text.rpartition(":")
    if not colon or not _LINES.match(line):
        file, line = prop.text, ""
    rows = tag("context", (("context-type", "sourcefile"),), text_xml(file))
    if line:
        rows += tag("context", (("context-type", "linenumber"),), line)
    return tag("context-group", (*prop.attrs, ("purpose", "location")), rows)
