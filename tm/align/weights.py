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
    (0.249, 1.682, 1.55, -0.331, 1.031, 0.814),
    {
        "length": -0.659,
        "length of a merge": -6.013,
        "sentences": -2.104,
        "sentences of a merge": -1.667,
        "paragraph ends": -1.953,
        "heading in a merge": -0.351,
        "quotation cut": -0.874,
        "numbers shared": 3.123,
        "numbers apart": -0.264,
        "Latin words": 0.95,
        "code words apart": -2.065,
        "margin": 2.468,
        "cosine": 13.013,
        "margin of a merge": 1.015,
        "cosine of a merge": 15.942,
        "growth": 11.675,
        **KNOWN,
    },
    -1.14,
)
"""With the default encoder, or another one whose vectors point all ways as its do. Names by sound add nothing to it."""

NONE = Weights(
    (3.27, 3.181, 3.4, -0.592, 1.571, 1.019),
    {
        "length": -3.594,
        "length of a merge": -5.774,
        "sentences": -1.987,
        "sentences of a merge": -1.329,
        "paragraph ends": -3.203,
        "heading in a merge": -1.309,
        "quotation cut": -1.102,
        "numbers shared": 3.242,
        "numbers apart": -0.751,
        "Latin words": 3.664,
        "code words apart": -1.995,
        "names": 2.466,
        **KNOWN,
    },
    -2.392,
)
"""Without an encoder."""

CONFIDENCE = (-1.101, 0.922, 0.041, 0.156, -0.833)
"""Of `aligner.facts`, fitted by the same program to documents that the weights had not seen."""
