"""Bead types that pair something, and the weights of what speaks for a bead.

The value of a bead is the sum of its terms, each a weight times a fact. It is a log-odds: how much likelier the alignment is with
the bead than with its segments unpaired. An unpaired segment is worth 0, a run of them `gap`, once.

The weights are those of a conditional random field over whole alignments (Lafferty et al. 2001). `tests/benchmarks/fit_align.py`
fitted them, seed 1, to news (South and North) and textbook sentences with some left out, put in, merged and split and with runs
left out, to `corpora/articles`, and to documentation with gaps and partly translated, by paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""Korean and English segments of each bead type, the preferred one of equals first."""
LARGEST = max(max(shape) for shape in SHAPES)


@dataclass(frozen=True, slots=True)
class Weights:
    """An offset for each bead type, a weight for each term by name (a missing one is 0), what a run of unpaired segments costs."""

    offsets: tuple[float, ...]
    terms: dict[str, float]
    gap: float


KNOWN = {"terms": 1.5, "known pair": 12.0}
"""Set, not fitted: a pair that a memory holds is all but certain."""

USE = Weights(
    (-0.441, 2.222, 1.588, -0.656, -0.343, 0.398),
    {
        "length": -0.36,
        "length of a merge": -6.198,
        "sentences": -2.378,
        "sentences of a merge": -1.467,
        "paragraph ends": -1.821,
        "numbers shared": 2.418,
        "numbers apart": -0.86,
        "Latin words": 1.995,
        "code words apart": -1.942,
        "margin": 3.75,
        "cosine": 10.299,
        "margin of a merge": 8.672,
        "cosine of a merge": 9.693,
        "growth": 7.563,
        **KNOWN,
    },
    -1.572,
)
"""With the default encoder, or another one whose vectors point all ways as its do. Names by sound add nothing to it."""

NONE = Weights(
    (2.893, 2.985, 2.915, -1.102, -1.219, -1.113),
    {
        "length": -3.335,
        "length of a merge": -5.998,
        "sentences": -1.779,
        "sentences of a merge": -1.183,
        "paragraph ends": -2.985,
        "numbers shared": 3.148,
        "numbers apart": -1.125,
        "Latin words": 3.609,
        "code words apart": -1.976,
        "names": 2.089,
        **KNOWN,
    },
    -2.218,
)
"""Without an encoder."""

CONFIDENCE = (-0.538, 1.047, 0.046, 0.212, -0.672)
"""Of `aligner.facts`, fitted by the same program to documents that the weights had not seen."""
