"""Align two sequences of segments."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tm.align.rescue import merged, rescue
from tm.align.search import best_path
from tm.align.sides import Side, side
from tm.align.values import Values
from tm.encode.use import Encoder
from tm.model.alignment import Alignment, Bead
from tm.model.text import Segment

VERSION = "1"
"""Part of the signature: goes up whenever the same documents may align otherwise."""

CONFIDENCE = (-1.5, 5.78)
"""Intercept and slope of the logistic that turns a bead's quality into a confidence; fitted by `tests/benchmarks/align.py`."""


def align(ko: Sequence[Segment], en: Sequence[Segment], encoder: Encoder) -> Alignment:
    """Return the alignment of Korean with English segments; each segment is in exactly one bead."""
    vectors = encoder.encode([segment.text for segment in (*ko, *en)])
    signature = f"tm-align:{VERSION}|encoder:{encoder.name}"
    return Alignment(tuple(beads_between(side(ko, vectors[: len(ko)], "ko"), side(en, vectors[len(ko) :], "en"))), signature)


def beads_between(ko: Side, en: Side) -> list[Bead]:
    """Return the beads between two encoded documents."""
    if not len(ko) or not len(en):
        return [Bead((i,), ()) for i in range(len(ko))] + [Bead((), (j,)) for j in range(len(en))]
    values = Values(ko, en)
    beads: list[Bead] = []
    i = j = 0
    for p, q, quality in best_path(values, len(ko), len(en)):
        beads.append(Bead(tuple(range(i, i + p)), tuple(range(j, j + q)), confidence(quality) if p and q else 0.0))
        i, j = i + p, j + q
    alone_ko = [n for bead in beads if not bead.en for n in bead.ko]
    alone_en = [n for bead in beads if not bead.ko for n in bead.en]
    moved = [Bead(a, b, confidence(quality)) for a, b, quality in rescue(values, alone_ko, alone_en)]
    return merged(beads, moved)


def confidence(quality: float) -> float:
    """Return the estimated chance, 0 to 1 in two decimals, that a bead of that quality is right."""
    intercept, slope = CONFIDENCE
    return round(1 / (1 + math.exp(-(intercept + slope * quality))), 2)
