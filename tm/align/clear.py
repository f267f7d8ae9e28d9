"""Pairs beyond doubt: single segments of which one is clearly the other's best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tm.align.sides import Side

_LEAD = 0.12
"""By how much the cosine of a clear pair is larger than that of the next best."""
_SURE = 0.4
"""The least cosine of a clear pair."""
_CHUNK = 256

Numbers = NDArray[np.intp]


def clear_pairs(ko: Side, en: Side, rows: Numbers, columns: range) -> list[tuple[int, int]]:
    """Return for each of some Korean segments its clear best among English ones, -1 where there is none."""
    theirs = en.vectors[columns.start : columns.stop].T
    found: list[tuple[int, int]] = []
    if not len(columns) or not theirs.shape[0]:
        return [(int(i), -1) for i in rows]
    for start in range(0, len(rows), _CHUNK):
        chosen = rows[start : start + _CHUNK]
        best = _best(ko.vectors[chosen] @ theirs)
        found += [(int(i), columns.start + int(j) if j >= 0 else -1) for i, j in zip(chosen, best, strict=True)]
    return found


def _best(cosines: NDArray[np.float32]) -> Numbers:
    """Return the best column of each row, -1 where another is nearly as good or the best is not good; the table is used up."""
    best = cosines.argmax(axis=1)
    rows = np.arange(len(cosines))
    top = cosines[rows, best]
    cosines[rows, best] = -1
    return np.where((top > _SURE) & (top - cosines.max(axis=1) > _LEAD), best, -1)
