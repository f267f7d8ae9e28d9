"""Long documents in pieces: two neighbouring pairs that are beyond doubt are a place to cut.

A sample of neighbouring Korean segments, of a fixed size, looks at all English ones; where both of two neighbours have their
clear best in two neighbours, they are an anchor. The longest increasing chain of anchors cuts the table. A piece that is still
large is sampled again by itself. One in which nothing is sure is searched whole; only where it is too large for that it is cut
along its diagonal: where a thousand segments on both sides hold no two pairs beyond doubt, there is little to lose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from tm.align.clear import clear_pairs
from tm.align.marks import Mark
from tm.align.order import rising
from tm.align.sides import Side

WHOLE = 160_000
"""Pairs of segments up to which a document is searched as a whole."""
LARGEST = 700_000
"""Pairs from which on a piece is cut even where nothing is sure."""
SMALL = 3_600
"""Pairs from which on a piece of a longer document is large enough to be cut off."""
_SAMPLE = 1024
"""Places at which anchors are looked for in a piece."""


class Piece(NamedTuple):
    """A run of Korean segments that is aligned with a run of English ones."""

    ko: range
    en: range

    @property
    def cells(self) -> int:
        """Pairs of segments in it."""
        return len(self.ko) * len(self.en)


def pieces(ko: Side, en: Side) -> list[Piece]:
    """Return the pieces of two documents in order; each segment is in one."""
    whole = Piece(range(len(ko)), range(len(en)))
    return [whole] if whole.cells <= WHOLE else list(_cut(ko, en, whole))


def _cut(ko: Side, en: Side, piece: Piece) -> Iterator[Piece]:
    if piece.cells <= 4 * SMALL or min(len(piece.ko), len(piece.en)) < 3:
        yield piece
        return
    anchors = _anchors(ko, en, piece)
    parts = list(_between(piece, [anchors[n] for n in rising([(j,) for _, j in anchors])]))
    if len(parts) == 1:
        if piece.cells <= LARGEST:
            yield piece
            return
        parts = list(_between(piece, [_middle(piece)], least=0))
    for part in parts:
        yield from _cut(ko, en, part)


def _middle(piece: Piece) -> tuple[int, int]:
    return (piece.ko.start + piece.ko.stop) // 2, (piece.en.start + piece.en.stop) // 2


def _anchors(ko: Side, en: Side, piece: Piece) -> list[tuple[int, int]]:
    """Return cuts before (Korean, English) segments, each between two pairs beyond doubt, by the Korean one."""
    if not ko.vectors.shape[1]:
        return _by_marks(ko, en, piece)
    count = min(_SAMPLE, (len(piece.ko) - 1) // 2)
    firsts = piece.ko.start + np.arange(count) * (len(piece.ko) - 1) // count
    upper, lower = (clear_pairs(ko, en, firsts + k, piece.en) for k in (0, 1))
    return [(i, j) for (_, before), (i, j) in zip(upper, lower, strict=True) if before >= 0 and j == before + 1]


def _by_marks(ko: Side, en: Side, piece: Piece) -> list[tuple[int, int]]:
    """Return cuts by numbers and Latin words that occur once on each side, where no vectors are."""
    found = set()
    for kind in ("numbers", "Latin words"):
        places: list[dict[Mark, int]] = []
        for side, span in ((ko, piece.ko), (en, piece.en)):
            once: dict[Mark, int] = {}
            for number in span:
                for mark in side.marks[kind][number]:
                    once[mark] = -1 if mark in once else number
            places.append(once)
        ko_places, en_places = places
        pairs = {(i, en_places.get(mark, -1)) for mark, i in ko_places.items()}
        found |= {(i, j) for i, j in pairs if i > piece.ko.start and j > piece.en.start}
    return sorted(found)


def _between(piece: Piece, cuts: list[tuple[int, int]], least: int = SMALL) -> Iterator[Piece]:
    i, j = piece.ko.start, piece.en.start
    for a, b in cuts:
        if a > i and b > j and (a - i) * (b - j) >= least:
            yield Piece(range(i, a), range(j, b))
            i, j = a, b
    yield Piece(range(i, piece.ko.stop), range(j, piece.en.stop))
