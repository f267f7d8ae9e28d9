"""What a bead is worth, so that the best alignment is the one with the largest sum; an unpaired segment is worth 0.

The value of p Korean and q English neighbours is `((p + q) / 2) ** SIZE * quality - MERGE * (p + q - 2)`: sublinear in
size, since otherwise merges win everywhere, and with a price on each merge. Quality adds the margin (cosine less the mean of
the nearest blocks on the other side, both ways, after Artetxe & Schwenk 2019), shared numbers, and what a block has over its
best part; it takes off for lengths that do not go together, for a weakest part that would fit by itself, and for running over
the end of a paragraph.
"""

from __future__ import annotations

import numpy as np

from tm.align.sides import Floats, Side

# Fitted by `tests/benchmarks/fit_align.py` on news documents with insertions, deletions, merges and runs left out, and on
# every other article of `corpora/articles`; `tests/benchmarks/align.py` measures them.
SIZE = 0.595
MERGE = 0.05
OFFSET = 0.55
MARGIN = 1.575
GROWTH = 0.73
LENGTH = 0.245
NUMBERS = 0.2
PARTED = 0.3
REDUNDANCY = 0.4
BARRED = -10.0
NEIGHBOURS = 4
ENGLISH_PER_KOREAN = 2.0
"""English characters for a Korean one, spaces included, in the median of news."""

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))
"""Bead types that pair something, the preferred one of equals first."""


def hubness(ko: Side, en: Side, chunk: int = 512) -> dict[tuple[int, int], tuple[Floats, Floats]]:
    """Return for each bead type the mean cosine of each Korean block, and of each English one, to its nearest blocks opposite."""
    out = {}
    for p, q in SHAPES:
        a, b = ko.vectors[p], en.vectors[q]
        rows = np.zeros(len(a))
        best = np.full((NEIGHBOURS, len(b)), -1.0)
        for start in range(0, len(a), chunk):
            cosines = (a[start : start + chunk] @ b.T).astype(np.float64)
            rows[start : start + chunk] = _nearest(cosines, 1)
            both = np.concatenate([best, cosines])
            best = np.partition(both, len(both) - NEIGHBOURS, axis=0)[-NEIGHBOURS:]
        known = min(NEIGHBOURS, len(a))
        columns = np.sort(best, axis=0)[-known:].mean(axis=0) if known and len(b) else np.zeros(len(b))
        out[p, q] = rows, columns
    return out


def _nearest(cosines: Floats, axis: int) -> Floats:
    known = min(NEIGHBOURS, cosines.shape[axis])
    if not known:
        return np.zeros(cosines.shape[1 - axis])
    found: Floats = np.sort(cosines, axis=axis)[:, -known:].mean(axis=axis)
    return found


class Values:
    """Qualities and values of all beads between two sides, a row of Korean blocks at a time."""

    def __init__(self, ko: Side, en: Side) -> None:
        self._ko, self._en = ko, en
        self._hubness = hubness(ko, en)
        known = {number: k for k, number in enumerate(sorted({x for found in en.numbers[1] for x in found}))}
        self._known = known
        self._incidence = {q: _incidence(en.numbers[q], known) for q in (1, 2)}

    def row(self, i: int) -> dict[tuple[int, int], Floats]:
        """Return the quality of each bead that begins at Korean segment `i`, for each English start; by bead type."""
        singles = [(cosines, cosines - self._hub(1, 1, k)) for k in (i, i + 1) if len(cosines := self._cosines(1, 1, k))]
        out = {}
        for p, q in SHAPES:
            cosines = singles[0][0] if p + q == 2 else self._cosines(p, q, i)
            if not len(cosines):
                out[p, q] = cosines
                continue
            quality = OFFSET + MARGIN * (cosines - self._hub(p, q, i)) - LENGTH * self._unevenness(p, q, i)
            quality += NUMBERS * self._agreement(p, q, i)
            quality[self._en.barred[q] | self._ko.barred[p][i]] = BARRED
            if p + q > 2:
                best = _best_part([cosine for cosine, _ in singles[:p]], q)
                weakest = _weakest_part([margin for _, margin in singles[:p]], q)
                quality += GROWTH * (cosines - best) - REDUNDANCY * weakest - PARTED * self._parted(p, q, i)
            out[p, q] = quality
        return out

    def _parted(self, p: int, q: int, i: int) -> Floats:
        """Return how many paragraph ends a block runs over."""
        found = self._en.parted.copy() if q == 2 else np.zeros(len(self._en.lengths[1]))
        return found + self._ko.parted[i] if p == 2 else found

    def _cosines(self, p: int, q: int, i: int) -> Floats:
        vectors = self._ko.vectors[p]
        if i >= len(vectors):
            return np.zeros(0)
        found: Floats = (self._en.vectors[q] @ vectors[i]).astype(np.float64)
        return found

    def _hub(self, p: int, q: int, i: int) -> Floats:
        rows, columns = self._hubness[p, q]
        found: Floats = (rows[i] + columns) / 2
        return found

    def _unevenness(self, p: int, q: int, i: int) -> Floats:
        found: Floats = np.abs(np.log(self._en.lengths[q] / (ENGLISH_PER_KOREAN * self._ko.lengths[p][i])))
        return found

    def _agreement(self, p: int, q: int, i: int) -> Floats:
        """Return how the numbers of the blocks agree: from -0.5 (none shared) to 0.5 (all), 0 where neither side has any."""
        mine = self._ko.numbers[p][i]
        theirs = self._incidence[q]
        columns = [self._known[number] for number in mine if number in self._known]
        shared = theirs[:, columns].sum(axis=1)
        union = theirs.sum(axis=1) + len(mine) - shared
        return np.where(union > 0, shared / np.maximum(union, 1) - 0.5, 0.0)


def _best_part(rows: list[Floats], q: int) -> Floats:
    """Return the largest entry of each block of `len(rows)` by q (1 or 2) entries."""
    best: Floats = np.maximum.reduce(rows)
    return np.maximum(best[:-1], best[1:]) if q == 2 else best


def _weakest_part(rows: list[Floats], q: int) -> Floats:
    """Return for each such block what its segment has that goes least with any of the other side."""
    weakest: Floats = np.minimum.reduce([_best_part([row], q) for row in rows])
    if q == 2:
        english: Floats = np.maximum.reduce(rows)
        weakest = np.minimum(weakest, np.minimum(english[:-1], english[1:]))
    return weakest


def _incidence(rows: list[frozenset[float]], known: dict[float, int]) -> Floats:
    """Return a matrix with a 1 where a block (row) holds a number (column)."""
    found = np.zeros((len(rows), len(known)))
    for row, numbers in enumerate(rows):
        found[row, [known[number] for number in numbers]] = 1
    return found


def value(quality: Floats, p: int, q: int) -> Floats:
    """Return the value of beads of p Korean and q English segments from their qualities."""
    found: Floats = ((p + q) / 2) ** SIZE * quality - MERGE * (p + q - 2)
    return found
