"""The order of matches: how much of a similarity is left once what differs is weighed by what it does to the meaning."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tm.lookup.apart import APART
from tm.model.match import Difference

if TYPE_CHECKING:
    from tm.lookup.differences import Comparison

MOST = 15.0
"""Points that differences may take off together: a match never falls behind one that is 15 points less like the query."""

WEIGHTS: Mapping[Difference, float] = {
    Difference.NEGATION: 15.0,  # says the opposite
    Difference.NUMBER: 14.0,  # another fact, though easily put right
    Difference.NAME: 14.0,  # another person or place
    Difference.WORD: APART,  # says something else
    Difference.TAG: 2.0,  # to be put right, the words stay
    Difference.ENDING: 5.0,  # tense and mood; the speech level costs a tenth of it
    Difference.PARTICLE: 4.0,  # too, only, until; of 은, 이 and none a seventh
    Difference.PUNCTUATION: 0.4,  # means little
    Difference.SPELLING: 0.3,  # the same words
    Difference.CASE: 0.3,  # the same letters
    Difference.SPACING: 0.1,  # in Korean a habit
}
"""Points at grade 1, as `Comparison.grades` has it."""


def rank(similarity: float, comparison: Comparison) -> float:
    """Return the similarity less the weights of what differs, `MOST` at most; never under 0, in tenths."""
    off = sum([WEIGHTS[kind] * grade for kind, grade in zip(comparison.differences, comparison.grades, strict=True)])
    return lowered(similarity, off)


def lowered(similarity: float, off: float) -> float:
    """Return the rank with that many points off, or `MOST`; what takes off more never ranks higher, also when rounded."""
    return max(0.0, math.floor(10 * (similarity - min(MOST, off)) + 1e-6) / 10)
