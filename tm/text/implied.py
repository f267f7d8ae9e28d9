"""Words that imply a number without naming it: both is two, a decade ten years, doubled twice as much."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from tm.model.text import Lang
from tm.text.numbers_shared import Exact

_WORDS: dict[Lang, dict[Exact, str]] = {
    "en": {
        0: r"no|none|nil|nothing|without|scoreless",
        1: r"an?|one|once|singles?|sole|only|lone|another|each|per|every|individual|top|best|lead|champions?|solo|gold|annual(?:ly)?|yearlong"
        r"|daily|weekly|monthly|hourly|yearly|\$1",
        2: r"both|couples?|pairs?|twins?|double[sd]?|doubling|twofold|dual|duo|runner-up|bilateral|either|neither|silver|fortnight|two-\w+",
        3: r"triple[sd]?|tripling|threefold|trio|thrice|triplets|trilateral|bronze|three-\w+",
        4: r"quadruple[sd]?|quadrupling|fourfold|quarters?|quartet|semi-?finals?|four-\w+",
        5: r"fivefold|quintuple[sd]?|quintet|five-\w+",
        6: r"sixfold|half\sa\syear|half-year|semiannual|six-\w+",
        7: r"sevenfold|a\sweek|weekly|seven-\w+",
        8: r"eightfold|quarter-?finals?|eight-\w+",
        10: r"tenfold|decades?|teens?|teenagers?|teenaged?",
        12: r"dozens?|a\syear|yearlong",
        14: r"fortnight",
        15: r"quarter",
        20: r"twenties|score|decades",
        24: r"(?:a|per|one)\sday|round-the-clock|around\sthe\sclock",
        30: r"thirties|half(?:-|\san\s)hour|half\sa\smonth|past",
        40: r"forties",
        50: r"fifties|half|half-century",
        60: r"sixties|an\shour",
        70: r"seventies",
        80: r"eighties",
        90: r"nineties",
        100: r"century|centuries|centennial|centenary|hundred-\w+",
        1000: r"millennium|millennia|thousand-\w+",
        Fraction(1, 2): r"half|halves|halved|halfway|midway",
        Fraction(1, 4): r"quarters?",
        Fraction(3, 2): r"and\sa\shalf",
        25: r"quarter",
    },
    "ko": {
        0: r"없[는이었고음]|전무|무(?:득점|실점)",
        1: r"한|하나|첫|매|당|각|단일|유일|단독|외|홀로|혼자|최고|우승|선두|일(?=[주개년]|\s?개)|단(?=\s)",
        2: r"둘|두|쌍|양[국측쪽팀자]?|쌍둥이|부부|이중|곱절|배로|배\s|갑절|양\w+|다른|준우승|복수|두\S*|반반",
        3: r"셋|세|삼(?=[각파국자])\w*|트리오|석|동메달",
        4: r"넷|네|준결승|사(?=[방계각])\w*|4강",
        5: r"오(?=[각륜])\w*|다섯\S*",
        6: r"육\S*|반년|여섯\S*|엿새",
        7: r"일주일|한\s?주|매주|이레",
        8: r"준준결승|8강|여드레",
        10: r"열|십\S*|10대|십대|청소년|열흘",
        12: r"다스|일\s?년|한\s?해|1년|열두\S*|연간",
        14: r"보름|2주",
        15: r"보름",
        20: r"스무\S*|이십\S*|20대",
        24: r"하루|온종일",
        30: r"반|한\s?달|반\s?시간",
        50: r"절반|반|반세기",
        60: r"한\s?시간",
        100: r"세기|백\S*|배로|두\s?배|갑절",
        1000: r"천\S*",
        Fraction(1, 2): r"절반|반|반\S+|하프",
        Fraction(1, 4): r"쿼터|분기",
        Fraction(3, 2): r"반",
        25: r"쿼터",
    },
}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def implied(value: Exact, text: str, lang: Lang) -> bool:
    """Return whether words of a text imply a number: both, a decade, World War II; 양국, 반세기."""
    words = _expression(value, lang)
    if words is not None and words.search(text):
        return True
    return lang == "en" and isinstance(value, int) and 0 < value < 40 and re.search(rf"\b{_roman(value)}\b", text) is not None


def _roman(value: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        out += letters * (value // size)
        value %= size
    return out


@cache
def _expression(value: Exact, lang: Lang) -> re.Pattern[str] | None:
    words = _WORDS[lang].get(value)
    if words is None:
        return None
    return re.compile(rf"(?i)\b(?<!\$)(?:{words})\b" if lang == "en" else rf"(?<![가-힣])(?:{words})")
