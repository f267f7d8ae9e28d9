"""Words that imply a number without naming it: both is two, a decade ten years, doubled twice as much."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from tm.model.text import Lang
from tm.text.numbers_shared import Exact

_WORDS: dict[Lang, dict[Exact, str]] = {
    "en": {
        0: r"no|none|nil|nothing|without|scoreless|non-?zero",
        1: r"once|primary|main|front|singles?|sole|only|lone|top|best|lead|champions?|solo|gold|annual(?:ly)?|yearlong"
        r"|daily|weekly|monthly|hourly|yearly|\$1|(?:last|past|next|previous)\s(?:second|minute|hour|day|week|month|quarter|year)",
        2: r"both|secondary|appeals?|appellate|couples?|pairs?|twins?|double[sd]?|doubling|twofold|dual|duo"
        r"|runner-up|bilateral|either|neither|silver|fortnight|binary|more\sthan\sone|every\sother|alternate|two-\w+",
        3: r"triple[sd]?|tripling|threefold|trio|threes|thrice|triplets|trilateral|bronze|three-\w+",
        4: r"quadruple[sd]?|quadrupling|fourfold|quarters?|quartet|semi-?finals?|four-\w+",
        5: r"fivefold|quintuple[sd]?|quintet|five-\w+",
        6: r"sixfold|half\sa\syear|half-year|semiannual|six-\w+",
        7: r"sevenfold|a\sweek|weekly|seven-\w+",
        8: r"eightfold|octal|quarter-?finals?|eight-\w+",
        10: r"tenfold|decimal|decades?|teens?|teenagers?|teenaged?",
        12: r"dozens?|a\syear|yearlong",
        14: r"fortnight",
        15: r"quarter",
        16: r"hex(?:adecimal)?",
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
        1: r"첫|단(?:\s|[일독])|유일|혼자|홀로|최고|우승|선두|연간|일주일",
        2: r"둘|쌍|남북|북남|"
        r"양(?:국|측|쪽|팀|면|자|당사|사\s|대\s|손|발|눈|날개)|부부|이중|이등분|곱절|갑절|배로|준우승|은메달|반반",
        3: r"셋|삼(?:각|파|국|자|중)|동메달",
        4: r"넷|준결승|사(?:각|방)",
        5: r"오(?:각|륜)",
        6: r"반년|반\s년",
        7: r"일주일|한\s?주|매주",
        8: r"준준결승",
        10: r"청소년|십대|십여|십\s?년|여남은",
        12: r"일\s?년|한\s?해|연간|한\s?다스|여남은",
        24: r"하루|온종일",
        30: r"반\s?시간|한\s?달|반(?:\s|이|에|경|쯤|까)",
        50: r"절반|반(?:\s|이|은|을)|반세기",
        60: r"한\s?시간|환갑|회갑",
        70: r"칠순|고희",
        80: r"팔순",
        90: r"구순",
        100: r"백(?:\s|년|여|주년)|한\s?세기|갑절|곱절|배로",
        1000: r"천(?:\s|년|여)",
        Fraction(1, 2): r"절반|반(?:\s|이|은|을|년|세기|시간)|하프|중간",
        Fraction(1, 4): r"쿼터|분기",
        Fraction(3, 2): r"반(?:\s|이|은|을)",
    },
}
_ONE: dict[Lang, str] = {
    "en": r"an?|one|another|each|per|every|individual",
    "ko": r"한\s|한(?=[번명개건쪽편가])|하나|매[년월일주번회]|각\s|각(?=[자국])",
}
"""Words for one that say nothing of an order."""
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def implied(value: Exact, text: str, lang: Lang, ordinal: bool = False) -> bool:
    """Return whether words of a text imply a number, or its place in an order: both, a decade, World War II; 양국, 반세기."""
    words = _expression(value, lang, ordinal)
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
def _expression(value: Exact, lang: Lang, ordinal: bool) -> re.Pattern[str] | None:
    words = _WORDS[lang].get(value)
    if words is None:
        return None
    if value == 1 and not ordinal:
        words += "|" + _ONE[lang]
    return re.compile(rf"(?i)\b(?<!\$)(?:{words})\b" if lang == "en" else rf"(?<![가-힣])(?:{words})")
