"""Words for dates that are told from the day of writing: 어제, 지난해, last month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tm.model.text import Lang
from tm.text.calendar import Field


class Relative(NamedTuple):
    """A word for a date: how many days, months or years it lies from the day of writing, `None` where it does not say."""

    field: Field
    offset: int | None


_WORDS: dict[Lang, dict[Relative, str]] = {
    "ko": {
        Relative(Field.YEAR, -2): r"재작년|지지난해",
        Relative(Field.YEAR, -1): r"지난해|작년",
        Relative(Field.YEAR, 0): r"올해|금년|올\s",
        Relative(Field.YEAR, 1): r"내년|다음\s?해",
        Relative(Field.YEAR, None): r"이듬해|전년|그해|같은\s?해|당시|이듬|전해",
        Relative(Field.MONTH, -1): r"지난\s?달|전달|지난달",
        Relative(Field.MONTH, 0): r"이달|이번\s?달|금월",
        Relative(Field.MONTH, 1): r"다음\s?달|내달|새달",
        Relative(Field.MONTH, None): r"같은\s?달|그달",
        Relative(Field.DAY, -2): r"그저께|그제|엊그제",
        Relative(Field.DAY, -1): r"어제|전날|지난밤|간밤|어젯밤",
        Relative(Field.DAY, 0): r"오늘|이날|당일|금일",
        Relative(Field.DAY, 1): r"내일|다음\s?날|이튿날",
        Relative(Field.DAY, 2): r"모레",
        Relative(Field.DAY, None): r"지난\s?주|이번\s?주|다음\s?주|주말|같은\s?날|그날|하루",
    },
    "en": {
        Relative(Field.YEAR, -2): r"the year before last",
        Relative(Field.YEAR, -1): r"last year(?:'s|’s)?|a year ago|last (?:spring|summer|autumn|fall|winter)",
        Relative(Field.YEAR, 0): r"this year(?:'s|’s)?|this (?:spring|summer|autumn|fall|winter)",
        Relative(Field.YEAR, 1): r"next year(?:'s|’s)?",
        Relative(Field.YEAR, None): r"(?:that|the same|the previous|the following|the prior|the next) year"
        r"|(?:a|one) year (?:earlier|later|before|after)"
        r"|year-ago|year-on-year|last (?:january|february|march|april|may|june|july|august|september|october|november|december)",
        Relative(Field.MONTH, -1): r"last month(?:'s|’s)?|a month ago",
        Relative(Field.MONTH, 0): r"this month(?:'s|’s)?",
        Relative(Field.MONTH, 1): r"next month(?:'s|’s)?",
        Relative(Field.MONTH, None): r"(?:that|the same|the previous|the following) month|a month (?:earlier|later|before|after)",
        Relative(Field.DAY, -2): r"two days ago|the day before yesterday",
        Relative(Field.DAY, -1): r"yesterday|last night|overnight",
        Relative(Field.DAY, 0): r"today|tonight|this (?:morning|afternoon|evening)",
        Relative(Field.DAY, 1): r"tomorrow",
        Relative(Field.DAY, None): r"(?:the|a) (?:same |previous |following |next |prior )?day(?: earlier| later| before| after)?"
        r"|(?:that|same) day"
        r"|(?:last|this|next) week(?:end)?|(?:the|over the) weekend|a week ago|earlier in the day|days? ago",
    },
}


def relatives(text: str, lang: Lang, field: Field) -> Iterator[Relative]:
    """Give the words of a text for years, months or days; a `None` offset is told from another date than that of writing."""
    for told, expression in _expressions(lang, field):
        if expression.search(text):
            yield told


@cache
def _expressions(lang: Lang, field: Field) -> tuple[tuple[Relative, re.Pattern[str]], ...]:
    return tuple(
        (told, re.compile(rf"(?i)\b(?:{words})\b" if lang == "en" else rf"(?<![가-힣])(?:{words})"))
        for told, words in _WORDS[lang].items()
        if told.field is field
    )
