"""Units of measure and currencies beside numbers, and what they come to in one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tm.model.text import Lang
from tm.text.numbers_ko_forms import DAYS
from tm.text.numbers_shared import Number
from tm.text.units_forms import SIGNS, TABLE

MONEY = "money"
TEMPERATURE = "temperature"
TIME = "time"
_CELSIUS, _FAHRENHEIT = "degree Celsius", "degree Fahrenheit"


class Unit(NamedTuple):
    """A unit of measure.

    Attributes:
        name: English, in the singular.
        dimension: what it measures; only units of one dimension can be turned into one another.
        low, high: how much of the dimension's base it is; two figures where that has changed (currencies) or differed (old units).
    """

    name: str
    dimension: str
    low: float
    high: float


Units = tuple[Unit, ...]
"""What a word may mean: 파운드 is a weight and a currency. Empty: no unit known."""

_ADJECTIVES = (
    r"(?:u\.s\.|us|american|north\skorean|south\skorean|korean|chinese|japanese|british|metric|more|additional|extra|full|long"
    r"|straight|consecutive|whole)"
)
_GAP: dict[Lang, str] = {"ko": r"\s?(?:여|몇)?\s?(?:미\s?(?=달러))?", "en": rf"[\s-]?(?:of\s)?(?:an?\s|{_ADJECTIVES}\s)?"}
_ALSO = (("metre", "metre a second", re.compile("초[속당]")), (_CELSIUS, _FAHRENHEIT, re.compile("화씨")))
"""What a Korean unit may mean too where the text says so anywhere."""
_END: dict[Lang, str] = {
    "ko": r"(?:(?![가-힣])|(?=여?[은는이가을를의에도만씩으로과와부까당간째쯤정꼴짜들밖뿐마처보라다였인중후동어치급규]"
    r"|[안미상내넘모형남초]))",
    "en": r"(?![a-z])",
}
_RANGE: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"\s?[~∼〜–·,-]\s?|에서\s|\s?내지\s"),
    "en": re.compile(r"\s?[-–~]\s?|\s(?:to|or|and)\s"),
}


def units(text: str, lang: Lang, found: Sequence[Number]) -> list[Units]:
    """Return what each number of a text is counted in; both ends of a range share the unit: 20~30km."""
    out: list[Units] = [()] * len(found)
    also = [(_named(one), _named(one, other)) for one, other, sign in _ALSO if lang == "ko" and sign.search(text)]
    for n in range(len(found) - 1, -1, -1):
        out[n] = _unit(text, lang, found[n])
        out[n] = next((more for named, more in also if named == out[n]), out[n])
        if not out[n] and n + 1 < len(found) and out[n + 1] and _RANGE[lang].fullmatch(text, found[n].end, found[n + 1].start):
            out[n] = out[n + 1]
    return out


def same(a: Units, b: Units) -> bool:
    """Return whether two numbers may be counted in one unit."""
    return any(unit in b for unit in a)


def comparable(a: Units, b: Units) -> bool:
    """Return whether one may be turned into the other: the units differ, and what they measure does not."""
    return not same(a, b) and any(one.dimension == other.dimension for one in a for other in b)


def equivalent(a: float, a_slack: float, a_units: Units, b: float, b_slack: float, b_units: Units) -> bool:
    """Return whether the one may be the other in another unit: 10 miles are 16 km.

    The slacks are how much each may be off by rounding. Currencies agree if there was a rate of exchange at which they did.
    """
    return any(
        (one.dimension != TEMPERATURE and _meet(_span(a, a_slack, one), _span(b, b_slack, other)))
        or (one.name == _CELSIUS and other.name == _FAHRENHEIT and _warm(a, a_slack, b, b_slack))
        or (other.name == _CELSIUS and one.name == _FAHRENHEIT and _warm(b, b_slack, a, a_slack))
        for one in a_units
        for other in b_units
        if one.dimension == other.dimension and one != other
    )


def _span(value: float, slack: float, unit: Unit) -> tuple[float, float]:
    return (value - slack) * unit.low, (value + slack) * unit.high


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _warm(celsius: float, slack: float, fahrenheit: float, other_slack: float) -> bool:
    """Return whether temperatures, above or below zero, or their differences agree."""
    reach = 1.8 * min(slack, 0.5) + min(other_slack, 0.5) + 0.5
    return any(abs(abs(sign * celsius * 1.8 + zero) - abs(fahrenheit)) <= reach for sign in (1, -1) for zero in (32, 0))


def _unit(text: str, lang: Lang, number: Number) -> Units:
    before, after = _expressions(lang)
    if sign := before.search(text, max(0, number.start - 6), number.start):
        return _named(*SIGNS[sign[1].upper().replace(" ", "")])
    if lang == "ko" and text[number.start : number.end] in DAYS:
        return _named("day")
    behind = after.match(text, number.end)
    return _meanings(lang)[_key(behind[1], lang)] if behind else ()


def _key(form: str, lang: Lang) -> str:
    return form if lang == "ko" else form.lower().replace("-", " ")


@cache
def _expressions(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells a number's unit before and behind it."""
    flags = re.I if lang == "en" else 0
    forms = "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in sorted(_meanings(lang), key=len, reverse=True))
    latin = r"(?<=[a-zA-Z])(?![a-zA-Z])"
    end = rf"(?:{latin}|(?<![a-zA-Z]){_END[lang]})" if lang == "ko" else _END[lang]
    signs = "|".join(re.escape(sign).replace("중국돈", r"중국\s?돈") for sign in sorted(SIGNS, key=len, reverse=True))
    return re.compile(rf"({signs})\s?$", flags), re.compile(rf"{_GAP[lang]}({forms}){end}", flags)


@cache
def _named(*names: str) -> Units:
    return tuple(unit for unit, _, _ in _table() if unit.name in names)


@cache
def _meanings(lang: Lang) -> dict[str, Units]:
    """Return the units that each form of a language may mean."""
    out: dict[str, Units] = {}
    for unit, korean, english in _table():
        for form in _spelled(korean if lang == "ko" else english):
            out[form] = (*out.get(form, ()), unit)
    return out


def _spelled(forms: str) -> Iterator[str]:
    for form in forms.split():
        for ending in ("", "s") if "(s)" in form else ("",):
            yield form.replace("_", " ").replace("(s)", ending)


@cache
def _table() -> tuple[tuple[Unit, str, str], ...]:
    out = []
    for line in TABLE.strip().splitlines():
        dimension, name, size, korean, english = line.split(" | ")
        low, _, high = size.partition("..")
        out.append((Unit(name, dimension, float(low), float(high or low)), korean, english))
    return tuple(out)
