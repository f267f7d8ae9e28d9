"""The best path through the beads, by dynamic programming over rows of Korean segments.

An unpaired segment costs nothing, so a row's English-only steps are a running maximum, and each row needs the two before it only.
Memory: one byte for each pair of segments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tm.align.sides import Floats
from tm.align.values import SHAPES, value

Choices = NDArray[np.uint8]


class Rows(Protocol):
    """Gives the quality of each bead that begins at a Korean segment, for each English start, by bead type."""

    def row(self, i: int) -> dict[tuple[int, int], Floats]:
        """Return the qualities for Korean segment `i`."""


Step = tuple[int, int, float]
"""Korean and English segments taken, and the bead's quality (0 where a side is empty)."""

_KO_ONLY, _EN_ONLY = len(SHAPES), len(SHAPES) + 1


def best_path(values: Rows, n: int, m: int) -> list[Step]:
    """Return the steps of the best path through n Korean and m English segments, from the start.

    Equal sums are broken in a fixed order: the bead types as `SHAPES` lists them, then unpaired Korean, then unpaired English.
    """
    if not n or not m:
        return [(1, 0, 0.0)] * n + [(0, 1, 0.0)] * m
    choices = np.zeros((n + 1, m + 1), np.uint8)
    choices[0, 1:] = _EN_ONLY
    sums = [np.zeros(m + 1), np.zeros(m + 1)]
    qualities: list[dict[tuple[int, int], Floats]] = [{}, {}]
    for i in range(1, n + 1):
        qualities = [qualities[1], values.row(i - 1)]
        row = _row(sums, qualities, i, m, choices[i])
        sums = [sums[1], row]
    return list(reversed(list(_backward(choices, values, n, m))))


def _row(sums: list[Floats], qualities: list[dict[tuple[int, int], Floats]], i: int, m: int, choice: Choices) -> Floats:
    best = np.full(m + 1, -np.inf)
    for number, (p, q) in enumerate(SHAPES):
        if i < p or m < q:
            continue
        quality = qualities[-1 if p == 1 else 0][p, q]
        candidate = np.full(m + 1, -np.inf)
        candidate[q:] = sums[-p][: m + 1 - q] + value(quality, p, q)
        better = candidate > best
        best[better] = candidate[better]
        choice[better] = number
    down = sums[-1]
    better = down > best
    best[better] = down[better]
    choice[better] = _KO_ONLY
    running = np.maximum.accumulate(best)
    choice[1:][running[:-1] > best[1:]] = _EN_ONLY
    return running


def _backward(choices: Choices, values: Rows, n: int, m: int) -> Iterator[Step]:
    i, j = n, m
    while i or j:
        chosen = int(choices[i, j])
        if chosen == _EN_ONLY or not i:
            j -= 1
            yield 0, 1, 0.0
        elif chosen == _KO_ONLY:
            i -= 1
            yield 1, 0, 0.0
        else:
            p, q = SHAPES[chosen]
            i, j = i - p, j - q
            yield p, q, float(values.row(i)[p, q][j])
