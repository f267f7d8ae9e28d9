"""Which figure of one side says what a figure of the other says, and what is left."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tm.check.check import Pair
from tm.check.days import accounted, different_zones, is_years_away, names_day, wrong_weekday
from tm.check.figures import Figure, figures
from tm.check.nearness import about, agrees, equal, equivalents, mislabelled, otherwise, shifted, undated
from tm.model.text import Lang
from tm.text.calendar import Field
from tm.text.implied import implied
from tm.text.numbers import NumberKind
from tm.text.placeables import PLACEHOLDERS, placeables
from tm.text.units import MONEY, comparable, same

_MANY = 10_000
"""Above so many combinations only equal figures are looked for: a table of numbers, not a sentence."""
_NEAR = 40
"""How far apart, in code points, a measure and what it comes to in another unit may stand."""


class Unpaired(NamedTuple):
    """A figure that nothing on the other side goes with, or one on each side that should have been the same."""

    source: Figure | None
    target: Figure | None


class Compared(NamedTuple):
    """What is left of a pair's figures: numbers, parts of dates, and those whose units do not go together.

    Each figure is left in one of them only, so that no mistake is told twice.
    """

    numbers: Sequence[Unpaired] = ()
    dates: Sequence[Unpaired] = ()
    units: Sequence[Unpaired] = ()


class _Side:
    """One side of a pair, with the figures that have no partner yet, in order."""

    def __init__(self, text: str, lang: Lang) -> None:
        self.text, self.lang = text, lang
        self.all = figures(text, lang)
        self.left = dict.fromkeys(self.all)

    def drop(self, figures: Iterable[Figure]) -> None:
        for figure in figures:
            self.left.pop(figure, None)


Match = Callable[[Figure, Figure], bool]


@lru_cache(maxsize=4)
def compare(pair: Pair) -> Compared:
    """Return what is left of the figures of both sides when those that say the same are taken out."""
    source, target = _Side(pair.source, pair.source_lang), _Side(pair.target, pair.target_lang)
    if not source.left and not target.left:
        return Compared()
    _couple_equal(source, target)
    few = len(source.left) * len(target.left) <= _MANY
    for match in (otherwise, about, _turned(source, target)) if few else ():
        _couple(source, target, match)
    if few and different_zones(pair.source, pair.target, pair.source_lang, pair.target_lang):
        _couple(source, target, shifted)
    units = [*_couple(source, target, mislabelled), *_couple(source, target, _converted)] if few else []
    known = _date(pair)
    dates = _weekdays(source, target)
    for side, needless in [
        (here, [figure for figure in here.left if _needless(figure, here, there, known)])
        for here, there in ((source, target), (target, source))
    ]:
        side.drop(needless)
    units += [Unpaired(one, None) for one in _asides(source)] + [Unpaired(None, two) for two in _asides(target)]
    names = [Unpaired(one, two) for one in source.left for two in target.left if one.name and one.name == two.name]
    for side in (source, target):
        side.drop([figure for figure in side.left if figure.weak])
    dates += _couple(source, target, undated)
    dates += _paired(*([figure for figure in side.left if figure.part] for side in (source, target)))
    numbers = _paired(*([figure for figure in side.left if not figure.part] for side in (source, target)))
    return Compared((*names, *numbers), dates, units)


def _couple_equal(source: _Side, target: _Side) -> None:
    """Take out equal figures, those first that agree in unit and part of a date, then what repeats them."""
    by_value: dict[object, list[Figure]] = {}
    for figure in target.left:
        by_value.setdefault(figure.value, []).append(figure)
    for match in (agrees, equal):
        for one in list(source.left):
            found = next((two for two in by_value.get(one.value, ()) if two in target.left and match(one, two)), None)
            if found:
                source.drop([one])
                target.drop([found])
    paired = {side: {_what(figure) for figure in side.all if figure not in side.left} for side in (source, target)}
    source.drop([figure for figure in source.left if _what(figure) in paired[target]])
    target.drop([figure for figure in target.left if _what(figure) in paired[source]])


def _what(figure: Figure) -> object:
    return figure.value, figure.kind is NumberKind.VAGUE, figure.part and figure.part.field


def _couple(source: _Side, target: _Side, match: Match) -> list[Unpaired]:
    """Take out, and return, each figure with the first on the other side that it goes with."""
    out = []
    for one in list(source.left):
        found = next((two for two in target.left if match(one, two)), None)
        if found:
            source.drop([one])
            target.drop([found])
            out.append(Unpaired(one, found))
    return out


def _turned(source: _Side, target: _Side) -> Match:
    """Return what tells whether one figure is the other in another unit, where neither has its own unit opposite."""

    def match(one: Figure, two: Figure) -> bool:
        return equivalents(one, two) and not (_opposite(one, target, two) or _opposite(two, source, one))

    return match


def _opposite(figure: Figure, there: _Side, partner: Figure) -> bool:
    """Return whether the other side has, besides the partner, a figure in that unit which has none; of money, any."""
    money = figure.units[0].dimension == MONEY
    return any(same(figure.units, other.units) for other in (there.all if money else there.left) if other is not partner)


def _converted(one: Figure, two: Figure) -> bool:
    return not (one.weak or two.weak) and comparable(one.units, two.units)


def _date(pair: Pair) -> date | None:
    try:
        return date.fromisoformat((pair.date or "")[:10])
    except ValueError:
        return None


def _weekdays(source: _Side, target: _Side) -> list[Unpaired]:
    """Take out, and return, days of the week that are not the same on both sides, or not that of the full date opposite."""
    here, there = ([f for f in side.left if f.part and f.part.field is Field.WEEKDAY] for side in (source, target))
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


def _needless(figure: Figure, here: _Side, there: _Side, known: date | None) -> bool:
    """Return whether a figure needs no partner: the other side tells it in other words, or this one tells it once more."""
    if figure.part and figure.part.field is not Field.MINUTE:
        field = figure.part.field
        if any(other.part and other.part.field is field for other in there.left):
            return False
        alone = field is Field.MONTH and not any(other.part and other.part.field is Field.DAY for other in here.all)
        return accounted(figure, there.all, there.text, there.lang, known, alone)
    if implied(figure.value, there.text, there.lang, figure.kind is NumberKind.ORDINAL) or (figure.value == 1 and _filled_in(there.text) > _filled_in(here.text)):
        return True
    if is_years_away(figure, here.text) and any(other.part and other.part.field is Field.YEAR for other in there.left):
        return True
    return _told_again(figure, here, there)


def _filled_in(text: str) -> int:
    """Return how many placeholders a text has: `1 file` and `%d files` share a translation."""
    return len(placeables(text, PLACEHOLDERS)) if "%" in text or "{" in text or "$" in text else 0


def _told_again(figure: Figure, here: _Side, there: _Side) -> bool:
    """Return whether a figure is in another unit what stands beside it, and that has a partner."""
    if not figure.units or any(same(figure.units, other.units) for other in there.left):
        return False
    return any(other not in here.left and equivalents(figure, other) for other in _neighbours(figure, here))


def _asides(here: _Side) -> list[Figure]:
    """Take out, and return, what stands in brackets behind a measure in another unit and does not come to it."""
    out = [figure for figure in here.left if figure.units and any(_miscounts(figure, other, here) for other in _neighbours(figure, here))]
    here.drop(out)
    return out


def _miscounts(figure: Figure, other: Figure, side: _Side) -> bool:
    between = side.text[min(figure.end, other.end) : max(figure.start, other.start)]
    beside = other not in side.left and "(" in between and comparable(figure.units, other.units)
    return beside and not equivalents(figure, other)


def _neighbours(figure: Figure, side: _Side) -> list[Figure]:
    return [other for other in side.all if other is not figure and max(figure.start - other.end, other.start - figure.end) <= _NEAR]


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
    field = (one.part and one.part.field) != (two.part and two.part.field)
    if not one.value or not two.value:
        return field, float("inf")
    ratio = abs(math.log10(float(one.value) / float(two.value)))
    return field, min(ratio, abs(ratio - round(ratio)) + 0.1 if ratio > 0.5 else ratio)
