"""Figures that need no partner: the other side tells them in other words, or their own side tells them once more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from tm.check.compounds import dotted, fields
from tm.check.days import accounted, is_years_away
from tm.check.figures import Figure
from tm.check.nearness import equivalents
from tm.check.sides import Side
from tm.text.calendar import Field
from tm.text.events import names_event
from tm.text.implied import implied
from tm.text.numbers import NumberKind
from tm.text.placeables import PLACEHOLDERS, placeables
from tm.text.relative import relatives
from tm.text.units import MONEY, comparable, same

_FIFTY = 50
_BESIDE = 2
"""How far apart, in code points, month and day of an event's name may stand."""
_NEAR = 40
"""How far apart, in code points, a measure and what it comes to in another unit may stand."""


def excused(figure: Figure, here: Side, there: Side, known: date | None) -> bool:
    """Return whether a figure needs no partner; `known` is the date of the document."""
    if _in_event(figure, here, there.text):
        return True
    if figure.part and figure.part.field is not Field.MINUTE:
        if _named(there.left, figure.part.field):
            return False
        alone = figure.part.field is Field.MONTH and not _named(here.all, Field.DAY)
        alike = sum(1 for _ in relatives(here.text, here.lang, Field.MONTH)) if figure.part.field is Field.MONTH else 0
        return accounted(figure, there.all, there.text, there.lang, known, alone, alike)
    return (
        _implied(figure, there)
        or (figure.value == 1 and _placeholders(there.text) > _placeholders(here.text))
        or (is_years_away(figure, here.text) and _named(there.left, Field.YEAR))
        or _told_again(figure, here, there)
    )


def _implied(figure: Figure, there: Side) -> bool:
    """Return whether words of a side imply a figure; of fifty half speaks as a share only, not of 50분."""
    if figure.value == _FIFTY and figure.units:
        return False
    return implied(figure.value, there.text, there.lang, figure.kind is NumberKind.ORDINAL)


def _in_event(figure: Figure, here: Side, text: str) -> bool:
    """Return whether a figure is a part of the day after which an event is called, and a text has the event's name."""
    return any(
        figure in pair
        and (fields(pair) == (Field.MONTH, Field.DAY) or dotted(pair, here.text))
        and pair[1].start - pair[0].end <= _BESIDE
        and names_event(int(pair[0].value), int(pair[1].value), text)
        for pair in pairwise(here.all)
    )


def miscounted(here: Side) -> list[Figure]:
    """Return what stands in brackets behind a measure in another unit and does not come to it."""
    return [
        figure for figure in here.left if figure.units and any(_miscounts(figure, other, here) for other in _near(figure, here))
    ]


def restated(here: Side) -> list[Figure]:
    """Return what stands in brackets behind a measure without a partner and is the same in another unit."""
    return [
        figure
        for figure in here.left
        if figure.units
        and any(
            other in here.left and other.end <= figure.start and _bracketed(figure, other, here) and equivalents(figure, other)
            for other in _near(figure, here)
        )
    ]


def _named(figures: Iterable[Figure], field: Field) -> bool:
    return any(figure.part and figure.part.field is field for figure in figures)


def _placeholders(text: str) -> int:
    """Return how many a text has: `1 file` and `%d files` share a translation."""
    return len(placeables(text, PLACEHOLDERS)) if "%" in text or "{" in text or "$" in text else 0


def _told_again(figure: Figure, here: Side, there: Side) -> bool:
    """Return whether a figure is in another unit, or is in some currency, what stands beside it, and that has a partner."""
    if not figure.units or any(same(figure.units, other.units) for other in there.left):
        return False
    money = figure.units[0].dimension == MONEY
    return any(
        other not in here.left and (equivalents(figure, other) or (money and not other.units and _bracketed(figure, other, here)))
        for other in _near(figure, here)
    )


def _miscounts(figure: Figure, other: Figure, side: Side) -> bool:
    beside = other not in side.left and comparable(figure.units, other.units) and _bracketed(figure, other, side)
    return beside and not equivalents(figure, other)


def _bracketed(figure: Figure, other: Figure, side: Side) -> bool:
    return "(" in side.text[min(figure.end, other.end) : max(figure.start, other.start)]


def _near(figure: Figure, side: Side) -> list[Figure]:
    return [other for other in side.all if other is not figure and max(figure.start - other.end, other.start - figure.end) <= _NEAR]
