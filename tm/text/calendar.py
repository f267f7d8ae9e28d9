"""What the numbers of a date or a time of day are: year, month, day, hour, minute; and the days of the week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tm.model.text import Lang
from tm.text.numbers_ko_forms import NAMED_DAY
from tm.text.numbers_shared import Number, NumberKind

JUCHE = 1911
"""What a year of the Juche era lacks to that of the calendar: Juche 110 is 2021."""


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


def parts_of_dates(text: str, lang: Lang, found: Sequence[Number]) -> list[Part | None]:
    """Return for each number of a text what part of a date it is, `None` where it is none."""
    read = _korean if lang == "ko" else _english
    out: list[Part | None] = []
    for n, number in enumerate(found):
        out.append(read(text, found, n, out) if isinstance(number.value, int) else None)
    for n in range(len(found) - 2, -1, -1):
        behind = out[n + 1]
        if out[n] is None and behind and behind.field in _SHARED and _joined(text, found[n], found[n + 1]):
            out[n] = _part(behind.field, found[n].value)
    return out


def weekdays(text: str, lang: Lang) -> list[tuple[int, int, Part]]:
    """Return the days of the week that a text names, with the places where they start and end."""
    if lang == "ko" and "요일" not in text:
        found = _BRACKETED.finditer(text) if "(" in text else ()
        return [(m.start(1), m.end(1), Part(Field.WEEKDAY, 1 + _KO_DAYS.index(m[1]))) for m in found]
    if lang == "ko":
        return [(m.start(), m.end(), Part(Field.WEEKDAY, 1 + _KO_DAYS.index(m[0][0]))) for m in _KO_WEEKDAY.finditer(text)]
    return [(m.start(), m.end(), Part(Field.WEEKDAY, 1 + _EN_DAYS.index(m[0][:3].lower()))) for m in _EN_WEEKDAY.finditer(text)]


_KO_DAYS = "월화수목금토일"
_EN_DAYS = "mon tue wed thu fri sat sun".split()
_KO_WEEKDAY = re.compile(rf"[{_KO_DAYS}]요일")
_BRACKETED = re.compile(rf"\d(?:일|\.)?\s?\(([{_KO_DAYS}])\)")
_EN_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b(?=[.,]?\s\d|,\s[A-Z]|\.,|\.?$))"
)
_SHARED = frozenset([Field.MONTH, Field.DAY, Field.YEAR])
_BETWEEN = re.compile(r"\s?[~∼〜–·,-]\s?|\s(?:to|or|and)\s|\s?[,·]\s?|에서\s|\s?및\s|와\s|과\s")
_KO_AFTER = re.compile(
    r"""\s?\)?(?: (?P<decade>년대) | (?P<year>년(?!간|째|생|형|산|차|\s?(?:동안|전(?![국반쟁])|뒤|후(?!반)|만에|넘|가까이|가량|정도|묵))) | (?P<month>월(?!간))
      | (?P<day>일(?!간|째|여|대|당|\s?(?:일정|전(?![국체쟁투])|후|뒤|이내|안에|연속|넘|이상|동안|만에|내내|가량|정도|이나|남짓|치|앞|내로))) )""",
    re.X,
)
_HALF = re.compile(r"(?i)(?::\d\d){0,2}\s?[ap]\.?m")
_APOSTROPHES = ("'", "‘", "’")
_HOURS = frozenset("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두".split())
_MONTH_DAY = re.compile(r"(?<![\d/·.])(?:1[0-2]|[1-9])[·ㆍ/](?:3[01]|[12]\d|[1-9])(?![\d/])")
_EVENT = re.compile(rf"{NAMED_DAY.pattern}|(?<=9/11)|\s(?:[Aa]ttacks?|[Tt]error|Joint|Declaration|Uprising|Movement|Revolution)\b")
_DOTTED = re.compile(r"\s?[./-]\s?")
_EN_MONTH = re.compile(
    r"\s(?:of\s)?(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\b(?!\s?\d{1,2}\b(?!:))"
)
_EN_YEARS = re.compile(r"[\s-]years?\b")
_AND_DAY = re.compile(r"\s?(?:,\s)?(?:and|to|or|through|[-–])\s?")
_THE_DAY = re.compile(r"\b(?:on|by|until|from|since|before|after|through|of|to|and)\sthe\s$|[a-z]day(?:,\s|\s|\sthe\s|,\sthe\s)$")
_NOT_NAMED = re.compile(r"(?:[\s]?(?:[,.;:!?)]|$)|\s(?:of\sth(?:is|e)\s(?:month|same)|and|at|in|to|when|that|he|she|they|the)\b)")


def _part(field: Field, value: object) -> Part | None:
    top = {Field.MONTH: 12, Field.DAY: 31, Field.YEAR: 2999}[field]
    return Part(field, value) if isinstance(value, int) and 1 <= value <= top else None


def _joined(text: str, one: Number, next_: Number) -> bool:
    """Return whether two numbers share what stands behind the second: 3, 4일."""
    return (
        one.kind is NumberKind.CARDINAL and one.end - one.start <= 4 and _BETWEEN.fullmatch(text, one.end, next_.start) is not None
    )


def _korean(text: str, found: Sequence[Number], n: int, out: Sequence[Part | None]) -> Part | None:
    number = found[n]
    value = int(number.value)
    if number.kind is NumberKind.TIME:
        return _time(text, found, n, out)
    if text.endswith(("주체", "주체 "), 0, number.start) and value < 1000:
        return Part(Field.YEAR, value + JUCHE)
    if field := _named_day(text, found, n, out):
        return _part(field, number.value)
    behind = _KO_AFTER.match(text, number.end)
    match behind.lastgroup if behind else None:
        case "decade":
            return Part(Field.DECADE, value)
        case "year":
            written = text[number.start : number.end]
            dated = 1000 <= value < 3000 and written.isdigit()
            return Part(Field.YEAR, value) if dated or (value < 100 and text[: number.start].endswith(_APOSTROPHES)) else None
        case "month":
            return _part(Field.MONTH, number.value)
        case "day":
            return _part(Field.DAY, number.value)
    return _notation(text, found, n, out)


def _named_day(text: str, found: Sequence[Number], n: int, out: Sequence[Part | None]) -> Field | None:
    """Return what a number is in the name of an event: 9·11 테러, the 9/11 attacks."""
    number = found[n]
    if n and (before := out[n - 1]) and before.field is Field.MONTH and text[found[n - 1].end : number.start] in ("·", "ㆍ", "/"):
        return Field.DAY
    whole = _MONTH_DAY.match(text, number.start)
    return Field.MONTH if whole and number.end < whole.end() and _EVENT.match(text, whole.end()) else None


def _notation(text: str, found: Sequence[Number], n: int, out: Sequence[Part | None]) -> Part | None:
    """Return the part in 2021-03-09, 2020. 2. 15., 6.15 and 03/09/2021."""
    number = found[n]
    if number.kind is not NumberKind.DATE or not text[number.start].isdigit():
        return None
    value = int(number.value)
    if number.end - number.start == 4:
        return Part(Field.YEAR, value)
    linked = n and found[n - 1].kind is NumberKind.DATE and _DOTTED.fullmatch(text, found[n - 1].end, number.start)
    before = out[n - 1] if linked else None
    if before and before.field in (Field.YEAR, Field.MONTH):
        return _part(Field.MONTH if before.field is Field.YEAR else Field.DAY, number.value)
    if before and before.field is Field.MONTH_DAY:
        return before._replace(value=value)
    if text[number.end : number.end + 1] == "/":
        return Part(Field.MONTH_DAY, value)
    return _part(Field.MONTH, number.value) if _DOTTED.match(text, number.end) else None


def _time(text: str, found: Sequence[Number], n: int, out: Sequence[Part | None]) -> Part | None:
    number = found[n]
    written, value = text[number.start : number.end], int(number.value)
    before = out[n - 1] if n else None
    near = before is not None and before.field is Field.HOUR and number.start - found[n - 1].end <= 6
    if text[number.start - 1 : number.start] == ":" or (
        near and (written == "반" or text[number.end : number.end + 2].strip()[:1] == "분")
    ):
        return Part(Field.MINUTE, value)
    hour = not written.isdigit() or text[number.end : number.end + 2].strip()[:1] in ("시", ":")
    if not hour or value > 24 or text[number.end : number.end + 2].strip()[:1] in ("분", "초"):
        return None
    known = value > 12 or value == 0 or not (written.isdigit() or written in _HOURS)
    return Part(Field.HOUR, value % 24, known)


def _english(text: str, found: Sequence[Number], n: int, out: Sequence[Part | None]) -> Part | None:
    number = found[n]
    written, value = text[number.start : number.end], int(number.value)
    if number.kind is NumberKind.TIME:
        return _english_time(text, found, n, out)
    if number.kind is NumberKind.DATE and written[0].isalpha():
        return Part(Field.MONTH, value)
    if text[max(0, number.start - 6) : number.start].lower() == "juche ":
        return Part(Field.YEAR, value + JUCHE)
    if number.kind is NumberKind.DATE and text[number.end : number.end + 2].strip("'’")[:1] == "s":
        return Part(Field.DECADE, value) if value >= 1000 or text[: number.start].endswith(_APOSTROPHES) else None
    if field := _named_day(text, found, n, out):
        return _part(field, number.value)
    day = value <= 31 and text[number.start].isdigit()
    before = out[n - 1] if n else None
    if day and number.kind is NumberKind.DATE and before and before.field is Field.MONTH and text[found[n - 1].start].isalpha():
        return _part(Field.DAY, number.value)
    if (part := _notation(text, found, n, out)) and not _EN_YEARS.match(text, number.end):
        return part
    if day and (number.kind is NumberKind.DATE or _EN_MONTH.match(text, number.end)):
        return _part(Field.DAY, number.value)
    listed = day and before and before.field is Field.DAY and _AND_DAY.fullmatch(text, found[n - 1].end, number.start)
    if listed and _NOT_NAMED.match(text, number.end):
        return _part(Field.DAY, number.value)
    ordinal = number.kind is NumberKind.ORDINAL and value <= 31 and written[0].isdigit() and written[-1] in "tdh"
    if ordinal and _THE_DAY.search(text, max(0, number.start - 16), number.start) and _NOT_NAMED.match(text, number.end):
        return _part(Field.DAY, number.value)
    return None


def _english_time(text: str, found: Sequence[Number], n: int, out: Sequence[Part | None]) -> Part | None:
    number = found[n]
    written, value = text[number.start : number.end], int(number.value)
    if text[number.start - 1 : number.start] == ":":
        return Part(Field.MINUTE, value)
    return Part(
        Field.HOUR, value % 24, value > 12 or value == 0 or not written.isdigit() or _HALF.match(text, number.end) is not None
    )
