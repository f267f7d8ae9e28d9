"""Calendar dates as Korean and English pages write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"""
      (?<!\d)(?P<y1>(?:19|20)\d\d)\s?[-./]\s?(?P<m1>\d{{1,2}})\s?[-./]\s?(?P<d1>\d{{1,2}})(?!\d)
    | (?:주체\s?\d{{2,3}}\s?[(（]\s?)?(?P<y2>(?:19|20)\d\d)\s?[)）]?\s?년\s?(?P<m2>\d{{1,2}})\s?월\s?(?P<d2>\d{{1,2}})\s?일
    | \b{_MONTH.format("m3")}\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)\d\d)\b
    | \b(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH.format("m4")},?\s(?P<y4>(?:19|20)\d\d)\b
    """,
    re.X | re.I,
)
_CLOCK = re.compile(
    r"(?i)(?:오전|오후|am\b|pm\b|a\.m\.|p\.m\.|kst|gmt|utc|[월화수목금토일]요일|[(（][월화수목금토일][)）]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?"
    r"|sun)(?:day)?\b|\d{1,2}\s?[:시]\s?\d{2}(?:\s?[:분]\s?\d{2})?(?:\.\d+)?|[+-]\d{2}:?\d{2}|(?<=\d)T|Z\b)"
)


def find_date(text: str) -> str | None:
    """Return the first whole date in a text as `YYYY-MM-DD`; one without a year, or that no calendar has, is none.

    `05/01/2026` is none either: nobody can tell the day from the month.
    """
    for found in _DATE.finditer(text):
        year, month, day = (next(v for k in "1234" if (v := found[f"{name}{k}"])) for name in "ymd")
        number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
        try:
            return date(int(year), number, int(day)).isoformat()
        except ValueError:
            continue
    return None


def without_dates(text: str) -> str:
    """Return a text without its dates, times of day, days of the week and time zones."""
    return _CLOCK.sub("", _DATE.sub("", text))
