"""A phrase, ready to be found in texts that may write it otherwise.

Spaces are ignored in Korean, but a hit that runs over a space where the phrase has none must begin where a word does:
국가보위성 is in 국가 보위성, and 시장 is not in 도시 장관. Letters, signs and words count as equal where the folding makes them so.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tm.model.match import Span
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold, letters, originals, spellings

_MOST_WAYS = 64
_STOPS = r"\.\.\."
_UNSEEN = frozenset("\xad\u200b\ufeff")
"""Characters that the folding drops: soft hyphen, and spaces without width."""
_CLUSTER = re.compile("[^\u0300-\u036f\u1160-\u11ff\u3099\u309a][\u0300-\u036f\u1160-\u11ff\u3099\u309a]*|.", re.S)
"""A character with what NFC may join to it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What to look for.

    Attributes:
        text: as it was given.
        patterns: decide, in each language, where a text in NFC holds the phrase.
        key: its folded key in Korean; empty where keys are no help.
        letters: each way to write it that the folding knows, as letters alone; `None` for too many.
        words: its folded key in English; empty where keys are no help.
    """

    text: str
    patterns: dict[Lang, re.Pattern[str]]
    key: str = ""
    letters: tuple[str, ...] | None = ()
    words: str = ""

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, text: str, folding: Folding = SHIPPED) -> Phrase:
        """Return a phrase that is found in every spelling that folds alike."""
        parts = _parts(text, folding)
        patterns: dict[Lang, re.Pattern[str]] = {
            "ko": re.compile(_korean(parts), re.IGNORECASE),
            "en": re.compile(_english(text), re.IGNORECASE),
        }
        return cls(text, patterns, *_keys(text, parts, folding))

    @classmethod
    def exact(cls, text: str, folding: Folding = SHIPPED) -> Phrase:
        """Return a phrase that is found only as it is written."""
        pattern = re.compile(re.escape(unicodedata.normalize("NFC", text)))
        return cls(text, {"ko": pattern, "en": pattern}, *_keys(text, _parts(text, folding), folding))

    @classmethod
    def regex(cls, pattern: str) -> Phrase:
        """Return whatever a regular expression finds.

        Raises:
            re.error: it is none.
        """
        compiled = re.compile(pattern)
        return cls(pattern, {"ko": compiled, "en": compiled}, letters=None)


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of the vocabulary or one letter: the ways to write it, and whether the phrase has a space before it."""

    ways: tuple[str, ...]
    spaced: bool

    def pattern(self, between: str) -> str:
        """Return a pattern for all ways, with that between their letters."""
        written = [between.join(map(_letter, way)) for way in self.ways]
        return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _parts(text: str, folding: Folding) -> list[_Part]:
    """Return a phrase cut into words of the vocabulary, each with all its forms, and single letters."""
    gaps = set(itertools.accumulate(len(letters(word, "ko")) for word in text.split()))
    ruled = folding.ruled(letters(text, "ko"))
    parts, at = [], 0
    while at < len(ruled):
        size, ways = folding.forms_at(ruled, at)
        if not size:
            size, ways = 1, spellings(ruled[at], ruled[at - 1] if at else "")
        parts.append(_Part(ways, at in gaps))
        at += size
    return parts


def _korean(parts: list[_Part]) -> str:
    """Return a pattern: spaces at most where the phrase has them, or anywhere from the beginning of a word."""
    if not parts:
        return "(?!)"
    same = "".join((r"\s*" if part.spaced and number else "") + part.pattern("") for number, part in enumerate(parts))
    free = r"\s*".join(part.pattern(r"\s*") for part in parts)
    return rf"{same}|(?<!\w){free}".replace(_STOPS, rf"(?:{_STOPS}|…)")


def _english(text: str) -> str:
    words = letters(text, "en").split(" ")
    found = r"\s+".join("".join(map(_letter, word)) for word in words) if words[0] else "(?!)"
    return found.replace(_STOPS, rf"(?:{_STOPS}|…)")


def _letter(letter: str) -> str:
    """Return a pattern for every character that is folded to that one."""
    if letter == ".":
        return r"\."
    found = originals(letter)
    return re.escape(found) if len(found) == 1 else f"[{re.escape(found)}]"


def _keys(text: str, parts: list[_Part], folding: Folding) -> tuple[str, tuple[str, ...] | None, str]:
    choices = [part.ways for part in parts]
    spelled = tuple(map("".join, itertools.product(*choices))) if math.prod(map(len, choices)) <= _MOST_WAYS else None
    return fold(text, "ko", folding), spelled, fold(text, "en", folding)


def spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Give the stretches of a text that a pattern for NFC finds, in code points of the text as it is."""
    if unicodedata.is_normalized("NFC", text) and _UNSEEN.isdisjoint(text):
        yield from (found.span() for found in pattern.finditer(text) if found[0])
        return
    starts, ends, normal = list[int](), list[int](), list[str]()
    for cluster in _CLUSTER.finditer(text):
        joined = unicodedata.normalize("NFC", cluster[0]) if cluster[0] not in _UNSEEN else ""
        normal.append(joined)
        starts += [cluster.start()] * len(joined)
        ends += [cluster.end()] * len(joined)
    for found in pattern.finditer("".join(normal)):
        if found[0]:
            yield starts[found.start()], ends[found.end() - 1]
