"""Carry through valid TMX what its DTD cannot hold, and put it back.

Unknown attributes and elements, odd dates and codes like `en_US` go into properties whose type begins with `x-tm-was-`; an
unknown element in a segment becomes a `hi` (inside native code a `sub`) whose type says what it was, and so does a `bpt` or `ept`
without its partner an `it`. The law, held by a
property test: `restore(carry(unit)) == unit`, and what is carried is valid.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from tm.formats.tmx.alone import lone_codes, pair_of
from tm.formats.tmx.dtd import ATTRIBUTES, CHILDREN, CODE_REQUIRED, DATES, FREE, HEADER_REQUIRED, allows, is_lang
from tm.model.memory import CODES, Attrs, Content, Header, InlineCode, Note, Prop, Unit, Variant

CARRIER = "x-tm-was-"
_ATTR = CARRIER + "attr-"
_LANG = CARRIER + "lang"
_ELEMENT = CARRIER + "element"
_PROP = CARRIER + "prop"
_NOTE = CARRIER + "note"
_NO_VARIANT = CARRIER + "none"
CODE_CARRIER = "x-tm-was "
"""How the `type` of an element in a segment begins that stands for another, or for attributes it cannot have."""

_UDE = re.compile(r"<ude[\s/>]")

HEADER_DEFAULTS = {
    "creationtool": "unknown",
    "creationtoolversion": "unknown",
    "segtype": "sentence",
    "o-tmf": "unknown",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "unknown",
}

UNKNOWN_LANG = "und"

Holder = TypeVar("Holder", Unit, Variant, Header)


def carry_unit(unit: Unit) -> Unit:
    """Return the unit as valid TMX 1.4, with what that cannot hold in carriers."""
    variants = tuple(carry_variant(v) for v in unit.variants)
    if variants:
        return replace(_carried("tu", unit), variants=variants)
    return replace(_carried("tu", unit, Prop(_NO_VARIANT, "")), variants=(Variant(UNKNOWN_LANG),))


def carry_variant(variant: Variant) -> Variant:
    """Return the variant as valid TMX 1.4."""
    lang = valid_lang(variant.lang)
    more = () if lang == variant.lang else (Prop(_LANG, variant.lang),)
    return replace(_carried("tuv", variant, *more), lang=lang, content=_carry_content("seg", variant.content))


def carry_header(header: Header) -> Header:
    """Return the header as valid TMX 1.4, what is missing filled in; `ude` stays where it is."""
    carried = _carried("header", header)
    present = dict(carried.attrs)
    filled = tuple((name, present.get(name, HEADER_DEFAULTS[name])) for name in HEADER_REQUIRED)
    others = tuple(pair for pair in carried.attrs if pair[0] not in HEADER_REQUIRED)
    return replace(carried, attrs=filled + others, version="1.4")


def _carried(element: str, holder: Holder, *more: Prop) -> Holder:
    """Return what units, variants and headers have in common as valid TMX, with carriers for the rest and `more` behind them."""
    attrs, attr_carriers = _carry_attrs(element, holder.attrs)
    notes, note_carriers = _carry_notes(holder.notes)
    kept = tuple(x for x in holder.extras if element == "header" and _UDE.match(x))
    elements = [Prop(_ELEMENT, x) for x in holder.extras if x not in kept]
    carriers: list[Prop] = attr_carriers + note_carriers + elements
    return replace(holder, attrs=attrs, notes=notes, props=(*_carry_props(holder.props), *carriers, *more), extras=kept)


def valid_lang(code: str) -> str:
    """Return the code in a form that XML Schema and BCP 47 accept; `und` where nothing can be made of it."""
    if is_lang(code):
        return code
    hyphened = code.strip().replace("_", "-")
    return hyphened if is_lang(hyphened) else UNKNOWN_LANG


def is_valid(unit: Unit) -> bool:
    """Return whether the unit is valid TMX 1.4 as it is."""
    if unit.extras or not unit.variants or not _attrs_fit("tu", unit.attrs) or not _plain(unit.props, unit.notes):
        return False
    return all([_is_valid_variant(v) for v in unit.variants])


def _is_valid_variant(variant: Variant) -> bool:
    content = variant.content
    return (
        not variant.extras
        and is_lang(variant.lang)
        and (not variant.attrs or _attrs_fit("tuv", variant.attrs))
        and (not (variant.props or variant.notes) or _plain(variant.props, variant.notes))
        and ((len(content) == 1 and isinstance(content[0], str)) or _carry_content("seg", content) == content)
    )


def _attrs_fit(element: str, attrs: Attrs) -> bool:
    free = FREE[element]
    return all([name in free or allows(element, name, value) for name, value in attrs])


def _plain(props: Iterable[Prop], notes: Iterable[Note]) -> bool:
    for prop in props:
        if not _prop_fits(prop):
            return False
    return not notes or all([_attrs_fit("note", note.attrs) for note in notes])


def _prop_fits(prop: Prop) -> bool:
    """Return whether the property is valid, and cannot be taken for a carrier."""
    kind = prop.type
    return kind is not None and not kind.startswith(CARRIER) and (not prop.attrs or _attrs_fit("prop", prop.attrs))


def _carry_attrs(element: str, attrs: Attrs) -> tuple[Attrs, list[Prop]]:
    kept: list[tuple[str, str]] = []
    carriers: list[Prop] = []
    # Sorted, as the writer sorts: a second round then writes the same bytes.
    for name, value in sorted(attrs):
        if allows(element, name, value):
            kept.append((name, value))
            continue
        carriers.append(Prop(_ATTR + name, value))
        if name in ATTRIBUTES[element]:
            better = _basic_date(value) if name in DATES else valid_lang(value) if name.endswith("lang") else None
            if better:
                kept.append((name, better))
    return tuple(kept), carriers


def _basic_date(value: str) -> str | None:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    try:
        return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") if moment.year >= 1000 else None
    except OverflowError:
        return None


def _carry_props(props: Iterable[Prop]) -> Iterable[Prop]:
    for prop in props:
        yield prop if _prop_fits(prop) else Prop(_PROP, _dump([prop.type, prop.text, prop.attrs]))


def _carry_notes(notes: tuple[Note, ...]) -> tuple[tuple[Note, ...], list[Prop]]:
    kept: list[Note] = []
    carriers: list[Prop] = []
    for number, note in enumerate(notes):
        fitting = tuple(pair for pair in note.attrs if allows("note", *pair))
        kept.append(Note(note.text, fitting))
        if fitting != note.attrs:
            carriers.append(Prop(_NOTE, _dump([number, note.attrs])))
    return tuple(kept), carriers


def _carry_content(parent: str, content: Content) -> Content:
    alone = lone_codes(content) if "it" in CHILDREN[parent] else ()
    return tuple(
        part if isinstance(part, str) else _isolated(part) if (part.name, pair_of(part)) in alone else _carry_code(parent, part)
        for part in content
    )


def _isolated(code: InlineCode) -> InlineCode:
    """Return a code without its partner as TMX has such (`it`), with what it was in its type."""
    x = tuple(pair for pair in code.attrs if pair[0] == "x")
    kind = CODE_CARRIER + _dump({"name": code.name, "attrs": code.attrs})
    attrs = (("pos", "begin" if code.name == "bpt" else "end"), *x[:1], ("type", kind))
    return InlineCode("it", attrs, _carry_content("it", code.content))


def _carry_code(parent: str, code: InlineCode) -> InlineCode:
    if code.name not in CHILDREN[parent]:
        name = "sub" if parent in CODES else "hi"
        kind = CODE_CARRIER + _dump({"name": code.name, "attrs": code.attrs})
        return InlineCode(name, (("type", kind),), _carry_content(name, code.content))
    content = _carry_content(code.name, code.content)
    required = CODE_REQUIRED.get(code.name)
    missing = required is not None and all(name != required[0] for name, _ in code.attrs)
    fitting = tuple(pair for pair in code.attrs if allows(code.name, *pair))
    disguised = any(name == "type" and value.startswith(CODE_CARRIER) for name, value in code.attrs)
    if fitting == code.attrs and not missing and not disguised:
        return code if content == code.content else replace(code, content=content)
    if required is not None and all(name != required[0] for name, _ in fitting):
        fitting = (required, *fitting)
    mark = "attrs" if "type" in ATTRIBUTES[code.name] else "outer"
    kind = CODE_CARRIER + _dump({mark: code.attrs})
    if mark == "attrs":
        fitting = (*(pair for pair in fitting if pair[0] != "type"), ("type", kind))
    else:
        content = (*content, InlineCode("sub", (("type", kind),)))
    return InlineCode(code.name, fitting, content)


def restore_unit(unit: Unit) -> Unit:
    """Undo `carry_unit`."""
    restored, found = _restored(unit)
    return replace(restored, variants=() if found.no_variant else tuple(restore_variant(v) for v in unit.variants))


def restore_variant(variant: Variant) -> Variant:
    """Undo `carry_variant`."""
    restored, found = _restored(variant)
    lang = variant.lang if found.lang is None else found.lang
    return replace(restored, lang=lang, content=restore_content(variant.content))


def restore_header(header: Header) -> Header:
    """Undo `carry_header`, but for the defaults it filled in."""
    return _restored(header)[0]


def _restored(holder: Holder) -> tuple[Holder, _Found]:
    """Undo `_carried`, and return what else the carriers say."""
    props, found = _sort_out(holder.props)
    attrs, notes = found.attributes(holder.attrs), found.restored_notes(holder.notes)
    return replace(holder, attrs=attrs, props=props, notes=notes, extras=holder.extras + tuple(found.extras)), found


def restore_content(content: Content) -> Content:
    """Give elements in a segment their own names and attributes back."""
    return tuple(part if isinstance(part, str) else _restore_code(part) for part in content)


def _restore_code(code: InlineCode) -> InlineCode:
    last = code.content[-1] if code.content else None
    if isinstance(last, InlineCode) and last.name == "sub" and (attrs := _pairs(_was(last).get("outer"))) is not None:
        return InlineCode(code.name, attrs, restore_content(code.content[:-1]))
    content = restore_content(code.content)
    was = _was(code)
    name = was.get("name", code.name)
    if isinstance(name, str) and (attrs := _pairs(was.get("attrs"))) is not None:
        return InlineCode(name, attrs, content)
    return replace(code, content=content)


def _was(code: InlineCode) -> dict[str, Any]:
    kind = next((value for name, value in code.attrs if name == "type"), "")
    found = _load(kind.removeprefix(CODE_CARRIER)) if kind.startswith(CODE_CARRIER) else None
    return found if isinstance(found, dict) else {}


class _Found:
    """What the carriers among some properties say."""

    def __init__(self) -> None:
        self.attrs: dict[str, str] = {}
        self.extras: list[str] = []
        self.notes: dict[int, Attrs] = {}
        self.lang: str | None = None
        self.no_variant = False

    def attributes(self, attrs: Attrs) -> Attrs:
        merged = dict(attrs) | self.attrs
        return tuple(merged.items())

    def take_note(self, row: object) -> bool:
        """Take a note's number and attributes; `False` where it is nothing that `_carry_notes` wrote."""
        if not (isinstance(row, list) and len(row) == 2 and isinstance(row[0], int)):
            return False
        attrs = _pairs(row[1])
        if attrs is not None:
            self.notes[row[0]] = attrs
        return attrs is not None

    def restored_notes(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(replace(n, attrs=self.notes.get(i, n.attrs)) for i, n in enumerate(notes))


def _sort_out(props: tuple[Prop, ...]) -> tuple[tuple[Prop, ...], _Found]:
    kept: list[Prop] = []
    found = _Found()
    for prop in props:
        kind = prop.type or ""
        if kind.startswith(_ATTR):
            found.attrs[kind.removeprefix(_ATTR)] = prop.text
        elif kind == _ELEMENT:
            found.extras.append(prop.text)
        elif kind == _LANG:
            found.lang = prop.text
        elif kind == _NO_VARIANT:
            found.no_variant = True
        elif not (kind == _NOTE and found.take_note(_load(prop.text))):
            kept.append((_carried_prop(_load(prop.text)) if kind == _PROP else None) or prop)
    return tuple(kept), found


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _pairs(rows: object) -> Attrs | None:
    """Return attributes out of a carrier; `None` where it holds something else."""
    if not isinstance(rows, list):
        return None
    if not all(isinstance(row, list) and len(row) == 2 and all(isinstance(part, str) for part in row) for row in rows):
        return None
    return tuple((name, value) for name, value in rows)


def _carried_prop(row: object) -> Prop | None:
    if not (isinstance(row, list) and len(row) == 3 and isinstance(row[0], str | None) and isinstance(row[1], str)):
        return None
    attrs = _pairs(row[2])
    return None if attrs is None else Prop(row[0], row[1], attrs)
