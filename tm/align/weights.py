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
    (0.138, 1.763, 1.625, -0.145, 1.196, 0.87),
    {
        "length": -0.581,
        "length of a merge": -6.42,
        "sentences": -2.085,
        "sentences of a merge": -1.702,
        "paragraph ends": -1.931,
        "quotation cut": -0.854,
        "numbers shared": 3.039,
        "numbers apart": -0.258,
        "Latin words": 0.865,
        "code words apart": -2.173,
        "margin": 2.705,
        "cosine": 12.945,
        "margin of a merge": 2.187,
        "cosine of a merge": 16.123,
        "growth": 5.604,
        **KNOWN,
    },
    -1.215,
)
"""With the default encoder, or another one whose vectors point all ways as its do. Names by sound add nothing to it."""

NONE = Weights(
    (3.307, 3.107, 3.294, -0.725, 1.482, 0.777),
    {
        "length": -3.615,
        "length of a merge": -5.74,
        "sentences": -2.037,
        "sentences of a merge": -1.295,
        "paragraph ends": -3.124,
        "quotation cut": -1.133,
        "numbers shared": 3.239,
        "numbers apart": -0.761,
        "Latin words": 3.586,
        "code words apart": -2.001,
        "names": 2.487,
        **KNOWN,
    },
    -2.388,
)
"""Without an encoder."""

CONFIDENCE = (-1.151, 0.915, 0.066, 0.015, -0.49)
"""Of `aligner.facts`, fitted by the same program to documents that the weights had not seen."""
