"""Edit distances (Levenshtein 1966), by rapidfuzz."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein, Opcodes


def distance(a: Sequence[str], b: Sequence[str], most: int | None = None) -> int:
    """Return the number of insertions, deletions and replacements; `most` + 1 where there are more than `most`."""
    return Levenshtein.distance(a, b, score_cutoff=most)


bounded = Levenshtein.distance
"""The same without a wrapper, for loops: `bounded(a, b, score_cutoff=most)`."""


def changes(a: Sequence[str], b: Sequence[str]) -> Opcodes:
    """Return the steps from `a` to `b`, equal stretches among them."""
    return Levenshtein.opcodes(a, b)
