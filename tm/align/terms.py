"""The terms of all beads within a window of the table: what speaks for each, before weights.

A window is a run of Korean and a run of English segments that are searched as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tm.align.marks import KINDS, Mark
from tm.align.nearest import Blocks, reference
from tm.align.sides import Floats, Sets, Side
from tm.align.weights import LARGEST, SHAPES, Weights

Table = NDArray[np.float64]

_MOST_SHARED = {"numbers": 3.0, "Latin words": 2.0, "names": 2.0, "terms": 2.0}
_APART = ("numbers", "code words")
"""Marks that a translation keeps: each that one side alone has speaks against a bead."""
_MOST_APART = 4.0
_MOST_SENTENCES = 3.0
BARRED = -1e9
"""The value of a bead that cannot be."""


class Window:
    """The terms of the beads whose segments lie in `rows` of the Korean and `columns` of the English side.

    Tables have shape (len(rows), len(columns)), by the first segments of the bead. What runs over the window's end is barred.
    """

    def __init__(self, ko: Side, en: Side, rows: range, columns: range) -> None:
        self.ko, self.en, self.rows, self.columns = ko, en, rows, columns
        self._shared = {kind: _shared(ko.marks[kind][_of(rows)], en.marks[kind][_of(columns)], kind) for kind in KINDS}
        self._counted = {kind: (_counts(ko.marks[kind][_of(rows)]), _counts(en.marks[kind][_of(columns)])) for kind in _APART}
        self._dots = (ko.vectors[_of(rows)] @ en.vectors[_of(columns)].T).astype(np.float64) if ko.vectors.shape[1] else None
        self._shared_dots = self._dots * np.outer(ko.shares[_of(rows)], en.shares[_of(columns)]) if self._dots is not None else None
        self._several = max(ko.several, en.several)
        self._joined = bool((ko.sentences[_of(rows)] > 1).any() or (en.sentences[_of(columns)] > 1).any())
        self._parted = bool(ko.parted[_of(rows)].any() or en.parted[_of(columns)].any())
        self._headed = bool(ko.headed[_of(rows)].any() or en.headed[_of(columns)].any())
        self._quoted = any(side.quoted[max(0, span.start - 1) : span.stop].any() for side, span in ((ko, rows), (en, columns)))
        self._near = self._nearest() if self._dots is not None else {}

    def _nearest(self) -> dict[tuple[int, int], tuple[Floats, Floats]]:
        """Return for each bead type the mean cosine of each Korean block, and of each English one, to its nearest opposite."""
        across = Blocks(self.ko, self.rows, self.en, reference(self.columns, len(self.en)))
        down = Blocks(self.en, self.columns, self.ko, reference(self.rows, len(self.ko)))
        return {(p, q): (across.nearest(p, q), down.nearest(q, p)) for p, q in SHAPES}

    def terms(self, number: int) -> Iterator[tuple[str, Table]]:
        """Give the terms of bead type `number` by name."""
        p, q = SHAPES[number]
        merge = " of a merge" if p + q > 2 else ""
        if self._dots is not None:
            cosine = self._cosine(p, q)
            mine, theirs = self._near[p, q]
            yield f"margin{merge}", cosine - (mine[:, None] + theirs[None, :]) / 2
            yield f"cosine{merge}", cosine - self.ko.closer
            if merge:
                yield "growth", cosine - self._best_part(p, q)
        ko, en = (_sums(side.lengths[_of(span)], size)
                  for side, span, size in ((self.ko, self.rows, p), (self.en, self.columns, q)))  # fmt: skip
        yield f"length{merge}", np.minimum(self.ko.unevenness * np.abs(np.log(en)[None, :] - np.log(ko)[:, None]), 3)
        yield from self._marks(p, q)
        if self._several if merge else self._joined:
            yield f"sentences{merge}", self._sentences(p, q)
        if merge and self._parted:
            yield "paragraph ends", self._inside(self.ko.parted, self.en.parted, p, q)
        if merge and self._headed:
            yield "heading in a merge", self._inside(self.ko.headed, self.en.headed, p, q)
        if self._quoted:
            yield "quotation cut", self._cut(p, q)
        if self.ko.known and self.en.known:
            yield "known pair", self._known(p, q)

    def barred(self, number: int) -> NDArray[np.bool_]:
        """Return which beads of a type cannot be: they run over the window's end, or hold furniture."""
        p, q = SHAPES[number]
        ko = _sums(self.ko.barred[_of(self.rows)], p) > 0
        en = _sums(self.en.barred[_of(self.columns)], q) > 0
        ko[max(0, len(ko) - p + 1) :] = True
        en[max(0, len(en) - q + 1) :] = True
        return ko[:, None] | en[None, :]

    def values(self, weights: Weights) -> Table:
        """Return the values of all beads, shape (bead types, rows, columns)."""
        out = np.empty((len(SHAPES), len(self.rows), len(self.columns)))
        for number, offset in enumerate(weights.offsets):
            out[number] = offset
            for name, table in self.terms(number):
                if weight := weights.terms.get(name, 0.0):
                    out[number] += weight * table
            out[number][self.barred(number)] = BARRED
        return out

    def of_bead(self, number: int, i: int, j: int) -> dict[str, float]:
        """Return the terms of one bead by name; i and j count within the window."""
        return {name: float(table[i, j]) for name, table in self.terms(number)}

    def _cosine(self, p: int, q: int) -> Table:
        assert self._shared_dots is not None
        ko, en = self.ko.norms[p - 1][_of(self.rows)], self.en.norms[q - 1][_of(self.columns)]
        found: Table = _summed(self._shared_dots, p, q) / (ko[:, None] * en[None, :])
        return found

    def _best_part(self, p: int, q: int) -> Table:
        assert self._dots is not None
        shifted = [_shifted(self._dots, a, b) for a in range(p) for b in range(q)]
        best: Table = np.maximum.reduce(shifted)
        return best

    def _marks(self, p: int, q: int) -> Iterator[tuple[str, Table]]:
        for kind, single in self._shared.items():
            shared = None if single is None else _summed(single, p, q)
            if kind in _MOST_SHARED and shared is not None:
                yield ("numbers shared" if kind == "numbers" else kind), np.minimum(shared, _MOST_SHARED[kind])
            if kind in _APART and any(counts.any() for counts in self._counted[kind]):
                ko, en = self._counted[kind]
                counted = _sums(ko, p)[:, None] + _sums(en, q)[None, :]
                yield f"{kind} apart", np.clip(counted if shared is None else counted - 2 * shared, 0, _MOST_APART)

    def _sentences(self, p: int, q: int) -> Table:
        """Return how far the numbers of sentences are apart; a merge has one more to answer for, where segments hold several."""
        ko, en = (_sums(side.sentences[_of(span)], size)
                  for side, span, size in ((self.ko, self.rows, p), (self.en, self.columns, q)))  # fmt: skip
        apart: Table = np.minimum(np.abs(ko[:, None] - en[None, :]), _MOST_SENTENCES)
        return (apart + 1) * self._several if p + q > 2 else apart

    def _inside(self, mine: Floats, theirs: Floats, p: int, q: int) -> Table:
        """Return what two rows of numbers, one for each segment, hold for all segments of a bead but its last on each side."""
        ko, en = (_sums(row[_of(span)], size - 1) if size > 1 else np.zeros(len(span))
                  for row, span, size in ((mine, self.rows, p), (theirs, self.columns, q)))  # fmt: skip
        return ko[:, None] + en[None, :]

    def _cut(self, p: int, q: int) -> Table:
        """Return at how many of its ends, 0 to 2, a bead stands within a quotation on one side alone."""
        (ko_start, ko_stop), (en_start, en_stop) = (
            (_further(side.quoted, span, -1), _further(side.quoted, span, size - 1))
            for side, span, size in ((self.ko, self.rows, p), (self.en, self.columns, q))
        )
        cut: Table = np.abs(ko_start[:, None] - en_start[None, :]) + np.abs(ko_stop[:, None] - en_stop[None, :])
        return cut

    def _known(self, p: int, q: int) -> Table:
        found = np.zeros((len(self.rows), len(self.columns)))
        places: dict[int, list[int]] = {}
        for j, first in enumerate(self.columns):
            for pair in self.en.known.get((q, first), ()):
                places.setdefault(pair, []).append(j)
        for i, first in enumerate(self.rows):
            for pair in self.ko.known.get((p, first), ()):
                found[i, places.get(pair, [])] = 1
        return found


def _of(span: range) -> slice:
    return slice(span.start, span.stop)


def _further(row: Floats, span: range, by: int) -> Floats:
    """Return what the row holds that much further on than each number of a span, 0 outside."""
    padded = np.concatenate([np.zeros(LARGEST), row, np.zeros(LARGEST)])
    return padded[span.start + LARGEST + by : span.stop + LARGEST + by]


def _shifted(table: Table, down: int, right: int) -> Table:
    """Return the table moved up and left, zeros behind."""
    if not down and not right:
        return table
    out = np.zeros_like(table)
    out[: max(0, len(table) - down), : max(0, table.shape[1] - right)] = table[down:, right:]
    return out


def _summed(table: Table, p: int, q: int) -> Table:
    """Return the sums of each p by q part of a table, by its first corner."""
    for size, axis in ((p, 0), (q, 1)):
        single, table = table, table.copy() if size > 1 else table
        for k in range(1, min(size, single.shape[axis])):
            if axis:
                table[:, :-k] += single[:, k:]
            else:
                table[:-k] += single[k:]
    return table


def _sums(row: Floats, size: int) -> Floats:
    """Return the sum of each `size` neighbours, by the first of them."""
    return _summed(row[:, None], size, 1)[:, 0]


def _counts(rows: Sets) -> Floats:
    return np.array([len(marks) for marks in rows], np.float64)


def _shared(ko: Sets, en: Sets, kind: str) -> Table | None:
    """Return how much each pair of segments shares of a kind of evidence; what is frequent counts less, but not of `_APART`."""
    common = frozenset[Mark]().union(*ko) & frozenset[Mark]().union(*en)
    if not common:
        return None
    place = {mark: k for k, mark in enumerate(sorted(common, key=str))}
    mine, theirs = (_incidence(rows, place) for rows in (ko, en))
    if kind not in _APART:
        mine = mine / np.sqrt(mine.sum(axis=0) * theirs.sum(axis=0))
    return (mine @ theirs.T).astype(np.float64)


def _incidence(rows: Sets, place: dict[Mark, int]) -> NDArray[np.float32]:
    """Return a matrix with a 1 where a segment (row) holds a mark (column)."""
    found = np.zeros((len(rows), len(place)), np.float32)
    for row, marks in enumerate(rows):
        found[row, [place[mark] for mark in marks if mark in place]] = 1
    return found
