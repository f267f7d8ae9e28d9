"""Parts of dates in Korean text."""

from __future__ import annotations

import re

from tm.text.calendar_shared import APOSTROPHES, JUCHE, Field, Part, Place, named_day, notation
from tm.text.numbers_shared import NumberKind

_AGO = "전(?:(?![가-힣])|(?=에|엔|부터|까지|의|만|보다|쯤|이|인|과|처럼))"
"""Not 전했다, 전국, 전쟁, 전화."""
_AFTER = re.compile(
    rf"""\s?\)?(?: (?P<decade>년대) | (?P<month>월(?!간))
      | (?P<year>년(?!간|째|생|형|산|차|\s?(?:동안|{_AGO}|뒤|후(?!반)|만에|넘|가까이|가량|정도|묵)))
      | (?P<day>일(?!간|째|여|대|당
            |\s?(?:일정|{_AGO}|후|뒤|이내|안에|연속|넘|이상|동안|만에|내내|가량|정도|이나|남짓|치|앞|내로))) )""",
    re.X,
)
_TERM = re.compile(r"^년\s?$")
"""Between years and months that are counted: 징역 1년 6월."""
_HOURS = frozenset("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두".split())
_NEAR = 6
"""How far behind its hour, in code points, a minute may begin."""


def read(at: Place) -> Part | None:
    """Return what part of a date a number is; one that counts days, years or minutes is none: 3일간, 5년 전, 30분 동안."""
    if at.number.kind is NumberKind.TIME:
        return _time(at)
    if at.text.endswith(("주체", "주체 "), 0, at.number.start) and at.value < 1000:
        return Part(Field.YEAR, at.value + JUCHE)
    if named := named_day(at):
        return named
    behind = _AFTER.match(at.text, at.number.end)
    match behind.lastgroup if behind else None:
        case "decade":
            return Part(Field.DECADE, at.value)
        case "year":
            dated = 1000 <= at.value < 3000 and at.written.isdigit()
            return Part(Field.YEAR, at.value) if dated or _shortened(at) else None
        case "month":
            return None if _TERM.search(at.between) and not at.after(Field.YEAR) else at.part(Field.MONTH)
        case "day":
            return at.part(Field.DAY)
    return notation(at)


def _shortened(at: Place) -> bool:
    """Return whether a year lacks its century: '97년."""
    return at.value < 100 and at.text.endswith(APOSTROPHES, 0, at.number.start)


def _time(at: Place) -> Part | None:
    near = at.after(Field.HOUR) and len(at.between) <= _NEAR and "," not in at.between
    if at.between.endswith(":") or (near and (at.written == "반" or at.behind == "분")):
        return Part(Field.MINUTE, at.value)
    if at.value > 24 or at.behind in ("분", "초") or (at.written.isdigit() and at.behind not in ("시", ":")):
        return None
    known = at.value > 12 or at.value == 0 or not (at.written.isdigit() or at.written in _HOURS)
    return Part(Field.HOUR, at.value % 24, known)
