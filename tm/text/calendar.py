"""What the numbers of a date or a time of day are: year, month, day, hour, minute."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.model.text import Lang
from tm.text.calendar_en import read as english
from tm.text.calendar_ko import read as korean
from tm.text.calendar_shared import Field, Part, Place
from tm.text.numbers_shared import Number, NumberKind

__all__ = ["Field", "Part", "parts_of_dates"]

_SHARED = frozenset([Field.MONTH, Field.DAY, Field.YEAR])
_BETWEEN = re.compile(r"\s?[~∼〜–·,-]\s?|\s(?:to|or|and)\s|에서\s|\s?및\s|[와과]\s")


def parts_of_dates(text: str, lang: Lang, found: Sequence[Number]) -> list[Part | None]:
    """Return for each number of a text what part of a date it is, `None` where it is none."""
    read = korean if lang == "ko" else english
    parts: list[Part | None] = []
    for n, number in enumerate(found):
        parts.append(read(Place(text, found, n, parts)) if isinstance(number.value, int) else None)
    for n in range(len(found) - 2, -1, -1):
        behind = parts[n + 1]
        if parts[n] is None and behind and behind.field in _SHARED and _shares(text, found[n], found[n + 1]):
            parts[n] = Place(text, found, n, parts).part(behind.field)
    return parts


def _shares(text: str, one: Number, next_: Number) -> bool:
    """Return whether a number shares what stands behind the next: 3, 4일."""
    short = one.kind is NumberKind.CARDINAL and isinstance(one.value, int) and one.end - one.start <= 4
    return short and _BETWEEN.fullmatch(text, one.end, next_.start) is not None
