"""Which figure of one side says what a figure of the other says, and what is left."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tm.check.check import Pair
from tm.check.compounds import couple_compounds, couple_named_days
from tm.check.days import different_zones, names_day, wrong_weekday
from tm.check.excuses import excused, miscounted, restated
from tm.check.figures import Figure
from tm.check.nearness import about, agrees, converted, equal, equivalents, mislabelled, opposed, otherwise, shifted, undated
from tm.check.periods import couple_periods
from tm.check.sides import Match, Side, Unpaired, couple, couple_equal
from tm.text.calendar import Field
from tm.text.units import MONEY, same

_SHORT = 4
"""Letters that the longest short form of a day of the week has."""
_MANY = 200
"""Where more figures are left, it is no sentence but a table of numbers, and only the first is told."""


class Compared(NamedTuple):
    """What is left of a pair's figures: numbers, parts of dates, and those whose units do not go together.

    Each figure is left in one of them only, so that no mistake is told twice.
    """

    numbers: Sequence[Unpaired] = ()
    dates: Sequence[Unpaired] = ()
    units: Sequence[Unpaired] = ()


@lru_cache(maxsize=4)
def compare(pair: Pair) -> Compared:
    """Return what is left of the figures of both sides when those that say the same are taken out."""
    source, target = Side(pair.source, pair.source_lang), Side(pair.target, pair.target_lang)
    if not source.left and not target.left:
        return Compared()
    couple_named_days(source, target)
    couple_equal(source, target, (agrees, equal))
    if len(source.left) + len(target.left) > _MANY:
        first = Unpaired(*(next((one for one in side.left if not one.weak), None) for side in (source, target)))
        return Compared([first]) if any(first) else Compared()
    couple(source, target, otherwise)
    couple_compounds(source, target)
    couple_periods(source, target)
    for match in (about, _lonely(equivalents, source, target)):
        couple(source, target, match)
    if different_zones(pair.source, pair.target):
        couple(source, target, shifted)
    units = couple(source, target, mislabelled) + couple(source, target, _lonely(converted, source, target))
    dates = _weekdays(source, target)
    _excuse(source, target, _date(pair))
    for side in (source, target):
        wrong = miscounted(side)
        side.drop([*wrong, *restated(side)])
        units += [Unpaired(one, None) if side is source else Unpaired(None, one) for one in wrong]
    numbers = couple(source, target, lambda one, two: bool(one.name) and one.name == two.name)
    numbers += couple(source, target, opposed)
    for side in (source, target):
        side.drop([figure for figure in side.left if figure.weak])
    dates += couple(source, target, undated)
    dates += _paired(*([figure for figure in side.left if figure.part] for side in (source, target)))
    numbers += _paired(*([figure for figure in side.left if not figure.part] for side in (source, target)))
    return Compared(numbers, dates, units)


def _lonely(match: Match, source: Side, target: Side) -> Match:
    """Return a match that holds only where neither figure has its own unit opposite."""

    def lonely(one: Figure, two: Figure) -> bool:
        return match(one, two) and not (_opposite(one, target, two) or _opposite(two, source, one))

    return lonely


def _opposite(figure: Figure, there: Side, partner: Figure) -> bool:
    """Return whether the other side has, besides the partner, a figure in that unit which has none; of money, any."""
    money = figure.units[0].dimension == MONEY
    return any(same(figure.units, other.units) for other in (there.all if money else there.left) if other is not partner)


def _date(pair: Pair) -> date | None:
    try:
        return date.fromisoformat((pair.date or "")[:10])
    except ValueError:
        return None


def _weekdays(source: Side, target: Side) -> list[Unpaired]:
    """Take out, and return, days of the week that differ, that have no date opposite, or not the one on which they fall."""
    here, there = ([f for f in side.left if f.part and f.part.field is Field.WEEKDAY] for side in (source, target))
    if bool(here) is not bool(there) and any(_may_be_else(side) for side in (source, target)):
        for side in (source, target):
            side.drop([*here, *there])
        return []
    out = [Unpaired(one, two) for one, two in zip(here, there, strict=False)]
    dated = (*source.all, *target.all)
    if not there and here and not names_day(target.all, target.text, target.lang):
        out.append(Unpaired(here[0], None))
    elif not here and there and not names_day(source.all, source.text, source.lang):
        out.append(Unpaired(None, there[0]))
    elif not here or not there:
        out += [Unpaired(one, None) for one in here if wrong_weekday(dated, one)]
        out += [Unpaired(None, two) for two in there if wrong_weekday(dated, two)]
    source.drop([unpaired.source for unpaired in out if unpaired.source])
    target.drop([unpaired.target for unpaired in out if unpaired.target])
    return out


def _may_be_else(side: Side) -> bool:
    """Return whether a text is nothing but a day of the week in short, which is a word of its own too: Sun, 월."""
    return len(side.text.strip(" .")) <= _SHORT and any(one.text == side.text.strip(" .") for one in side.all)


def _excuse(source: Side, target: Side, known: date | None) -> None:
    """Take out what needs no partner; both sides are looked at before either is changed."""
    ours = [figure for figure in source.left if excused(figure, source, target, known)]
    theirs = [figure for figure in target.left if excused(figure, target, source, known)]
    source.drop(ours)
    target.drop(theirs)


def _paired(source: Iterable[Figure], target: Iterable[Figure]) -> list[Unpaired]:
    """Return what is left with the likeliest mistake opposite: a slipped place or a changed digit before any other."""
    left, out = list(target), []
    for one in source:
        two = min(left, key=lambda other: _unlike(one, other), default=None)
        if two:
            left.remove(two)
        out.append(Unpaired(one, two))
    return out + [Unpaired(None, two) for two in left]


def _unlike(one: Figure, two: Figure) -> tuple[bool, float]:
    """Return what orders the candidates: another part of a date last, then how far the values are from a power of ten apart."""
    other_field = (one.part and one.part.field) != (two.part and two.part.field)
    if not one.value or not two.value:
        return other_field, math.inf
    places = abs(math.log10(one.value / two.value))
    return other_field, min(places, abs(places - round(places)) + 0.1)
