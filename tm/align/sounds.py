"""Names by sound: the consonants that a name keeps when it is written in the other script.

김책 and `Kim Chaek` share `KMJK`. Letters that romanizations mix up (k and g, t and d, p, b, f and v, l and r, s and sh) are one;
h and vowels say nothing. A key is evidence for a bead, never proof: two names in a hundred share one by chance.
"""

from __future__ import annotations

import re
from functools import lru_cache

_INITIALS = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "J", "J", "J", "K", "T", "P", "")
_FINALS = (*" K K K N N N T L L L L L L L L M P P S S N T T K T P".split(" "), "")
_FIRST, _SYLLABLES = 0xAC00, 11172
_LEAST = 3
"""Consonants from which on a key tells names apart."""
_LONGEST = 8
"""Syllables at the head of a Korean word that may be a name with nothing cut off."""

_GROUPS = (("c(?=[eiy])", "S"), ("tch|ch", "J"), ("sch|sh|th", "S"), ("ph", "P"), ("ck|qu", "K"), ("ng", "N"), ("x", "KS"))
_LETTERS = str.maketrans("kgqcntdlrmpbfvszj", "KKKKNTTLLMPPPPSJJ", "aeiouwyh'-. ")
_DOUBLED = re.compile(r"(.)\1+")
_WORDS = re.compile("[가-힣]{2,}")
_NAMES = re.compile(r"\b[A-Z][a-zA-Z]{2,}(?:[ -][A-Za-z][a-z]+){0,2}")


def _hangul(word: str) -> list[str]:
    """Return the consonants of each syllable."""
    numbers = [ord(syllable) - _FIRST for syllable in word]
    return [_INITIALS[n // 588] + _FINALS[n % 28] if 0 <= n < _SYLLABLES else "" for n in numbers]


@lru_cache(maxsize=8192)
def _latin(word: str) -> str:
    key = word.lower()
    for pattern, consonants in _GROUPS:
        key = re.sub(pattern, consonants, key)
    return _DOUBLED.sub(r"\1", key.translate(_LETTERS))


@lru_cache(maxsize=8192)
def _heads(word: str) -> frozenset[str]:
    consonants = _hangul(word[:_LONGEST])
    keys = (_DOUBLED.sub(r"\1", "".join(consonants[:size])) for size in range(2, len(consonants) + 1))
    return frozenset(key for key in keys if len(key) >= _LEAST)


def korean_sounds(text: str) -> frozenset[str]:
    """Return the keys of the heads of all Hangul words, 2 to 8 syllables, since particles and titles follow a name."""
    return frozenset[str]().union(*map(_heads, _WORDS.findall(text)))


def english_sounds(text: str) -> frozenset[str]:
    """Return the keys of words with a capital, alone and with the one or two words after them."""
    found = set[str]()
    for run in _NAMES.findall(text):
        words = re.split("[ -]", run)
        found.update(_latin("".join(words[:size])) for size in range(1, len(words) + 1))
        found.update(_latin(word) for word in words[1:] if word[0].isupper())
    return frozenset(key for key in found if len(key) >= _LEAST)
