"""A review taken back into a memory that has units of its documents already: what a person reviewed stays or is decided anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tm.align.fixed import Held, find_held
from tm.model.memory import Unit
from tm.model.review import ReviewDocument

REVIEWED = "x-tm-reviewed"
"""The property of a unit that a person approved."""

_Tells = Callable[[Unit], bool]


def settled(
    document: ReviewDocument, made: Sequence[Unit], old: Iterable[Unit], *, is_reviewed: _Tells, own: _Tells, unmoved: _Tells
) -> list[Unit]:
    """Return the units that a memory has of a document after its review, in the document's order.

    What a row decides, `ok` or `drop`, takes the place of everything that the memory had of its segments; an approved pair that
    the memory has with the same texts stays, signed by who approved it first. What nobody has decided on takes the place of
    unreviewed units only. Reviewed ones whose segments are gone, and units of another document of that name, stay at the end.

    Args:
        document: the review.
        made: the units of its rows, from `tm.align.review.reviewed`.
        old: the units of documents of the same names in the memory.
        is_reviewed: tells which of them a person has reviewed.
        own: tells which are of this very document, whatever it says now.
        unmoved: tells which name segments of the document as it is in the review.
    """
    units = list(old)
    known = [unit for unit in units if is_reviewed(unit)]
    others = [unit for unit in units if not is_reviewed(unit) and not own(unit)]
    held, lost = find_held(known, document.sides, unmoved=unmoved)
    before = {_said(unit): unit for unit in (*lost, *(unit for one in held for unit in one.units))}
    approved = [before.get(_said(unit), unit) for unit in made if unit.prop(REVIEWED) is not None]
    decided = {unit.tuid for unit in approved}
    stay = [one for one in held if not _is_decided(document, one)]
    free = [unit for unit in made if unit.prop(REVIEWED) is None and not any(_shares(unit, one) for one in stay)]
    kept = [unit for one in stay for unit in one.units]
    return [
        *sorted([*approved, *free, *kept], key=_place),
        *(unit for unit in lost if unit.tuid not in decided),
        *(unit for unit in others if not find_held([unit], document.sides)[0]),
    ]


def _said(unit: Unit) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Return a unit's name, its texts, and what a person noted."""
    return unit.tuid, tuple(variant.text for variant in unit.variants), tuple(note.text for note in unit.notes)


def _is_decided(document: ReviewDocument, held: Held) -> bool:
    """Return whether a row that a person has decided on has a segment of a reviewed pair."""
    rows = (row for row in document.rows if row.status)
    return any(not set(row.ko_ids).isdisjoint(held.bead.ko) or not set(row.en_ids).isdisjoint(held.bead.en) for row in rows)


def _shares(unit: Unit, held: Held) -> bool:
    ko, en = _place(unit)
    return not set(ko).isdisjoint(held.bead.ko) or not set(en).isdisjoint(held.bead.en)


def _place(unit: Unit) -> tuple[list[int], list[int]]:
    ko, en = ([int(n) for n in (unit.prop(f"x-tm-seg-{lang}") or "").split(",") if n.isdecimal()] for lang in ("ko", "en"))
    return ko, en
