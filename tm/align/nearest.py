"""The blocks that a block is nearest to on the other side: what its cosine with its own partner must exceed.

The margin of a bead is its cosine less the mean of the nearest blocks on the other side, taken both ways (Artetxe & Schwenk 2019).
They are looked for in the window, around it, and in a fixed sample of the document, so that the cost does not grow with it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tm.align.sides import Floats, Side
from tm.align.weights import LARGEST

Numbers = NDArray[np.intp]

NEIGHBOURS = 4
AROUND = 32
"""Segments before and after a window in which neighbours are looked for."""
_SAMPLE = range(0, 64, 8)
_STRETCH = 8
"""The sample: 8 stretches of 8 segments, evenly over the document."""


def reference(span: range, size: int) -> Numbers:
    """Return the segments among which neighbours are looked for: the span, what is around it, and the sample; ascending."""
    near = range(max(0, span.start - AROUND), min(size, span.stop + AROUND))
    if len(near) == size:
        return np.arange(size)
    starts = (start * size // _SAMPLE.stop for start in _SAMPLE)
    sample = {number for start in starts for number in range(start, min(size, start + _STRETCH))}
    return np.array(sorted({*near, *sample}))


class Blocks:
    """Cosines of the blocks that begin at each segment of a run with all blocks among some segments of the other side."""

    def __init__(self, side: Side, run: range, other: Side, among: Numbers) -> None:
        stop = min(len(side), run.stop + LARGEST - 1)
        mine = side.vectors[run.start : stop] * side.shares[run.start : stop, None]
        self._dots = mine @ (other.vectors[among] * other.shares[among, None]).T
        self._side, self._run, self._other, self._among = side, run, other, among

    def nearest(self, p: int, q: int) -> Floats:
        """Return the mean cosine of each block of p to its nearest blocks of q; 0 where there is none."""
        whole = self._among[: len(self._among) - q + 1]
        joined = np.flatnonzero(self._among[q - 1 :] - whole == q - 1) if len(whole) else np.arange(0)
        rows = min(len(self._run), len(self._side) - p + 1 - self._run.start)
        means = np.zeros(len(self._run))
        if rows < 1 or not len(joined):
            return means
        wide = len(whole)
        total = np.add.reduce([self._dots[a : a + rows, b : b + wide] for a in range(p) for b in range(q)])
        cosines = total[:, joined] if len(joined) < wide else total
        cosines = cosines / self._other.norms[q - 1][whole[joined]].astype(np.float32)
        known = min(NEIGHBOURS, len(joined))
        best = np.sort(np.partition(cosines, len(joined) - known, axis=1)[:, len(joined) - known :], axis=1)
        means[:rows] = best.astype(np.float64).mean(axis=1)
        means /= self._side.norms[p - 1][self._run.start : self._run.stop]
        return means
