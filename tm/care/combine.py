"""Two versions of one unit put together, where that needs no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from tm.care.sides import code_of, date_of
from tm.model.memory import Attrs, Header, Unit, Variant

T = TypeVar("T")

_LATEST = frozenset(["changedate", "lastusagedate"])
_EARLIEST = frozenset(["creationdate"])


def combine(base: Unit | None, ours: Unit, theirs: Unit) -> Unit | None:
    """Return the unit with the changes of both sides, or `None` where both changed a text, and not to the same.

    A pair of texts that nobody has seen is never made: if one side changed the source and the other the target, that is a
    conflict. Properties and notes are put together; of attributes that both changed the newer unit's count.
    """
    texts = [_texts(unit) for unit in (base, ours, theirs)]
    if texts[1] != texts[2] and (base is None or texts[0] not in texts[1:]):
        return None
    first = theirs if texts[1] != texts[2] and texts[0] == texts[1] else ours
    newer = theirs if date_of(theirs) > date_of(ours) else ours
    old = base or Unit()
    return Unit(
        _one(old.tuid, ours.tuid, theirs.tuid) if base else ours.tuid or theirs.tuid,
        tuple(_variant(n, v, base, ours, theirs, newer) for n, v in enumerate(first.variants)),
        _attrs(old.attrs, ours.attrs, theirs.attrs, newer.attrs),
        _items(old.props, ours.props, theirs.props),
        _items(old.notes, ours.notes, theirs.notes),
        _items(old.extras, ours.extras, theirs.extras),
    )


def combine_headers(base: Header, ours: Header, theirs: Header) -> Header:
    """Return our header with what they changed of it."""
    return replace(
        ours,
        attrs=_attrs(base.attrs, ours.attrs, theirs.attrs, ours.attrs),
        props=_items(base.props, ours.props, theirs.props),
        notes=_items(base.notes, ours.notes, theirs.notes),
        extras=_items(base.extras, ours.extras, theirs.extras),
    )


def _texts(unit: Unit | None) -> list[tuple[str, object]]:
    return sorted(((code_of(v.lang), v.content) for v in unit.variants), key=repr) if unit else []


def _variant(n: int, first: Variant, base: Unit | None, ours: Unit, theirs: Unit, newer: Unit) -> Variant:
    old, mine, other, newest = (_same(n, first, unit) for unit in (base or Unit(), ours, theirs, newer))
    return replace(
        first,
        attrs=_attrs(old.attrs, mine.attrs, other.attrs, newest.attrs),
        props=_items(old.props, mine.props, other.props),
        notes=_items(old.notes, mine.notes, other.notes),
        extras=_items(old.extras, mine.extras, other.extras),
    )


def _same(n: int, variant: Variant, unit: Unit) -> Variant:
    """Return a unit's variant in that language, the one at the same place where there are several."""
    found = [v for v in unit.variants if code_of(v.lang) == code_of(variant.lang)]
    if n < len(unit.variants) and unit.variants[n] in found:
        return unit.variants[n]
    return found[0] if found else Variant(variant.lang)


def _one(base: T, ours: T, theirs: T) -> T:
    return theirs if ours == base else ours


def _items(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> tuple[T, ...]:
    """Return ours without what they took away, and behind it what they added."""
    kept = [item for item in ours if item in theirs or item not in base]
    return (*kept, *(item for item in theirs if item not in base and item not in ours))


def _attrs(base: Attrs, ours: Attrs, theirs: Attrs, newer: Attrs) -> Attrs:
    old, mine, other, newest = map(dict, (base, ours, theirs, newer))
    found = {}
    for name in mine | other:
        a, b, c = (attrs.get(name) for attrs in (old, mine, other))
        value = b if b == c else _changed(name, a, b, c, newest.get(name))
        if value is not None:
            found[name] = value
    return tuple(found.items())


def _changed(name: str, base: str | None, ours: str | None, theirs: str | None, newest: str | None) -> str | None:
    if base is None and None in (ours, theirs):
        return ours or theirs
    if base in (ours, theirs):
        return _one(base, ours, theirs)
    given = [value for value in (ours, theirs) if value is not None]
    if name in _LATEST:
        return max(given)
    if name in _EARLIEST:
        return min(given)
    if name == "usagecount" and all(value.isdecimal() for value in given):
        return max(given, key=int)
    return newest or given[0]
