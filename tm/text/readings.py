"""How a word ends when read aloud in Korean: what decides between 을 and 를, 은 and 는, 으로 and 로.

Hangul says so itself; digits are read the Korean way; Latin capitals letter by letter, as abbreviations are. A word in small
letters can be read in several ways and has no known end, nor has an abbreviation that may be read as a word (OPEC, ZIP).
"""

from __future__ import annotations

import re
from typing import Literal

End = Literal["vowel", "ㄹ", "consonant"]

_RIEUL = 8


def _ends(**kinds: str) -> dict[str, End]:
    """Return the end of each of the words given by kind of end."""
    names: dict[str, End] = {"vowel": "vowel", "rieul": "ㄹ", "consonant": "consonant"}
    return {word: names[kind] for kind, words in kinds.items() for word in words.split()}


_DIGITS = _ends(vowel="2 4 5 9", rieul="1 7 8", consonant="0 3 6")
_BESIDE_LATIN = _ends(vowel="2 4 5", consonant="7")
"""Digits after Latin letters that end alike in Korean and in English: 이 and 투; not 삼 and 쓰리."""
_LETTERS = _ends(vowel=" ".join("ABCDEFGHIJKOPQSTUVWXYZ"), rieul="L R", consonant="M N")
_UNITS = _ends(
    vowel="km m cm mm l L ml mL ha MB GB KB kB TB Hz kHz MHz GHz W kW MW GW V kV % ℃ °C ㎞ ㎝ ㎜ ㎡ ㎢ ㏊ ℓ ㎾ ㎿ ㎒",
    consonant="g mg t ㎎",
)
_WITH_UNIT = re.compile(r"\d\s?([A-Za-z°%℃ℓ㎎-㎿㏊]+)$")
_FRACTION = re.compile(r"(\d)/\d+$")
"""1/3 is read 3분의 1: what stands first is said last."""
_DIGIT_LAST = re.compile(r"([A-Za-z])?[\s-]?([\d.,:]*\d)$")
_CAPITALS = re.compile(r"(?:^|[^A-Za-z]|(?<=[a-z]))([A-Z]{1,12})$")
_SMALL_LETTER = re.compile(r"(?:^|[^A-Za-z])([a-z])$")
_LONGEST = 5
"""Letters of an abbreviation that is spelled out."""
_VOWELS = frozenset("AEIOUY")
_CLOSING = frozenset("CKPTBDGR")
"""Last letters that end otherwise in a word than by name, where a vowel is before them: `OPEC` is 오펙, `USB` is spelled out."""


def end_of(text: str) -> End | None:
    """Return how the last word of a text ends when read, or `None` where that cannot be told."""
    last = text[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - 0xAC00) % 28
        return "vowel" if not final else "ㄹ" if final == _RIEUL else "consonant"
    tail = _FRACTION.sub(r"\1", text[-16:])
    if unit := _WITH_UNIT.search(tail):
        return _UNITS.get(unit[1])
    if last.isdecimal() and (digits := _DIGIT_LAST.search(tail)):
        return (_BESIDE_LATIN if digits[1] else _DIGITS).get(tail[-1])
    if letter := _SMALL_LETTER.search(tail):
        return _LETTERS.get(letter[1].upper())
    if capitals := _CAPITALS.search(tail):
        return None if _may_be_word(capitals[1]) else _LETTERS.get(last)
    return None


def _may_be_word(capitals: str) -> bool:
    before, last = capitals[-2:-1], capitals[-1]
    if len(capitals) < 3 or len(capitals) > _LONGEST:
        return len(capitals) > _LONGEST
    if last == "E":  # NIKE; IEEE is spelled out.
        return before not in _VOWELS and not _VOWELS.isdisjoint(capitals[:-1])
    return last in _CLOSING and before in _VOWELS
