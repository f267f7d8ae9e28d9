"""Align two sequences of segments."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tm.align.evidence import Evidence
from tm.align.search import Step
from tm.align.sides import Side, side
from tm.align.solve import Solved, solve
from tm.align.usual import fitted
from tm.align.weights import CONFIDENCE
from tm.encode import Encoder, load_encoder
from tm.encode.encoder import one_thread
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment

VERSION = "6"
"""Part of the signature: goes up whenever the same documents may align otherwise."""

Given = Sequence[Segment] | Sequence[str]


def align(ko: Given, en: Given, encoder: Encoder | None = None, *, evidence: Evidence | None = None) -> Alignment:
    """Return the alignment of Korean with English segments; each segment is in exactly one bead.

    Args:
        ko: Korean segments, or plain lines, in the order of the document.
        en: the English ones.
        encoder: from `load_encoder`; without it the default one, which is loaded once (a second, 160 MB).
        evidence: terms and pairs known already, from `tm.align.evidence.evidence`.

    Beads come in Korean order, English segments without partner in their place; a bead that is out of order is marked `moved`.
    Time and memory grow with the number of segments; 50,000 on each side take under a gigabyte.
    """
    encoder = encoder or load_encoder()
    return Alignment(tuple(beads_between(*sides(ko, en, encoder, evidence))), signature(encoder, evidence))


def signature(encoder: Encoder, evidence: Evidence | None = None) -> str:
    """Return what names the aligner, its encoder, and whether terms and pairs were known."""
    return f"tm-align:{VERSION}|encoder:{encoder.name}" + ("|evidence:terms,pairs" if evidence else "")


def sides(ko: Given, en: Given, encoder: Encoder, evidence: Evidence | None = None) -> tuple[Side, Side]:
    """Return both documents as the aligner sees them."""
    korean, english = ([Segment(one) if isinstance(one, str) else one for one in given] for given in (ko, en))
    vectors = encoder.encode([segment.text for segment in (*korean, *english)])
    split = len(korean)
    theirs = side(english, vectors[split:], "en", evidence)
    return fitted(side(korean, vectors[:split], "ko", evidence, other=theirs), theirs)


def beads_between(ko: Side, en: Side) -> list[Bead]:
    """Return the beads between two encoded documents, in the order of `align`."""
    with one_thread():
        return beads_of(solve(ko, en))


def beads_of(solved: Solved) -> list[Bead]:
    """Return the beads of what was found, in the order of `align`."""
    placed = [(step.ko.start, -1, bead(step, moved=True)) for step in solved.moved]
    at = 0
    for number, step in enumerate(solved.steps):
        at = step.ko.stop if step.ko else at
        placed.append((step.ko.start if step.ko else at, number, bead(step, moved=False)))
    return [found for _, _, found in sorted(placed, key=lambda row: row[:2])]


def bead(step: Step, *, moved: bool) -> Bead:
    """Return a step as a bead, with its confidence."""
    paired = bool(step.ko and step.en)
    return Bead(tuple(step.ko), tuple(step.en), confidence(step, moved=moved) if paired else 0.0, moved)


def confidence(step: Step, *, moved: bool) -> float:
    """Return the estimated chance, 0 to 1 in two decimals, that a pair is right: a logistic of its posterior and value."""
    logit = sum(weight * fact for weight, fact in zip(CONFIDENCE, facts(step, moved=moved), strict=True))
    return round(1 / (1 + math.exp(-logit)), 2)


def facts(step: Step, *, moved: bool) -> tuple[float, ...]:
    """Return what confidence goes by: 1, the log-odds of the posterior, the value, whether the pair is a merge, and has moved."""
    chance = min(max(step.chance, 1e-4), 1 - 1e-4)
    merge = len(step.ko) + len(step.en) > 2
    return 1.0, math.log(chance / (1 - chance)), min(max(step.value, -10.0), 15.0), float(merge), float(moved)
