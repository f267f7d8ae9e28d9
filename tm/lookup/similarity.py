"""Similarity, 0 to 100, higher is better: the one definition of how like two texts are."""

from __future__ import annotations

import re

from tm.model.text import Lang
from tm.text.distance import distance
from tm.text.folding import SHIPPED, Folding, fold
from tm.text.normalize import tidy

SHORT = 40
"""English keys up to this many characters may be compared by characters too, so that `Open file` finds `Open files`."""

MOST_LIKE = 98.9
"""The most that texts with unequal keys can have."""

_TOKEN = r"\w+(?:[.,'’]\w+)*|[^\w\s]"


def similarity(a: str, b: str, lang: Lang, folding: Folding = SHIPPED) -> float:
    """Return how like two texts are: 100 equal, 99 equal but for spelling habits, else `100 × (1 − distance / longer length)`.

    Levenshtein over the units of the folded keys, at most 98.9, rounded down to one decimal. The unit is the character for Korean,
    spaces removed; the token for English, or the character where both keys are short and that is better.
    """
    if tidy(a) == tidy(b):
        return 100.0
    key, other = fold(a, lang, folding), fold(b, lang, folding)
    if key == other:
        return 99.0
    return key_similarity(key, other, lang)


def key_similarity(key: str, other: str, lang: Lang) -> float:
    """Return the similarity of two unequal folded keys, 0 to 98.9."""
    if lang == "ko":
        return _share(key, other)
    best = _share(tokens(key), tokens(other))
    if len(key) <= SHORT and len(other) <= SHORT:
        best = max(best, _share(key, other))
    return best


def tokens(key: str) -> list[str]:
    """Return the words and signs of an English key."""
    return re.findall(_TOKEN, key)


def _share(a: str | list[str], b: str | list[str]) -> float:
    longer = max(len(a), len(b))
    if not longer:
        return 0.0
    # Whole thousandths, so that rounding down is the same on every machine.
    return min(MOST_LIKE, 1000 * (longer - distance(a, b)) // longer / 10)
