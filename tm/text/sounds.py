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
_UNITS = _ends(vowel="km m cm mm l L ml mL ha MB GB KB kB TB Hz kHz MHz GHz W kW MW GW V kV % ℃ °C", consonant="g mg t")
_WITH_UNIT = re.compile(r"\d\s?([A-Za-z°%℃]+)$")
_DIGIT_LAST = re.compile(r"([A-Za-z])?[\s-]?([\d.,:]*\d)$")
_CAPITALS = re.compile(r"(?:^|[^A-Za-z]|(?<=[a-z]))([A-Z]{1,12})$")
_SMALL_LETTER = re.compile(r"(?:^|[^A-Za-z])([a-z])$")
_VOWELS = frozenset("AEIOUY")
_WORD_LIKE = frozenset("CKPTBDGER")
"""Last letters that end otherwise in a word than by name: `OPEC` is 오펙, and C is 시."""


def end_of(text: str) -> End | None:
    """Return how the last word of a text ends when read, or `None` where that cannot be told."""
    last = text[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - 0xAC00) % 28
        return "vowel" if not final else "ㄹ" if final == _RIEUL else "consonant"
    tail = text[-16:]
    if unit := _WITH_UNIT.search(tail):
        return _UNITS.get(unit[1])
    if last.isdecimal() and (digits := _DIGIT_LAST.search(tail)):
        return (_BESIDE_LATIN if digits[1] else _DIGITS).get(last)
    if letter := _SMALL_LETTER.search(tail):
        return _LETTERS.get(letter[1].upper())
    if capitals := _CAPITALS.search(tail):
        return None if _may_be_word(capitals[1]) else _LETTERS.get(last)
    return None


def _may_be_word(capitals: str) -> bool:
    return len(capitals) > 2 and capitals[-1] in _WORD_LIKE and not _VOWELS.isdisjoint(capitals[:-1])
