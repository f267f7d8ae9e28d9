"""That each segment of a side stands in exactly one row of a review table, whole or in pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tm.align.review_text import CUT
from tm.errors import UnusableInput
from tm.model.review import Piece, ReviewDocument, ReviewRow, TableRow

SIDES = ("Korean", "English")

_SHOWN = 60
"""Characters of a sentence in a message."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table, and the row that was written with its number, if there was one."""

    row: TableRow
    written: ReviewRow | None

    @property
    def name(self) -> str:
        """What the row is called in a message."""
        return f"row {self.row.row}" if self.row.row else "a new row"


def refused(file: str, line: Line | None, reason: str, advice: str) -> UnusableInput:
    """Return the error for a row; `None` where the row is no longer there."""
    return UnusableInput(file, reason, advice=advice, line=line.row.line if line else None)


def short(text: str) -> str:
    """Return the beginning of a text for a message."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


class Cover:
    """One side of a document, 0 Korean and 1 English, in a file; `first` is the number of its first row as written."""

    def __init__(self, file: str, document: ReviewDocument, first: int, side: int) -> None:
        self._file, self._document, self._first, self._side = file, document, first, side
        self._texts = [segment.text for segment in document.sides[side]]

    def check(self, held: Iterable[tuple[Piece, Line]], lines: Sequence[Line]) -> None:
        """Refuse pieces that leave something of a segment out or hold it twice.

        Args:
            held: each piece with the row that it is in.
            lines: all rows.

        Raises:
            UnusableInput: names the row and the sentence.
        """
        holders: list[list[tuple[Piece, Line]]] = [[] for _ in self._texts]
        for piece, line in held:
            holders[piece.segment].append((piece, line))
        for number, found in enumerate(holders):
            self._check(number, sorted(found, key=lambda holder: holder[0]), lines)

    def _check(self, number: int, holders: list[tuple[Piece, Line]], lines: Sequence[Line]) -> None:
        text = self._texts[number]
        for (first, line), (second, other) in pairwise(holders):
            if second.start < first.end or first == second:
                rows = " and ".join(dict.fromkeys((line.name, other.name)))
                reason = f"{SIDES[self._side]} segment {number}, “{short(text)}”, is in {rows}"
                raise refused(self._file, other, reason, f"leave it in one; to split it, write {CUT} into its text there")
        ends = [0, *(piece.end for piece, _ in holders)]
        starts = [*(piece.start for piece, _ in holders), len(text)]
        for end, start in zip(ends, starts, strict=True):
            if not holders or text[end:start].strip():
                raise self._missing(number, text[end:start], lines)

    def _missing(self, number: int, text: str, lines: Sequence[Line]) -> UnusableInput:
        rows = self._document.rows
        at = next(at for at, row in enumerate(rows) if number in (row.ko_ids, row.en_ids)[self._side])
        line = next((line for line in lines if line.written is rows[at]), None)
        row = f"row {line.row.row}" if line else f"row {self._first + at}, which was deleted,"
        reason = f"{SIDES[self._side]} segment {number}, “{short(text)}”, of {row} is in no row"
        return refused(self._file, line, reason, "put it into a row again; to leave it out, write drop into the status of its row")
