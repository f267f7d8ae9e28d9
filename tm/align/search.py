"""The alignment that is expected to hold the most right beads, and how likely each is.

Values define a distribution over all alignments of a window. Two passes over the rows (forward and backward, Baum 1972) give the
posterior of each bead; a third finds the alignment with the largest sum of posteriors less a price for each bead (minimum
Bayes risk), which errs less than the likeliest single one. Sums are kept in float64, each row scaled to its largest entry.

Alignments that differ only in the order of unpaired segments count once: the English ones of a gap come last. All windows of a
batch go through a row together; the shorter ones are padded.
"""

from __future__ import annotations

from collections import deque
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
"""Columns of zeros behind a row, so that a bead may end outside it."""

Batch = NDArray[np.float64]
"""Windows of about one size together, shape (rows, bead types, windows, columns)."""


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
    return _weighed(odds, sizes, float(np.exp(gap)), reached, total).transpose(2, 1, 0, 3), total


def log_sums(values: Sequence[Table], gap: float) -> Floats:
    """Return the log of the sum over all alignments of each window."""
    odds, sizes = _odds(values)
    return _forward(odds, float(np.exp(gap))).total(sizes)


def _odds(values: Sequence[Table]) -> tuple[Batch, NDArray[np.intp]]:
    """Return the windows' odds, padded to one size, and their sizes."""
    sizes = np.array([table.shape[1:] for table in values], np.intp)
    rows, columns = sizes.max(axis=0)
    odds = np.zeros((rows, len(SHAPES), len(values), columns))
    for number, table in enumerate(values):
        np.exp(np.minimum(table, _LARGEST_VALUE).transpose(1, 0, 2), out=odds[: table.shape[1], :, number, : table.shape[2]])
    return odds, sizes


class _Reached(NamedTuple):
    """Sums over all ways to reach each cell, shape (n + 1, windows, m + 1), each row divided by e to the power of its log."""

    rows: NDArray[np.float64]
    logs: Floats

    def total(self, sizes: NDArray[np.intp]) -> Floats:
        """Return the log of the sum at the end of each window."""
        every = np.arange(len(sizes))
        found: Floats = np.log(self.rows[sizes[:, 0], every, sizes[:, 1]]) + self.logs[sizes[:, 0], every]
        return found


def _forward(odds: Batch, gap: float) -> _Reached:
    n, _, count, m = odds.shape
    rows = np.zeros((n + 1, count, m + 1))
    logs = np.zeros((n + 1, count))
    beads = np.zeros((count, m + 1))
    beads[:, 0] = 1.0
    ko_gap = np.zeros((count, m + 1))
    for i in range(n + 1):
        if i:
            ko_gap += beads * gap
            beads = np.zeros((count, m + 1))
            for number, (p, q) in enumerate(SHAPES):
                if i >= p and m >= q:
                    before = rows[i - p, :, : m + 1 - q] * odds[i - p, number, :, : m + 1 - q]
                    beads[:, q:] += before if p == 1 else before * np.exp(logs[i - p] - logs[i - 1])[:, None]
            logs[i] = logs[i - 1]
        row = rows[i]
        np.add(beads, ko_gap, out=row)
        en_gap = np.cumsum(row[:, :-1], axis=1)
        en_gap *= gap
        row[:, 1:] += en_gap
        largest = row.max(axis=1)
        logs[i] += np.log(largest)
        for sums in (row, beads, ko_gap):
            sums /= largest[:, None]
    return _Reached(rows, logs)


def _weighed(odds: Batch, sizes: NDArray[np.intp], gap: float, reached: _Reached, total: Floats) -> Batch:
    """Turn the odds of beads into their posteriors, in place, from the last row to the first."""
    n, _, count, m = odds.shape
    after = deque([np.zeros((count, m + 1 + _MARGIN))] * LARGEST, LARGEST)
    scales = deque([np.zeros(count)] * LARGEST, LARGEST)
    ko_gap = np.zeros((count, m + 1))
    for i in range(n, -1, -1):
        beads = np.zeros((count, m + 1))
        if i < n:
            row = odds[i]
            for number, (p, q) in enumerate(SHAPES):
                row[number] *= after[p - 1][:, q : q + m]
                if p > 1:
                    row[number] *= np.exp(np.minimum(scales[p - 1] - scales[0], 0.0))[:, None]
            row.sum(axis=0, out=beads[:, :m])
            weight = np.exp(np.minimum(reached.logs[i] + scales[0] - total, 700.0))
            row *= reached.rows[i, :, :m] * weight[:, None]
        starting = sizes[:, 0] == i
        beads[starting, sizes[starting, 1]] = 1.0
        behind = np.zeros((count, m + 1))
        np.cumsum(beads[:, :0:-1], axis=1, out=behind[:, m - 1 :: -1] if m else behind[:, :0])
        behind *= gap
        behind += beads
        found = np.zeros((count, m + 1 + _MARGIN))
        np.add(behind, ko_gap * gap, out=found[:, : m + 1])
        ko_gap += behind
        largest = ko_gap.max(axis=1)
        largest[largest == 0] = 1.0
        found /= largest[:, None]
        ko_gap /= largest[:, None]
        after.appendleft(found)
        scales.appendleft(scales[0] + np.log(largest))
    return odds


def _choices(chances: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return for each cell what the best path to it ends with; by rows, then windows."""
    count, _, n, m = chances.shape
    ko, en = _unpaired(chances)
    choices = np.zeros((n + 1, count, m + 1), np.uint8)
    worth_en = np.concatenate([np.zeros((count, 1)), np.cumsum(UNPAIRED * en - PRICE, axis=1)], axis=1)
    done: deque[NDArray[np.float64]] = deque(maxlen=LARGEST)
    for i in range(n + 1):
        best, choice = np.full((count, m + 1), -np.inf), choices[i]
        if not i:
            best[:, 0] = 0
        for number, (p, q) in enumerate(SHAPES):
            if i >= p and m >= q:
                gained = done[p - 1][:, : m + 1 - q] + (chances[:, number, i - p, : m + 1 - q] - PRICE)
                _take(best[:, q:], choice[:, q:], gained, number)
        if i:
            _take(best, choice, done[0] + (UNPAIRED * ko[:, i - 1] - PRICE)[:, None], _KO_ONLY)
        best -= worth_en
        running = np.maximum.accumulate(best, axis=1)
        np.copyto(choice[:, 1:], _EN_ONLY, where=running[:, :-1] > best[:, 1:])
        running += worth_en
        done.appendleft(running)
    return choices.transpose(1, 0, 2)


def _take(best: NDArray[np.float64], choice: NDArray[np.uint8], offered: NDArray[np.float64], number: int) -> None:
    """Take what is offered where it is better than the best so far."""
    better = offered > best
    np.copyto(best, offered, where=better)
    np.copyto(choice, number, where=better)


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
