"""Numbers by value, in both languages: 1만 2천 and 12,000 are the same.

Digits with 만, 억, 조 or thousand, million, billion; English words, and native Korean ones before a counter, where they are
plain. For evidence that two texts go together, not for checking a translation.
"""

from __future__ import annotations

import re

from tm.model.text import Lang

_UNITS = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_WORDS = {word: n for n, word in enumerate(_ONES, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60}
_COUNTERS = "명|개|대|번|곳|살|마리|채|척|달|시간|가지|차례|집|사람|세대|가구|장|권|편|배|줄|군데"

_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_KOREAN = re.compile(rf"(?:(?:{_DIGITS})\s*[십백천만억조]*\s*)+")
_PART = re.compile(rf"({_DIGITS})\s*([십백천만억조]*)")
_COUNTED = re.compile(rf"(?<![가-힣])({'|'.join(_NATIVE_TENS)})?({'|'.join(_NATIVE)})?\s?(?:{_COUNTERS})")
_ENGLISH = re.compile(rf"({_DIGITS})(?:\s*-?\s*({'|'.join(_SCALES)}))?", re.I)
_SPELLED = re.compile(rf"\b({'|'.join(_TENS)})?[- ]?({'|'.join(_ONES)})?(?:\s({'|'.join(_SCALES)}))?\b", re.I)
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?\s+\d", re.I)


def values(text: str, lang: Lang) -> frozenset[float]:
    """Return the numbers that a text names, by value."""
    return _korean(text) if lang == "ko" else _english(text)


def _number(digits: str) -> float:
    return float(digits.replace(",", "").replace(" ", ""))


def _korean(text: str) -> frozenset[float]:
    found: set[float] = set()
    for run in _KOREAN.finditer(text):
        total, last = 0.0, float("inf")
        for part in _PART.finditer(run[0]):
            scale = 1
            for unit in part[2]:
                scale *= _UNITS[unit]
            if scale >= last or (total and scale == 1 and last == float("inf")):
                found.add(total)
                total = 0.0
            total += _number(part[1]) * scale
            last = scale if scale > 1 else float("inf")
        found.add(total)
    for match in _COUNTED.finditer(text):
        if match[1] or match[2]:
            found.add(float(_NATIVE_TENS.get(match[1] or "", 0) + _NATIVE.get(match[2] or "", 0)))
    return frozenset(found)


def _english(text: str) -> frozenset[float]:
    found = {_number(m[1]) * _SCALES.get((m[2] or "").lower(), 1) for m in _ENGLISH.finditer(text)}
    for match in _SPELLED.finditer(text):
        base = _WORDS.get((match[1] or "").lower(), 0) + _WORDS.get((match[2] or "").lower(), 0)
        if base:
            found.add(float(base * _SCALES.get((match[3] or "").lower(), 1)))
    found |= {float(_MONTHS.index(m[1].lower()[:3]) + 1) for m in _MONTH.finditer(text)}
    return frozenset(found)
