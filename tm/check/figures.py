"""The figures of one side of a pair: its numbers, with unit and part of a date, and the days of the week that it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from tm.model.text import Lang
from tm.text.calendar import Field, Part, parts_of_dates
from tm.text.hedges import Hedge, hedge
from tm.text.numbers import Exact, Number, NumberKind, numbers
from tm.text.placeables import Placeable, placeables
from tm.text.units import TIME, Units, units
from tm.text.weekdays import weekdays

_HALF = Fraction(1, 2)
_REACH = 30
_AND_A: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"\s?(?:년|해|시간|달|개월|배|톤|주)\s?"),
    "en": re.compile(r"(?:\s[a-z]+)?\sand\s(?:an?|one)\s"),
}
_ONE_AND_A = re.compile(r"\b(an?)\s[a-z]+\sand\sa\s$", re.I)
_SECONDS = re.compile(r"초\s?")
_HUNDREDTHS = re.compile(r"\d\d(?:(?=[에의을를로만,.)\s])(?![,.]\d)|$)")
_SOFTWARE = re.compile(r"[<%{$@\\&`]|://|www\.|--")
_GLUED = re.compile(r"[A-Za-z_]-?$|[A-Za-z]\d*[.-]$")
_LETTERS = re.compile(r"[A-Za-z_\d.-]+$")
_GLUED_AFTER = re.compile(r"(?!(?:s|m|mn|bn|x|am|pm|st|nd|rd|th|AD|BC|CE|BCE)\b)[A-Za-z_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number in a text, or a day of the week.

    Attributes:
        text: as written.
        value: a year of the Juche era as one of the calendar.
        weak: may stand alone: a vague number, words such as one, 한, second, the digits of a name such as F5.
        name: the letters to which the digits of a name are joined, else empty.
    """

    text: str
    start: int
    end: int
    value: Exact
    kind: NumberKind = NumberKind.CARDINAL
    part: Part | None = None
    units: Units = ()
    hedge: Hedge | None = None
    weak: bool = False
    name: str = ""

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits."""
        return any(c.isdigit() for c in self.text)


@lru_cache(maxsize=64)
def figures(text: str, lang: Lang) -> tuple[Figure, ...]:
    """Return the figures of a text, in order; those in tags, placeholders and addresses are none."""
    found = numbers(text, lang)
    if found and _SOFTWARE.search(text):
        found = tuple(_outside(found, [one for one in placeables(text) if one.kind != "shell"]))
    if "_" in text:
        found = tuple(one for one in found if not _split_by_key(text, one))
    days = [
        Figure(text[start:end], start, end, day, NumberKind.DATE, Part(Field.WEEKDAY, day), weak=True)
        for start, end, day in weekdays(text, lang)
    ]
    read = zip(found, parts_of_dates(text, lang, found), units(text, lang, found), strict=True)
    out = _with_fractions(text, lang, [_figure(text, lang, *one) for one in read])
    return tuple(sorted([*out, *days], key=lambda one: one.start)) if days else tuple(out)


def _split_by_key(text: str, number: Number) -> bool:
    """Return whether a number word is the rest of a word with the mark of a keyboard shortcut in it: H_eight."""
    return (
        text[number.start].isalpha()
        and text[max(0, number.start - 2) : number.start - 1].isalpha()
        and text[number.start - 1] == "_"
    )


def _outside(found: Iterable[Number], hidden: Sequence[Placeable]) -> Iterator[Number]:
    """Give the numbers that share no letter with a placeable; both come in order."""
    ends = [one.end for one in hidden]
    for number in found:
        at = bisect_right(ends, number.start)
        if at == len(hidden) or hidden[at].start >= number.end:
            yield number


def _figure(text: str, lang: Lang, number: Number, part: Part | None, measure: Units) -> Figure:
    """Return a number as a figure; what is counted in won is no year."""
    start, end, kind = number.start, number.end, number.kind
    if part and part.field is Field.YEAR and measure and measure[0].dimension != TIME:
        part = None
    written = text[start:end]
    name = _name(text, start, end) if written[0].isdigit() and not measure else ""
    spelled = not part and not any(c.isdigit() for c in written)
    weak = kind is NumberKind.VAGUE or bool(name) or (spelled and number.value <= (2 if kind is NumberKind.ORDINAL else 1))
    if part:
        return Figure(written, start, end, part.value, kind, part, weak=weak, name=name)
    return Figure(written, start, end, number.value, kind, None, measure, hedge(text, start, end, lang), weak, name)


def _with_fractions(text: str, lang: Lang, found: list[Figure]) -> list[Figure]:
    """Return the figures with what is a fraction of the number before joined to it: two and a half miles, 2년 반, 9초 58."""
    out: list[Figure] = []
    for figure in found:
        before = out[-1] if out else None
        more = _fraction(text, lang, before, figure) if before and isinstance(before.value, int) else None
        if before and more:
            units = before.units or figure.units
            out[-1] = replace(before, text=text[before.start : figure.end], end=figure.end, value=before.value + more, units=units)
        else:
            out.append(_one_and_a_half(text, figure) if lang == "en" else figure)
    return out


def _one_and_a_half(text: str, half: Figure) -> Figure:
    """Return a half with the one before it whose number is an article alone: a year and a half."""
    before = _ONE_AND_A.search(text, max(0, half.start - _REACH), half.start) if half.value == _HALF else None
    if not before:
        return half
    measure = units(text, "en", [Number(1, *before.span(1))])[0]
    whole = text[before.start() : half.end]
    return replace(half, text=whole, start=before.start(), value=1 + _HALF, units=measure, weak=False)


def _fraction(text: str, lang: Lang, before: Figure, figure: Figure) -> Fraction | None:
    """Return how much a figure adds to the one before if it is a fraction of it."""
    if figure.value == _HALF:
        joined = before.kind is NumberKind.CARDINAL and _AND_A[lang].fullmatch(text, before.end, figure.start)
        return _HALF if joined else None
    if lang == "ko" and _SECONDS.fullmatch(text, before.end, figure.start) and _HUNDREDTHS.match(text, figure.start):
        return Fraction(int(figure.value), 100)
    return None


def _name(text: str, start: int, end: int) -> str:
    """Return the letters to which digits are joined: F of F5, UTF- of UTF-8; none for 5km."""
    if _GLUED.search(text, max(0, start - 6), start):
        before = _LETTERS.search(text, max(0, start - 20), start)
        return before[0] if before else ""
    behind = _GLUED_AFTER.match(text, end)
    return behind[0] if behind else ""
