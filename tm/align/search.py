"""The alignment that is expected to hold the most right beads, and how likely each is.

Values define a distribution over all alignments of a window. Two passes over the rows (forward and backward, Baum 1972) give the
posterior of each bead; a third finds the alignment with the largest sum of posteriors less a price for each bead (minimum
Bayes risk), which errs less than the likeliest single one. Sums are kept in float64, each row scaled to its largest entry.

Alignments that differ only in the order of unpaired segments count once: the English ones of a gap come last. All windows of a
batch go through a row together; the shorter ones are padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tm.align.sides import Floats
from tm.align.terms import Table
from tm.align.weights import LARGEST, SHAPES

PRICE = 0.42
"""What a bead costs in the third pass: about half the F1 that is reached, which makes the sum stand for F1."""
UNPAIRED = 0.5
"""What the posterior of an unpaired segment counts beside that of a bead: F1 counts it in precision alone."""
ALONE = -1
_LARGEST_VALUE = 300.0
"""No bead is worth more, so that its odds stay a number."""
_KO_ONLY, _EN_ONLY = len(SHAPES), len(SHAPES) + 1
_MARGIN = LARGEST
"""Rows and columns of zeros before a table, so that a bead may begin outside it."""


class Step(NamedTuple):
    """A bead of the path: its bead type (`ALONE`: a segment without partner), its segments, its posterior and its value."""

    shape: int
    ko: range
    en: range
    chance: float = 0.0
    value: float = 0.0

    def moved(self, down: int, right: int) -> Step:
        """Return the step with its segments counted from elsewhere."""
        ko, en = (range(span.start + by, span.stop + by) for span, by in ((self.ko, down), (self.en, right)))
        return self._replace(ko=ko, en=en)


def paths(values: Sequence[Table], gap: float) -> list[list[Step]]:
    """Return the steps of the best path through each window, from its start, for values of shape (bead types, n, m).

    `gap` is added once for each run of unpaired segments on a side. Equal sums are broken in a fixed order: bead types as
    `SHAPES` lists them, then unpaired Korean, then unpaired English.
    """
    chances, _ = posteriors(values, gap)
    choices = _choices(chances)
    return [list(reversed(list(_backward(choices[k], chances[k], table)))) for k, table in enumerate(values)]


def posteriors(values: Sequence[Table], gap: float) -> tuple[NDArray[np.float64], Floats]:
    """Return the posterior of each bead, shape (windows, bead types, rows, columns), and the log of each window's sum."""
    odds, sizes = _odds(values)
    reached = _forward(odds, float(np.exp(gap)))
    total = reached.total(sizes)
    return _weighed(odds, sizes, float(np.exp(gap)), reached, total), total


def log_sums(values: Sequence[Table], gap: float) -> Floats:
    """Return the log of the sum over all alignments of each window."""
    odds, sizes = _odds(values)
    return _forward(odds, float(np.exp(gap))).total(sizes)


def _odds(values: Sequence[Table]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the windows' odds, padded to one size, and their sizes."""
    sizes = np.array([table.shape[1:] for table in values], np.intp)
    odds = np.zeros((len(values), len(SHAPES), *sizes.max(axis=0)))
    for number, table in enumerate(values):
        np.exp(np.minimum(table, _LARGEST_VALUE), out=odds[number, :, : table.shape[1], : table.shape[2]])
    return odds, sizes


class _Reached(NamedTuple):
    """Sums over all ways to reach each cell, shape (windows, n + 1, m + 1), each row divided by e to the power of its log."""

    rows: NDArray[np.float64]
    logs: Floats

    def total(self, sizes: NDArray[np.intp]) -> Floats:
        """Return the log of the sum at the end of each window."""
        every = np.arange(len(sizes))
        found: Floats = np.log(self.rows[every, sizes[:, 0], sizes[:, 1]]) + self.logs[every, sizes[:, 0]]
        return found


def _weighed(
    odds: NDArray[np.float64], sizes: NDArray[np.intp], gap: float, reached: _Reached, total: Floats
) -> NDArray[np.float64]:
    """Turn the odds of beads into their posteriors, in place, from the last row to the first."""
    count, _, n, m = odds.shape
    after = np.zeros((LARGEST, count, m + 1 + _MARGIN))
    ko_gap = np.zeros((count, m + 1))
    scale = np.zeros(count)
    for i in range(n, -1, -1):
        beads = np.zeros((count, m + 1))
        if i < n:
            for number, (p, q) in enumerate(SHAPES):
                odds[:, number, i] *= after[p - 1][:, q : q + m]
                beads[:, :m] += odds[:, number, i]
            weight = np.exp(np.minimum(reached.logs[:, i] + scale - total, 700.0))
            odds[:, :, i] *= (reached.rows[:, i, :m] * weight[:, None])[:, None, :]
        starting = sizes[:, 0] == i
        if starting.any():
            beads[starting, sizes[starting, 1]] = 1.0
        en_gap = np.cumsum(beads[:, ::-1], axis=1)[:, ::-1]
        behind = np.concatenate([en_gap[:, 1:], np.zeros((count, 1))], axis=1) * gap
        row = beads + ko_gap * gap + behind
        ko_gap = beads + ko_gap + behind
        largest = np.where(ko_gap.any(axis=1), ko_gap.max(axis=1), 1.0)
        after = np.roll(after, 1, axis=0)
        after[0] = 0
        after[0, :, : m + 1] = row
        after /= largest[None, :, None]
        ko_gap /= largest[:, None]
        scale += np.log(largest)
    return odds


def _forward(odds: NDArray[np.float64], gap: float) -> _Reached:
    count, _, n, m = odds.shape
    rows = np.zeros((count, n + 1, m + 1))
    logs = np.zeros((count, n + 1))
    before = np.zeros((LARGEST, count, m + 1 + _MARGIN))
    beads = np.zeros((count, m + 1))
    beads[:, 0] = 1.0
    ko_gap = np.zeros((count, m + 1))
    scale = np.zeros(count)
    for i in range(n + 1):
        if i:
            ko_gap = beads * gap + ko_gap
            beads = np.zeros((count, m + 1))
            for number, (p, q) in enumerate(SHAPES):
                if i >= p and m >= q:
                    beads[:, q:] += before[p - 1][:, _MARGIN : _MARGIN + m + 1 - q] * odds[:, number, i - p, : m + 1 - q]
        open_ = beads + ko_gap
        en_gap = np.zeros((count, m + 1))
        np.cumsum(open_[:, :-1], axis=1, out=en_gap[:, 1:])
        row = open_ + en_gap * gap
        largest = row.max(axis=1)
        scale += np.log(largest)
        before = np.roll(before, 1, axis=0)
        before[0, :, _MARGIN:] = row
        before /= largest[None, :, None]
        beads, ko_gap = beads / largest[:, None], ko_gap / largest[:, None]
        rows[:, i] = row / largest[:, None]
        logs[:, i] = scale
    return _Reached(rows, logs)


def _choices(chances: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return for each cell what the best path to it ends with."""
    count, _, n, m = chances.shape
    ko, en = _unpaired(chances)
    choices = np.zeros((count, n + 1, m + 1), np.uint8)
    worth_en = np.concatenate([np.zeros((count, 1)), np.cumsum(UNPAIRED * en - PRICE, axis=1)], axis=1)
    before = np.full((LARGEST, count, m + 1), -np.inf)
    for i in range(n + 1):
        best = np.full((count, m + 1), -np.inf)
        if not i:
            best[:, 0] = 0
        for number, (p, q) in enumerate(SHAPES):
            if i >= p and m >= q:
                candidate = before[p - 1][:, : m + 1 - q] + chances[:, number, i - p, : m + 1 - q] - PRICE
                better = candidate > best[:, q:]
                best[:, q:][better] = candidate[better]
                choices[:, i, q:][better] = number
        if i:
            candidate = before[0] + (UNPAIRED * ko[:, i - 1] - PRICE)[:, None]
            better = candidate > best
            best[better] = candidate[better]
            choices[:, i][better] = _KO_ONLY
        running = np.maximum.accumulate(best - worth_en, axis=1)
        choices[:, i, 1:][running[:, :-1] > (best - worth_en)[:, 1:]] = _EN_ONLY
        before = np.roll(before, 1, axis=0)
        before[0] = running + worth_en
    return choices


def _unpaired(chances: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """Return the posteriors of Korean and English segments of having no partner."""
    count, _, n, m = chances.shape
    ko, en = np.ones((count, n)), np.ones((count, m))
    for number, (p, q) in enumerate(SHAPES):
        rows, columns = chances[:, number].sum(axis=2), chances[:, number].sum(axis=1)
        for k in range(p):
            ko[:, k:] -= rows[:, : n - k]
        for k in range(q):
            en[:, k:] -= columns[:, : m - k]
    return np.clip(ko, 0, 1), np.clip(en, 0, 1)


def _backward(choices: NDArray[np.uint8], chances: NDArray[np.float64], values: Table) -> Iterator[Step]:
    i, j = values.shape[1:]
    while i or j:
        chosen = int(choices[i, j])
        if not i or (chosen == _EN_ONLY and j):
            j -= 1
            yield Step(ALONE, range(i, i), range(j, j + 1))
        elif chosen == _KO_ONLY or not j:
            i -= 1
            yield Step(ALONE, range(i, i + 1), range(j, j))
        else:
            p, q = SHAPES[chosen]
            i, j = i - p, j - q
            chance, value = float(chances[chosen, i, j]), float(values[chosen, i, j])
            yield Step(chosen, range(i, i + p), range(j, j + q), min(1.0, chance), value)
