"""Parts of dates in English text."""

from __future__ import annotations

import re

from tm.text.calendar_shared import APOSTROPHES, JUCHE, Field, Part, Place, named_day, notation
from tm.text.numbers_shared import NumberKind

_REACH = 16
"""How far before an ordinal, in code points, what makes it a day may begin."""
_HALF = re.compile(r"(?i)(?::\d\d){0,2}\s?[ap]\.?m")
_MONTH = re.compile(
    r"""\s(?:of\s)?(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?
    |Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\b(?!\s?\d{1,2}\b(?!:))""",
    re.X,
)
_LUNAR = re.compile(r"\s(?:lunar\smonth|month\sof\sthe\slunar)\b")
_DECADE = re.compile("['’]?s")
_YEARS = re.compile(r"[\s-]years?\b")
_AND = re.compile(r"\s?(?:,\s)?(?:and|to|or|through|[-–])\s?")
_THE = re.compile(r"\b(?:on|by|until|from|since|before|after|through|of|to|and)\sthe\s$|[a-z]day(?:,\s|\s|\sthe\s|,\sthe\s)$")
_NO_NOUN = re.compile(r"(?:[\s]?(?:[,.;:!?)]|$)|\s(?:of\sth(?:is|e)\s(?:month|same)|and|at|in|to|when|that|he|she|they|the)\b)")


def read(at: Place) -> Part | None:
    """Return what part of a date a number is."""
    text, number = at.text, at.number
    if number.kind is NumberKind.TIME:
        return _time(at)
    if number.kind is NumberKind.DATE and at.written[0].isalpha():
        return Part(Field.MONTH, at.value)
    if text[max(0, number.start - 6) : number.start].lower() == "juche ":
        return Part(Field.YEAR, at.value + JUCHE)
    if number.kind is NumberKind.DATE and _DECADE.match(text, number.end):
        return Part(Field.DECADE, at.value) if at.value >= 1000 or text.endswith(APOSTROPHES, 0, number.start) else None
    if named := named_day(at):
        return named
    if _LUNAR.match(text, number.end):
        return at.part(Field.MONTH)
    if _is_day(at):
        return at.part(Field.DAY)
    part = notation(at)
    if part and not _YEARS.match(text, number.end):
        return part
    return at.part(Field.DAY) if number.kind is NumberKind.DATE and at.value <= 31 else None


def _is_day(at: Place) -> bool:
    """Return whether a number is a day of the month: Feb. 15, 15 February, Feb. 15 and 16, on the 15th."""
    text, number = at.text, at.number
    if at.value > 31 or not at.written[0].isdigit():
        return False
    if number.kind is NumberKind.DATE and at.after(Field.MONTH) and text[at.found[at.n - 1].start].isalpha():
        return True
    if _MONTH.match(text, number.end):
        return True
    listed = at.after(Field.DAY) and _AND.fullmatch(at.between)
    ordinal = (
        number.kind is NumberKind.ORDINAL
        and at.written[-1] in "tdh"
        and _THE.search(text, max(0, number.start - _REACH), number.start)
    )
    return bool(listed or ordinal) and _NO_NOUN.match(text, number.end) is not None


def _time(at: Place) -> Part | None:
    if at.between.endswith(":"):
        return Part(Field.MINUTE, at.value)
    if at.value > 24:
        return None
    known = at.value > 12 or at.value == 0 or not at.written.isdigit() or _HALF.match(at.text, at.number.end) is not None
    return Part(Field.HOUR, at.value % 24, known)
