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
    (0.247, 1.67, 1.532, -0.374, 1.019, 0.774),
    {
        "length": -0.66,
        "length of a merge": -5.989,
        "sentences": -2.112,
        "sentences of a merge": -1.669,
        "paragraph ends": -1.938,
        "quotation cut": -0.886,
        "numbers shared": 3.082,
        "numbers apart": -0.272,
        "Latin words": 0.919,
        "code words apart": -2.055,
        "margin": 2.45,
        "cosine": 12.999,
        "margin of a merge": 0.975,
        "cosine of a merge": 15.904,
        "growth": 11.843,
        **KNOWN,
    },
    -1.153,
)
"""With the default encoder, or another one whose vectors point all ways as its do. Names by sound add nothing to it."""

NONE = Weights(
    (3.309, 3.108, 3.297, -0.725, 1.477, 0.783),
    {
        "length": -3.611,
        "length of a merge": -5.74,
        "sentences": -2.036,
        "sentences of a merge": -1.292,
        "paragraph ends": -3.121,
        "quotation cut": -1.132,
        "numbers shared": 3.237,
        "numbers apart": -0.763,
        "Latin words": 3.585,
        "code words apart": -2.003,
        "names": 2.489,
        **KNOWN,
    },
    -2.389,
)
"""Without an encoder."""

CONFIDENCE = (-1.122, 0.929, 0.039, 0.158, -0.799)
"""Of `aligner.facts`, fitted by the same program to documents that the weights had not seen."""
