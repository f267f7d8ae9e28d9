"""Bead types that pair something, and the weights of what speaks for a bead.

The value of a bead is the sum of its terms, each a weight times a fact. It is a log-odds: how much likelier the alignment is with
the bead than with its segments unpaired. An unpaired segment is worth 0, a run of them `gap`, once.

The weights are those of a conditional random field over whole alignments (Lafferty et al. 2001), fitted by
`tests/benchmarks/fit_align.py` on news (South and North) with sentences left out, put in, merged and split and with runs left out,
on textbook sentences, on every other article of `corpora/articles`, and on documentation with gaps by paragraph. The weight of
names is half of what news alone gives, since documentation writes much with a capital that is no name.
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


USE = Weights(
    (-0.001, 0.835, 0.300, -2.404, -1.571, -1.083),
    {
        "margin": 2.687,
        "cosine": 8.199,
        "margin of a merge": 8.563,
        "cosine of a merge": 9.045,
        "growth": 8.431,
        "length": -0.88,
        "length of a merge": -6.384,
        "numbers shared": 1.571,
        "numbers apart": -0.326,
        "Latin words": 0.944,
        "names": 0.3,
        "paragraph ends": -1.031,
        "terms": 1.5,
        "known pair": 12.0,
    },
    -0.892,
)
"""With the default encoder, or another one whose vectors point all ways as its do."""

NONE = Weights(
    (2.295, 1.943, 1.632, -2.726, -2.191, -2.262),
    {
        "length": -3.425,
        "length of a merge": -6.608,
        "numbers shared": 2.887,
        "numbers apart": -0.788,
        "Latin words": 2.994,
        "names": 2.15,
        "paragraph ends": -2.26,
        "terms": 1.5,
        "known pair": 12.0,
    },
    -1.872,
)
"""Without an encoder."""

CONFIDENCE = (-0.86, 0.896, 0.136, -0.161, 0.01)
"""Of `aligner.facts`, fitted by `tests/benchmarks/align.py --fit` on documents of the same kinds."""
