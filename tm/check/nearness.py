"""When a figure of one side says what a figure of the other says."""

from __future__ import annotations

import re
from fractions import Fraction

from tm.check.figures import Figure
from tm.text.calendar import Field
from tm.text.numbers import NumberKind
from tm.text.rounding import digits, rounded, slack
from tm.text.units import comparable, equivalent, same

_COUNTED_AS = {Field.DAY: "day", Field.HOUR: "hour", Field.MINUTE: "minute", Field.YEAR: "year", Field.DECADE: "year"}
"""What a part of a date is counted in where it is taken for a length of time, or the other way round: 3일, 3 days."""
_ROUND = frozenset([NumberKind.CARDINAL, NumberKind.PERCENT, NumberKind.FRACTION])
"""Kinds that may be rounded."""
_ABROAD = re.compile(r"82-(\d{1,2}-\d{3,4}-\d{4})")
"""A Korean telephone number as it is dialled from abroad, without the first 0 of the home one."""
_VAGUE_MOST = 10
"""A vague number may be up to so many of its power of ten: 수백 are 100 to 1000."""


def agrees(a: Figure, b: Figure) -> bool:
    """Return whether two figures of one value are of one unit and one part of a date."""
    return _kinds_agree(a, b) and a.part == b.part and (same(a.units, b.units) or not (a.units or b.units))


def equal(a: Figure, b: Figure) -> bool:
    """Return whether two figures of one value may be the same: what the one says of unit and date, the other does not deny."""
    if not _kinds_agree(a, b):
        return False
    if a.part and b.part:
        fields = {a.part.field, b.part.field}
        return len(fields) == 1 or (Field.MONTH_DAY in fields and bool(fields & {Field.MONTH, Field.DAY}))
    if a.part or b.part:
        dated, plain = (a, b) if a.part else (b, a)
        assert dated.part is not None
        counted = _COUNTED_AS.get(dated.part.field)
        return counted is not None and (not plain.units or any(unit.name == counted for unit in plain.units))
    return not (a.units and b.units) or same(a.units, b.units)


def otherwise(a: Figure, b: Figure) -> bool:
    """Return whether two figures say the same in another way: 수십 and 60, half and 50 %, 2.5m and 2.5 million, '97 and 1997."""
    return any(_otherwise(one, two) for one, two in ((a, b), (b, a)))


def about(a: Figure, b: Figure) -> bool:
    """Return whether one is the other rounded, as far as that may be."""
    if a.part or b.part or not {a.kind, b.kind} <= _ROUND or (a.units and b.units and not same(a.units, b.units)):
        return False
    exact, round_ = (a, b) if digits(a.value)[0] > digits(b.value)[0] else (b, a)
    scaled = "." in round_.text and not round_.text[-1].isdigit()
    # Who took the hedge over had no reason to round.
    return rounded(exact.value, round_.value, None if exact.hedge else round_.hedge, scaled)


def equivalents(a: Figure, b: Figure) -> bool:
    """Return whether one is the other in another unit."""
    return bool(a.units and b.units) and equivalent(
        float(a.value), slack(a.value, a.hedge), a.units, float(b.value), slack(b.value, b.hedge), b.units
    )


def mislabelled(a: Figure, b: Figure) -> bool:
    """Return whether two figures are the same but for the unit."""
    return a.value == b.value and comparable(a.units, b.units)


def converted(a: Figure, b: Figure) -> bool:
    """Return whether one should be the other in another unit."""
    return not (a.weak or b.weak) and comparable(a.units, b.units)


def opposed(a: Figure, b: Figure) -> bool:
    """Return whether two figures, each of which might stand alone, cannot mean the same: 절반 and a third, 수천 and millions.

    A bare plural is loose in English: millions may be 수백만 or 수천만, tens of millions only the latter.
    """
    if a.kind is NumberKind.FRACTION and b.kind is NumberKind.FRACTION:
        return a.value != b.value
    if a.kind is not NumberKind.VAGUE or b.kind is not NumberKind.VAGUE or min(a.value, b.value) < _VAGUE_MOST:
        return False
    english, korean = (a, b) if a.text.isascii() else (b, a)
    most = _VAGUE_MOST if english.text.isalpha() else 1
    return not english.value <= korean.value <= english.value * most


def shifted(a: Figure, b: Figure) -> bool:
    """Return whether both are hours of the day."""
    return a.part is not None and b.part is not None and a.part.field is b.part.field is Field.HOUR


def undated(a: Figure, b: Figure) -> bool:
    """Return whether one is part of a date, and the other would be another such if it were said to be one: Juche 110 and 2020."""
    dated, plain = (a, b) if a.part else (b, a)
    if not dated.part or plain.part or plain.units:
        return False
    if dated.part.field is Field.YEAR:
        return len(plain.text) == 4 and plain.text.isdigit() and 1000 <= plain.value < 3000
    return dated.part.field is Field.DAY and plain.kind is NumberKind.ORDINAL and plain.value <= 31


def _kinds_agree(a: Figure, b: Figure) -> bool:
    return (a.kind is NumberKind.VAGUE) == (b.kind is NumberKind.VAGUE)


def _otherwise(a: Figure, b: Figure) -> bool:
    if NumberKind.CODE in (a.kind, b.kind):
        number = _ABROAD.fullmatch(a.text)
        return number is not None and b.text == f"0{number[1]}"
    if a.kind is NumberKind.VAGUE:
        if b.kind is NumberKind.VAGUE:
            return not opposed(a, b)
        return not b.part and a.value <= b.value <= a.value * _VAGUE_MOST
    if a.part and b.part and a.part.field is b.part.field is Field.HOUR:
        return not (a.part.half and b.part.half) and (a.value - b.value) % 12 == 0
    if b.part and b.part.field is Field.YEAR and not a.part and len(a.text) == 4 and a.text.isdigit() and not a.units:
        return 1900 <= a.value < 2100 and b.value < 100 and a.value % 100 == b.value
    if a.part and a.part.field in (Field.YEAR, Field.DECADE):
        return b.value < 100 and a.value % 100 == b.value and len(b.text) <= 3 and 1900 <= a.value < 2100 and not b.units
    if a.kind is NumberKind.PERCENT:
        apart = abs(a.value - 100 * Fraction(b.value))
        return b.kind is NumberKind.FRACTION and apart < (10 if a.hedge or b.hedge else 1)
    if a.part and a.part.field is Field.MINUTE:
        return b.kind is NumberKind.FRACTION and a.value == 60 * b.value
    if a.kind is NumberKind.FRACTION:
        return b.kind is NumberKind.ORDINAL and not b.in_digits and a.value * b.value == 1
    if "dozen" in b.text and a.hedge:
        return a.value * 12 == b.value * 10
    millions = a.text.isdigit() or "." in a.text
    return millions and any(unit.name == "metre" for unit in a.units) and a.value * 10**6 == b.value
