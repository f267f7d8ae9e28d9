"""Words beside a number that say it is not exact: 약, 여, about, more than."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from tm.model.text import Lang


class Hedge(StrEnum):
    """Where the true value lies: around the number, at it or above, at it or below."""

    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


_REACH = 28
"""How far before a number, in code points, its hedge may begin."""

_BEFORE: dict[Lang, dict[Hedge, str]] = {
    "ko": {
        Hedge.OVER: "최소한?|적어도|줄잡아|못해도|무려|최저",
        Hedge.UNDER: "최대|최고|많게는|많아야|기껏해야|거의|근",
        Hedge.ABOUT: "약|대략|얼추|어림잡아|어림",
    },
    "en": {
        Hedge.OVER: r"more\sthan|over|at\sleast|above|upwards?\sof|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topped"
        r"|no\sless\sthan|minimum(?:\sof)?",
        Hedge.UNDER: r"less\sthan|fewer\sthan|under|below|nearly|almost|close\sto|up\sto|as\s(?:many|much|high|far|long|late)\sas"
        r"|at\smost|approaching|just\sshort\sof|maximum(?:\sof)?|no\smore\sthan",
        Hedge.ABOUT: r"about|around|some|roughly|approximately|approx\.?|estimated|circa|c\.|~|near",
    },
}
_AFTER: dict[Lang, dict[Hedge, str]] = {
    "ko": {
        Hedge.OVER: r"이상|남짓|초과|[을를이가]\s넘|넘[게는은어]|이나|\+",
        Hedge.UNDER: r"이하|미만|가까[이운]|에\s(?:육박|가까|못\s미)|[이가도]\s(?:채|안\s되)",
        Hedge.ABOUT: r"가량|정도|쯤|안팎|내외|수준|선(?=[에의을이으])|(?<=[원러%])대|꼴",
    },
    "en": {
        Hedge.OVER: r"or\smore|and\sup|plus|\+|-odd|odd",
        Hedge.UNDER: r"or\s(?:less|fewer)",
        Hedge.ABOUT: r"or\sso|-ish|give\sor\stake",
    },
}
_COUNTED: dict[Lang, str] = {
    "ko": r"(?:(?P<over_>\s?여(?!성|자|학생|군|배우|직원)(?=\s?[가-힣㎞㎡㎏a-zA-Z]))"
    r"|\s?(?:[가-힣]{1,4}?|[A-Za-z㎞㎡㎏%℃]{1,4})?[\s)]{0,2}",
    "en": r"(?:\s?(?:[a-z%]{1,12})?\s?",
}
"""What may stand between a number and the hedge behind it; 여 itself stands before the counter."""


def hedge(text: str, start: int, end: int, lang: Lang) -> Hedge | None:
    """Return what stands beside the number between the two places, `None` if it is given as exact."""
    before, after = _expressions(lang)
    found = before.search(text, max(0, start - _REACH), start) or after.match(text, end)
    return Hedge(found.lastgroup.rstrip("_")) if found and found.lastgroup else None


@cache
def _expressions(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "|".join(f"(?P<{kind}>{words})" for kind, words in _BEFORE[lang].items())
    after = "|".join(f"(?P<{kind}>{words})" for kind, words in _AFTER[lang].items())
    return (
        re.compile(rf"(?i)(?<![a-z가-힣])(?:{before})\s?(?:(?:an?|the|한|US|미화)\s?)?\(?[$€£¥₩]?\s?$"),
        re.compile(rf"(?i){_COUNTED[lang]}(?:{after}))"),
    )
