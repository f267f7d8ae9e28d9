"""Numbers written in English."""

from __future__ import annotations

import re
from fractions import Fraction

from tm.text.numbers_en_forms import FIRSTS, MONEY, MONTH_NAMES, MONTHS, ONES, ORDINALS, PARTS, SCALES, TENS, VAGUES
from tm.text.numbers_shared import Exact, exact, plain

_CLOCK = re.compile(r"\d+(\s?)([ap])(\.?m\.?)", re.I)
_SCALED = re.compile(rf"[\d.,]*\d(\s?-?)({'|'.join(SCALES)}|[kmbt]r?l?n?)", re.I)


def english(value: Exact, sample: str) -> str:
    """Return the value as English writes it where it writes the sample."""
    low = sample.lower()
    found = _english(value, low, sample)
    if sample[:1].isupper() and low not in MONTHS and found[:1].islower():
        found = found[0].upper() + found[1:]
    return found


def _english(value: Exact, low: str, sample: str) -> str:
    words = re.findall(r"[a-z]+", low)
    whole = isinstance(value, int)
    if clock := _CLOCK.fullmatch(sample):
        if whole and value < 24:
            half = "ap"[value >= 12]
            return f"{(int(value) - 1) % 12 + 1}{clock[1]}{half if clock[2].islower() else half.upper()}{clock[3]}"
    elif low in MONTHS:
        if whole and 1 <= value <= 12:
            name = MONTH_NAMES[int(value) - 1]
            return name if low == MONTH_NAMES[MONTHS[low] - 1].lower() else name[:3]
    elif not whole and any(word.removesuffix("s") in PARTS for word in words):
        return _share(Fraction(value), low)
    elif words and (words[-1] in VAGUES or words[0] in ("several", "few")):
        return _vague(int(value)) if whole else plain(value, low)
    elif whole and (words and words[-1] in ORDINALS):
        return _ordinal(int(value)) if value < 100 else f"{value}{_suffix(int(value))}"
    elif whole and re.fullmatch(r"[\d,]+(?:st|nd|rd|th)", low):
        return plain(value, low[:-2]) + _suffix(int(value))
    elif scaled := _SCALED.fullmatch(sample):
        return _scaled(value, scaled[2], scaled[1]) or plain(value, "1,000")
    elif words and words[0] == "half" and words[-1] in SCALES and 2 * value == SCALES[words[-1]]:
        return low
    elif low == "twice" and whole:
        return low if value == 2 else f"{_words(int(value), low)} times"
    elif low in ("noon", "midnight") and whole and value < 24:
        return {0: "midnight", 12: "noon"}.get(int(value)) or _english(value, "", "1 p.m.")
    elif unit := next((word for word in reversed(words) if SCALES.get(word, 0) >= 1000), None):
        return _scaled(value, unit, " ", words=True) or plain(value, "1,000")
    elif words and whole:
        return _words(int(value), low)
    return plain(value, low)


def _words(value: int, low: str) -> str:
    if value == 12 and low == "a dozen":
        return low
    if value <= 20 or (value < 100 and "-" in low):
        return cardinal(value)
    if "hundred" in low and value < 1000 and value % 100 == 0:
        return f"{ONES[value // 100]} hundred"
    return plain(value, "1,000")


def cardinal(value: int) -> str:
    """Return an English number word, for 0 to 99."""
    if value < 20:
        return ONES[value]
    tens, ones = divmod(value, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


def _ordinal(value: int) -> str:
    if 1 <= value <= 20:
        return FIRSTS[value - 1]
    tens, ones = divmod(value, 10)
    return f"{TENS[tens - 2]}-{FIRSTS[ones - 1]}" if ones and tens else f"{value}{_suffix(value)}"


def _suffix(value: int) -> str:
    return "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _share(value: Fraction, low: str) -> str:
    over, under = value.numerator, value.denominator
    if value == Fraction(1, 2):
        return "half"
    if under > 10 or over > 9:
        return plain(value, "")
    piece = "quarter" if under == 4 else FIRSTS[under - 1]
    joiner = "-" if "-" in low or low == "half" else " "
    return f"a {piece}" if over == 1 and low.startswith("a ") else f"{ONES[over]}{joiner}{piece}{'s' * (over > 1)}"


def _vague(value: int) -> str:
    names = {1: "several", 10: "dozens"} | {n: word for word, n in VAGUES.items() if n > 10}
    if value in names:
        return names[value]
    for n in (100, 10):
        if value % n == 0 and value // n in names and value // n > 10:
            return f"{'tens' if n == 10 else 'hundreds'} of {names[value // n]}"
    return plain(value, "1,000")


def _scaled(value: Exact, unit: str, joiner: str, words: bool = False) -> str | None:
    """Return the value in the unit of the sample, or in one of its family that leaves at most three decimals; `None`: in none."""
    low = unit.lower()
    if low in SCALES:
        family = [name for name in SCALES if name == low or SCALES[name] >= 10**6]
        sizes = SCALES
    else:
        sizes = MONEY
        family = [low, *(("k", "m", "b", "t") if len(low) == 1 and low != "k" else ("k", "mn", "bn", "tn"))]
    for name in (low, *sorted(family, key=sizes.__getitem__, reverse=True)):
        count = exact(Fraction(value) / sizes[name])
        if 1 <= count < 1000 and 1000 % Fraction(count).denominator == 0:
            number = cardinal(int(count)) if words and count <= 20 and isinstance(count, int) else plain(count, "")
            return number + joiner + (name if unit.islower() else name.upper() if unit.isupper() else name.capitalize())
    return None
