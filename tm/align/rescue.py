"""Moved paragraphs: what was left over or paired without conviction is aligned again, run against run, out of order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from tm.align.pieces import Piece
from tm.align.search import Step
from tm.align.sides import Side
from tm.align.weights import Weights
from tm.align.windows import steps_within

WEAK = 0.65
"""Posterior under which a pair in its place gives way to a moved one."""
PROMISING = 0.4
"""The cosine from which on each other's nearest among what was left over speak for their runs."""
ENOUGH = 0.7
"""What such cosines of two runs must add up to for the runs to be aligned: two pairs, or one that is nearly a copy."""
PRICE = 12.0
"""What all pairs of a moved run must be worth together, since nothing around them speaks for it."""
LEAST = 0.5
"""The posterior that a moved pair needs, among all alignments of its two runs."""
REACH = 2000
"""How far from its place, in segments, a moved paragraph is looked for."""
_LARGEST = 300
"""Segments of a run that are aligned as a whole."""
_CHUNK = 256


def runs(numbers: Iterable[int]) -> list[range]:
    """Return ascending numbers as runs of neighbours."""
    grouped = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    members = [[number for _, number in group] for _, group in grouped]
    return [range(run[0], run[-1] + 1) for run in members]


class Moved(NamedTuple):
    """A moved run: the window in which it was found, and its pairs."""

    window: Piece
    steps: list[Step]


def rescue(ko: Side, en: Side, weights: Weights, steps: Sequence[Step], tried: set[Piece]) -> list[Moved]:
    """Return runs of pairs out of order among segments that `steps` leave alone or pair weakly; the best first.

    Windows in `tried` are left out, and those that were looked through are added to it.
    """
    free_ko = sorted(n for step in steps if step.chance < WEAK for n in step.ko)
    free_en = sorted(n for step in steps if step.chance < WEAK for n in step.en)
    at = {n: step.en.start for step in steps for n in step.ko}
    candidates: list[tuple[float, Moved]] = []
    windows = [window for window in _promising(ko, en, free_ko, free_en, at) if window not in tried]
    tried.update(windows)
    for window, local in steps_within(ko, en, weights, windows).items():
        found = [step for step in local if step.chance >= LEAST]
        total = sum(step.value for step in found)
        if total > PRICE:
            candidates.append((total, Moved(window, found)))
    taken_ko, taken_en, out = set[int](), set[int](), list[Moved]()
    for _, moved in sorted(candidates, key=lambda row: (-row[0], row[1].window.ko.start, row[1].window.en.start)):
        kept = [step for step in moved.steps if taken_ko.isdisjoint(step.ko) and taken_en.isdisjoint(step.en)]
        taken_ko.update(n for step in kept for n in step.ko)
        taken_en.update(n for step in kept for n in step.en)
        out += [Moved(moved.window, kept)] if kept else []
    return out


def _promising(ko: Side, en: Side, free_ko: list[int], free_en: list[int], at: dict[int, int]) -> list[Piece]:
    """Return the pairs of runs whose segments are each other's nearest, among the free ones within reach, often enough."""
    run_of_ko, run_of_en = ({n: run for run in _short(runs(free)) for n in run} for free in (free_ko, free_en))
    if not free_en or not ko.vectors.shape[1]:
        return []
    columns = np.array(free_en)
    best_row: dict[int, tuple[float, int]] = {}
    best_column: dict[int, int] = {}
    for start in range(0, len(free_ko), _CHUNK):
        rows = free_ko[start : start + _CHUNK]
        near = [at[n] for n in rows]
        low, high = np.searchsorted(columns, (min(near) - REACH, max(near) + REACH))
        if low == high:
            continue
        cosines = ko.vectors[rows] @ en.vectors[columns[low:high]].T
        for n, j in zip(rows, cosines.argmax(axis=1), strict=True):
            best_column[n] = int(columns[low + j])
        for j, i in enumerate(cosines.argmax(axis=0)):
            seen = float(cosines[i, j]), -rows[i]
            column = int(columns[low + j])
            best_row[column] = max(best_row.get(column, (-1.0, 0)), seen)
    found: dict[Piece, float] = defaultdict(float)
    for n, j in best_column.items():
        cosine, row = best_row[j]
        if row == -n and cosine >= PROMISING:
            found[Piece(run_of_ko[n], run_of_en[j])] += cosine
    return [piece for piece, cosines in found.items() if cosines >= ENOUGH]


def _short(found: list[range]) -> Iterator[range]:
    """Give runs, long ones in parts."""
    for run in found:
        for start in range(run.start, run.stop, _LARGEST):
            yield range(start, min(run.stop, start + _LARGEST))
