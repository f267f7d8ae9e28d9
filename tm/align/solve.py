"""The best alignment of two encoded documents: piece by piece in order, then what has moved, then the rest again."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
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
    """Steps in order and pairs out of order.

    Attributes:
        steps: in order; each segment is in one of them or in one of `moved`.
        moved: pairs that cross others.
        runs: what was aligned by itself after the rest, in its place as it turned out or out of it.
        pieces: the windows in which the others were found.
        ko: the sides as they were then; `en` too.
    """

    steps: list[Step]
    moved: list[Step]
    runs: list[Moved]
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
    apart: list[Moved] = []
    tried: set[Piece] = set()
    for _ in range(ROUNDS):
        runs = rescue(ko, en, weights, [step for part in parts for step in found[part]], tried)
        if not runs:
            break
        apart += runs
        gone = [step for run in runs for step in run.steps]
        ko, en = _without(ko, [step.ko for step in gone]), _without(en, [step.en for step in gone])
        touched = [part for part in parts if any(_touches(step, part) for step in gone)]
        found |= steps_within(ko, en, weights, touched)
    taken = [{n for run in apart for step in run.steps for n in span(step)} for span in (_korean, _english)]
    steps = [step for part in parts for step in found[part] if taken[0].isdisjoint(step.ko) and taken[1].isdisjoint(step.en)]
    return Solved(*told_apart(steps, apart), apart, parts, ko, en)


def told_apart(steps: Sequence[Step], runs: Sequence[Moved]) -> tuple[list[Step], list[Step]]:
    """Return steps in order, with the runs that cross no pair of them among them, and the pairs of the runs that do."""
    pairs = [step for step in steps if step.ko and step.en]
    starts = [step.ko.start for step in pairs]
    moved: list[Step] = []
    for run in runs:
        places = [bisect_left(starts, step.ko.start) for step in run.steps]
        if all(_fits(pairs, place, step) for place, step in zip(places, run.steps, strict=True)):
            for place, step in reversed([*zip(places, run.steps, strict=True)]):
                pairs.insert(place, step)
                starts.insert(place, step.ko.start)
        else:
            moved += run.steps
    return list(_in_sequence(pairs, [step for step in steps if not (step.ko and step.en)])), moved


def _fits(pairs: Sequence[Step], place: int, step: Step) -> bool:
    """Return whether a pair crosses none of those in order if it comes at that place among them."""
    after = place == len(pairs) or pairs[place].en.start >= step.en.stop
    return after and (not place or pairs[place - 1].en.stop <= step.en.start)


def _in_sequence(pairs: Sequence[Step], alone: Sequence[Step]) -> Iterator[Step]:
    """Give pairs in order with the segments that are alone before each: first the Korean ones, then the English."""
    ko, en = deque(step for step in alone if step.ko), deque(step for step in alone if step.en)
    for pair in pairs:
        while ko and ko[0].ko.start < pair.ko.start:
            yield ko.popleft()
        while en and en[0].en.start < pair.en.start:
            yield en.popleft()
        yield pair
    yield from ko
    yield from en


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
