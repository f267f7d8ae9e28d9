"""The best alignment of two encoded documents: piece by piece in order, then what has moved, then the rest again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tm.align.pieces import Piece, pieces
from tm.align.rescue import Moved, rescue
from tm.align.search import Step
from tm.align.sides import Side
from tm.align.weights import NONE, USE, Weights
from tm.align.windows import steps_within

ROUNDS = 2
"""How often what was left over is looked through for moved runs, the rest being aligned again without them."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Steps in order and runs out of order; the pieces in which the steps were found, with the sides as they were then."""

    steps: list[Step]
    moved: list[Moved]
    pieces: list[Piece]
    ko: Side
    en: Side


def weights_for(ko: Side) -> Weights:
    """Return the weights that go with what is known of the segments: vectors, or none."""
    return USE if ko.vectors.shape[1] else NONE


def solve(ko: Side, en: Side, weights: Weights | None = None) -> Solved:
    """Return the best alignment of two documents, with the weights that go with them or with others."""
    weights = weights or weights_for(ko)
    parts = pieces(ko, en)
    found = steps_within(ko, en, weights, parts)
    moved: list[Moved] = []
    tried: set[Piece] = set()
    for _ in range(ROUNDS):
        runs = rescue(ko, en, weights, [step for part in parts for step in found[part]], tried)
        if not runs:
            break
        moved += runs
        gone = [step for run in runs for step in run.steps]
        ko, en = _without(ko, [step.ko for step in gone]), _without(en, [step.en for step in gone])
        touched = [part for part in parts if any(_touches(step, part) for step in gone)]
        found |= steps_within(ko, en, weights, touched)
    taken = [{n for run in moved for step in run.steps for n in span(step)} for span in (_korean, _english)]
    steps = [step for part in parts for step in found[part] if taken[0].isdisjoint(step.ko) and taken[1].isdisjoint(step.en)]
    return Solved(steps, moved, parts, ko, en)


def _korean(step: Step) -> range:
    return step.ko


def _english(step: Step) -> range:
    return step.en


def _touches(step: Step, piece: Piece) -> bool:
    return step.ko.start in piece.ko or step.en.start in piece.en


def _without(side: Side, gone: list[range]) -> Side:
    """Return a side whose segments in `gone` pair with nothing more."""
    barred = side.barred.copy()
    for span in gone:
        barred[span.start : span.stop] = 1
    return replace(side, barred=barred)
