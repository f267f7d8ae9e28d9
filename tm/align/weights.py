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
    (-0.409, 2.173, 1.631, -0.647, -0.539, 0.189),
    {
        "length": -0.507,
        "length of a merge": -6.119,
        "sentences": -2.326,
        "sentences of a merge": -1.406,
        "paragraph ends": -1.852,
        "quotation cut": -0.881,
        "numbers shared": 2.387,
        "numbers apart": -0.868,
        "Latin words": 1.917,
        "code words apart": -1.908,
        "margin": 3.167,
        "cosine": 10.769,
        "margin of a merge": 7.755,
        "cosine of a merge": 9.931,
        "growth": 7.223,
        **KNOWN,
    },
    -1.536,
)
"""With the default encoder, or another one whose vectors point all ways as its do. Names by sound add nothing to it."""

NONE = Weights(
    (3.072, 2.998, 3.013, -1.189, -1.296, -1.181),
    {
        "length": -3.375,
        "length of a merge": -5.865,
        "sentences": -1.75,
        "sentences of a merge": -1.133,
        "paragraph ends": -2.795,
        "quotation cut": -1.091,
        "numbers shared": 3.128,
        "numbers apart": -1.133,
        "Latin words": 3.518,
        "code words apart": -1.992,
        "names": 2.097,
        **KNOWN,
    },
    -2.17,
)
"""Without an encoder."""

CONFIDENCE = (-0.534, 1.016, 0.06, 0.171, -0.995)
"""Of `aligner.facts`, fitted by the same program to documents that the weights had not seen."""
