"""Dates that one side names and the other tells otherwise: 27일 and Sunday, 2019 and last year, 9일 and July 9."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from fractions import Fraction

from tm.check.figures import Figure
from tm.model.text import Lang
from tm.text.calendar import Field
from tm.text.numbers import NumberKind
from tm.text.relative import Relative, relatives

_MONTH_TO_DAY = 6
"""How far, in code points, the day of a date may stand behind its month or behind another day of it."""
_ZONES = re.compile(
    r"""현지\s?시[간각] | (?P<kst>(?:한국|우리|서울)\s?시[간각]|\b(?:Korean?|Seoul)\s(?:[Ss]tandard\s)?[Tt]ime\b|\bKST\b)
    | (?P<gmt>그리니치|세계\s?표준시|\b(?:GMT|UTC)\b)
    | (?P<et>동부\s?시[간각]|\bE[SD]?T\b)
    | (?P<pt>태평양\s?시[간각]|\bP[SD]?T\b) | \b[Ll]ocal\s[Tt]ime\b | (?P<other>\b(?:BST|CET|CST|CDT|MST|JST)\b)""",
    re.X,
)


def accounted(
    figure: Figure, others: Collection[Figure], text: str, lang: Lang, known: date | None, alone: bool = False, alike: int = 0
) -> bool:
    """Return whether a text that does not name a part of a date tells it in another way.

    Args:
        figure: the part of a date, of the other side.
        others: the figures of the text; lang: its language.
        known: the date of the document; what can be worked out from it must agree.
        alone: whether a month stands without a day; with one it may be left unsaid.
        alike: how many months the figure's own side tells as the text may: last month and 지난달.
    """
    assert figure.part is not None
    match figure.part.field:
        case Field.YEAR | Field.DECADE:
            return any(_is_year(figure.part.value, told, known) for told in relatives(text, lang, Field.YEAR)) or any(
                _is_years_away(figure.part.value, other, text, known) for other in others
            )
        case Field.MONTH:
            told = list(relatives(text, lang, Field.MONTH))
            if any(_is_month(figure.part.value, one, known) for one in told):
                return True
            days = [other for other in others if other.part and other.part.field is Field.DAY]
            if len(days) <= len(told) - alike > 0:
                return False
            if _each_day_has_its_month(others):
                return False
            near = known is None or (figure.part.value - known.month + 1) % 12 <= 2
            return near and not alone and names_day(others, text, lang)
        case Field.DAY:
            told = list(relatives(text, lang, Field.DAY))
            days = [other for other in others if other.part and other.part.field is Field.WEEKDAY]
            if known is None:
                return bool(told or days)
            return any(_is_day(figure.part.value, one, known) for one in told) or any(
                _falls(figure.part.value, other.part.value, known) for other in days if other.part
            )
    return False


def different_zones(source: str, target: str) -> bool:
    """Return whether times of day may be those of two places: one side names a time zone that the other does not."""
    return _zones(source) != _zones(target)


def _zones(text: str) -> set[str]:
    return {found.lastgroup or "local" for found in _ZONES.finditer(text)}


def wrong_weekday(parts: Collection[Figure], weekday: Figure) -> date | None:
    """Return the one full date among figures if it does not fall on that day of the week."""
    values: list[int] = []
    for field in (Field.YEAR, Field.MONTH, Field.DAY):
        found = {figure.part.value for figure in parts if figure.part and figure.part.field is field}
        if len(found) != 1:
            return None
        values.append(found.pop())
    try:
        day = date(*values)
    except ValueError:
        return None
    return None if day.isoweekday() == weekday.value else day


def is_years_away(figure: Figure, text: str) -> bool:
    """Return whether a figure tells a year from another: two years ago."""
    counted = not figure.part and figure.kind is not NumberKind.VAGUE and any(unit.name == "year" for unit in figure.units)
    return counted and _AWAY.match(text, figure.end) is not None


def names_day(others: Collection[Figure], text: str, lang: Lang) -> bool:
    """Return whether a text says on which day: the 9th, Monday, yesterday."""
    dated = any(other.part and other.part.field in (Field.DAY, Field.WEEKDAY) for other in others)
    return dated or any(True for _ in relatives(text, lang, Field.DAY))


def _each_day_has_its_month(others: Collection[Figure]) -> bool:
    """Return whether months are named, and none is left unsaid before a day."""
    named: Figure | None = None
    months = bare = False
    for other in others:
        field = other.part.field if other.part else None
        if field is Field.DAY:
            bare |= named is None or other.start - named.end > _MONTH_TO_DAY
        months |= field is Field.MONTH
        if field in (Field.DAY, Field.MONTH):
            named = other
    return months and not bare


def _is_year(value: int, told: Relative, known: date | None) -> bool:
    return known is None or told.offset is None or value == known.year + told.offset


def _is_years_away(value: int, other: Figure, text: str, known: date | None) -> bool:
    """Return whether `two years ago` may be that year."""
    if not is_years_away(other, text):
        return False
    return known is None or abs(abs(known.year - value) - Fraction(other.value)) <= 1


_AWAY = re.compile(r"\s?년(?:여)?\s?(?:전|뒤|후|만|째)|[\s-]years?\s(?:ago|earlier|before|later|after|since)")


def _is_month(value: int, told: Relative, known: date | None) -> bool:
    return known is None or told.offset is None or (known.month + told.offset - value) % 12 == 0


def _is_day(value: int, told: Relative, known: date) -> bool:
    return told.offset is None or (known + timedelta(told.offset)).day == value


def _falls(day: int, weekday: int, known: date) -> bool:
    """Return whether the day of the month nearest to the document's date falls on that day of the week."""
    near = min(_days(day, known), key=lambda one: abs((one - known).days), default=None)
    return near is not None and near.isoweekday() == weekday


def _days(day: int, known: date) -> Iterator[date]:
    for months in (-1, 0, 1):
        year, month = divmod(known.year * 12 + known.month - 1 + months, 12)
        try:
            yield date(year, month + 1, day)
        except ValueError:
            continue
