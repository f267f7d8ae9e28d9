"""The figures of one side of a pair: its numbers, with unit and part of a date, and the days of the week that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tm.model.text import Lang
from tm.text.calendar import Part, parts_of_dates, weekdays
from tm.text.hedges import Hedge, hedge
from tm.text.numbers import Exact, NumberKind, numbers
from tm.text.placeables import placeables
from tm.text.units import Units, units

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
    name: str = field(default="")

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits."""
        return any(c.isdigit() for c in self.text)


@lru_cache(maxsize=64)
def figures(text: str, lang: Lang) -> tuple[Figure, ...]:
    """Return the figures of a text, in order; those in tags, placeholders and addresses are none."""
    found = numbers(text, lang)
    if found and _SOFTWARE.search(text):
        hidden = [(one.start, one.end) for one in placeables(text) if one.kind != "shell"]
        found = tuple(n for n in found if not any(start < n.end and n.start < end for start, end in hidden))
    days = [
        Figure(text[start:end], start, end, part.value, NumberKind.DATE, part, weak=True)
        for start, end, part in weekdays(text, lang)
    ]
    if not found:
        return tuple(days)
    parts, counted = parts_of_dates(text, lang, found), units(text, lang, found)
    out = []
    for number, part, measure in zip(found, parts, counted, strict=True):
        written = text[number.start : number.end]
        name = _name(text, number.start, number.end) if written[0].isdigit() and not measure else ""
        spelled = not any(c.isdigit() for c in written)
        freely = 2 if number.kind is NumberKind.ORDINAL else 1
        weak = number.kind is NumberKind.VAGUE or bool(name) or (spelled and number.value <= freely)
        out.append(
            Figure(
                written,
                number.start,
                number.end,
                part.value if part else number.value,
                number.kind,
                part,
                () if part else measure,
                None if part else hedge(text, number.start, number.end, lang),
                weak,
                name,
            )
        )
    return tuple(sorted([*out, *days], key=lambda one: one.start)) if days else tuple(out)


def _name(text: str, start: int, end: int) -> str:
    """Return the letters to which digits are joined: F of F5, UTF- of UTF-8; none for 5km."""
    if _GLUED.search(text, max(0, start - 6), start):
        before = _LETTERS.search(text, max(0, start - 20), start)
        return before[0] if before else ""
    behind = _GLUED_AFTER.match(text, end)
    return behind[0] if behind else ""
