"""Parts of dates, and the notation that Korean and English share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tm.text.numbers_ko_forms import NAMED_DAY
from tm.text.numbers_shared import Number, NumberKind

JUCHE = 1911
"""What a year of the Juche era lacks to that of the calendar: Juche 110 is 2021."""
APOSTROPHES = ("'", "‘", "’")


class Field(StrEnum):
    """A part of a date or a time. `MONTH_DAY` is either: 03/09/2021."""

    DECADE = "decade"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    MONTH_DAY = "month or day"
    HOUR = "hour"
    MINUTE = "minute"


class Part(NamedTuple):
    """A part of a date: a year of the calendar, a month 1–12, a weekday 1–7 from Monday, an hour 0–23.

    `half` is whether the half of the day is known; without it 3 may be 15.
    """

    field: Field
    value: int
    half: bool = True


class Place(NamedTuple):
    """A whole number in a text, by its index, with all numbers of the text and the parts that those before it are."""

    text: str
    found: Sequence[Number]
    n: int
    parts: Sequence[Part | None]

    @property
    def number(self) -> Number:
        """The number itself."""
        return self.found[self.n]

    @property
    def value(self) -> int:
        """Its value."""
        return int(self.number.value)

    @property
    def written(self) -> str:
        """It as it stands in the text."""
        return self.text[self.number.start : self.number.end]

    @property
    def behind(self) -> str:
        """The first sign behind it that is no space, or nothing."""
        return self.text[self.number.end : self.number.end + 2].strip()[:1]

    @property
    def between(self) -> str:
        """What stands between the number before and this one."""
        return self.text[self.found[self.n - 1].end if self.n else 0 : self.number.start]

    def after(self, field: Field) -> bool:
        """Return whether the number before is that part of a date."""
        before = self.parts[self.n - 1] if self.n else None
        return before is not None and before.field is field

    def part(self, field: Field) -> Part | None:
        """Return it as that part of a date, `None` where it can be none: 13 is no month."""
        return Part(field, self.value) if 1 <= self.value <= _MOST[field] else None


_MOST = {Field.MONTH: 12, Field.DAY: 31, Field.YEAR: 2999}
_MONTH_DAY = re.compile(r"(?<![\d/·.])(?:1[0-2]|[1-9])[·ㆍ/](?:3[01]|[12]\d|[1-9])(?![\d/])")
_EVENT = re.compile(
    rf"{NAMED_DAY.pattern}|(?<=9/11)|(?<=3[·ㆍ/]1)절|\s(?:[Aa]ttacks?|[Tt]error|Joint|Declaration|Uprising|Movement|Revolution)\b"
)
_DOT = re.compile(r"\s?[./-]\s?")


def named_day(at: Place) -> Part | None:
    """Return the part that a number is in the name of an event: 9·11 테러, the 9/11 attacks."""
    if at.after(Field.MONTH) and at.between in ("·", "ㆍ", "/"):
        return at.part(Field.DAY)
    whole = _MONTH_DAY.match(at.text, at.number.start)
    return at.part(Field.MONTH) if whole and at.number.end < whole.end() and _EVENT.match(at.text, whole.end()) else None


def notation(at: Place) -> Part | None:
    """Return the part that a number is in 2021-03-09, 2020. 2. 15., 6.15 and 03/09/2021."""
    if at.number.kind is not NumberKind.DATE or not at.written[0].isdigit():
        return None
    if len(at.written) == 4:
        return Part(Field.YEAR, at.value)
    if at.n and at.found[at.n - 1].kind is NumberKind.DATE and _DOT.fullmatch(at.between):
        for before, field in ((Field.YEAR, Field.MONTH), (Field.MONTH, Field.DAY)):
            if at.after(before):
                return at.part(field)
        if at.after(Field.MONTH_DAY):
            return Part(Field.MONTH_DAY, at.value)
    if at.text.startswith("/", at.number.end):
        return Part(Field.MONTH_DAY, at.value)
    return at.part(Field.MONTH) if _DOT.match(at.text, at.number.end) else None
