"""Numbers written in Korean."""

from __future__ import annotations

import re
from fractions import Fraction
from math import prod

from tm.text.numbers_ko_forms import DAYS, NATIVE, NATIVE_ALONE, NATIVE_ONES, NATIVE_TENS, UNITS
from tm.text.numbers_shared import DECIMAL, Exact, exact, plain

_HALF_DAY = re.compile(r"(?:오전|오후|새벽|아침|한낮|낮|저녁|밤)(\s?)\d+")
_SHARE = re.compile(r"분의(\s?)")
_OTHER_WORDS = ("만일", "천사")
"""If, angel: 10001 and 1004 go in digits."""
_DIGITS = "영일이삼사오육칠팔구"


def korean(value: Exact, sample: str) -> str:
    """Return the value as Korean writes it where it writes the sample."""
    whole = isinstance(value, int)
    if half := _HALF_DAY.fullmatch(sample):
        if whole and value < 24:
            return f"{'오후' if value >= 12 else '오전'}{half[1]}{value - 12 if value > 12 else value}"
    elif "분의" in sample or sample == "절반":
        if value == Fraction(1, 2) and sample == "절반":
            return sample
        if not whole:
            gap = _SHARE.search(sample)
            return f"{value.denominator}분의{gap[1] if gap else ' '}{value.numerator}"
    elif whole and (sample[0] in "수몇" or sample == "여러") and value < 10**12 and str(value).strip("0") == "1":
        if value > 1:
            return ("몇" if sample[0] == "몇" else "수") + sino(int(value)).removeprefix("일")
        return sample if sample in ("수", "몇", "몇몇") else "여러"
    elif whole and sample in ("정오", "자정") and value < 24:
        return {0: "자정", 12: "정오"}.get(int(value)) or korean(value, "오후 1") + "시"
    elif whole and sample == "반":
        return f"{value}분"
    elif whole and sample in DAYS:
        return next((word for word, days in DAYS.items() if days == value), f"{value}일")
    elif whole and value and (sample[0] == "첫" or sample.endswith("째")):
        return _nth(int(value), sample)
    elif whole and value and not any(c.isdigit() for c in sample):
        return _spelled(int(value), sample)
    elif whole and any(unit in sample for unit in UNITS):
        return _grouped(int(value), sample)
    elif not whole and (unit := re.sub(r"[\d.,\s]", "", sample)) and len(unit) <= 2:
        count = exact(Fraction(value) / prod(UNITS.get(name, 1) for name in unit))
        if 1000 % Fraction(count).denominator == 0:
            return plain(count, sample) + unit
    return plain(value, sample)


def _nth(value: int, sample: str) -> str:
    if value == 1:
        return "첫째" if sample == "첫째" or sample[0] != "첫" else sample
    if value > 99:
        return plain(value, "") + ("째" if sample.endswith(("둘째", "셋째", "넷째", "첫째")) else " 번째")
    if sample == "첫" or "번" in sample:
        return native(value, True) + ("번째" if sample == "첫번째" else " 번째")
    return native(value, False) + "째"


def _spelled(value: int, sample: str) -> str:
    if any(word in sample for word in NATIVE):
        attributive = not sample.endswith((*NATIVE_ALONE, "스물"))
        if value < 100:
            return native(value, attributive)
        hundreds, rest = divmod(value, 100)
        if value < 10**12 and (sample[0] in UNITS or sample[0] in _DIGITS):
            return sino(hundreds * 100) + (native(rest, attributive) if rest else "")
        return plain(value, "1,000")
    if value >= 10**12:
        return _grouped(value, "1만 1")
    word = sino(value, " " if " " in sample or value < 10**4 or not any(unit in sample for unit in "만억조") else "")
    return plain(value, sample) if value < 10 or word in _OTHER_WORDS else word


def native(value: int, attributive: bool) -> str:
    """Return a native Korean number word, for 1 to 99; the attributive stands before a counter: 한, 스무."""
    if value == 20 and attributive:
        return "스무"
    names = {n: word for word, n in (NATIVE_ONES if attributive else NATIVE_ONES | NATIVE_ALONE).items()}
    tens = {n: word for word, n in NATIVE_TENS.items()}
    return tens.get(value // 10 * 10, "") + names.get(value % 10, "")


def sino(value: int, gap: str = "") -> str:
    """Return a Sino-Korean number word, for 1 to 10^12 - 1, with `gap` between groups of four places."""
    groups: list[str] = []
    for unit, size in (("억", 10**8), ("만", 10**4), ("", 1)):
        group = value // size % 10**4
        if not group:
            continue
        word = ""
        for place, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
            digit = group // place % 10
            word += ("" if digit == 1 and name else _DIGITS[digit]) + name if digit else ""
        groups.append(("" if word == "일" and unit == "만" and not groups else word) + unit)
    return gap.join(groups)


def _grouped(value: int, sample: str) -> str:
    """Return the value by 만, 억 and 조, with 천 and 백, spaces, commas and decimals where the sample has them."""
    unit = re.sub(r"[\d.,\s]", "", sample)
    if re.match(DECIMAL, sample) and len(unit) <= 2:
        size = prod(UNITS[name] for name in unit)
        count = exact(Fraction(value, size))
        if 1 <= count < 10**4 // (size if size < 10**4 else 1) and 100 % Fraction(count).denominator == 0:
            return plain(count, sample.rstrip(unit)) + unit
    letters = any(name in sample for name in "십백천")
    tight = re.search(r"[만억조]\d", sample) is not None
    groups: list[str] = []
    for name, size in (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        group = value // size if name == "조" else value // size % 10**4
        if not group:
            continue
        if group % 1000 == 0 and (letters or (not groups and not name)) and group < 10**4:
            word = f"{group // 1000}천"
        elif group % 100 == 0 and letters and "백" in sample and group < 10**4:
            word = (f"{group // 1000}천" if group >= 1000 else "") + f"{group // 100 % 10}백"
        else:
            word = f"{group:,}" if "," in sample else str(group)
        loose = groups and not tight and (name or group >= 100)
        groups.append((" " if loose else "") + word + name)
    return "".join(groups) or "0"
