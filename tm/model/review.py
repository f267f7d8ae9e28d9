"""The review of alignments: a row for each bead, which a person confirms, corrects or drops."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tm.model.document import Segment
from tm.model.text import Attrs

OK, DROP = "ok", "drop"

DOUBTFUL = 0.7
"""Confidence under which a pair is marked as doubtful, unless said otherwise."""


class Piece(NamedTuple):
    """A stretch of a segment, mostly the whole: the segment's number, 0-based, and its code points from `start` to `end`."""

    segment: int
    start: int
    end: int


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One bead on its way to being signed.

    `ko_ids` and `en_ids` are 0-based segment numbers; `status` is empty (not looked at), `ok` or `drop`; `confidence` is
    0 to 1, or `None` where a side is empty. `ko` and `en` are the texts as they are now, edited or not. `ko_pieces` and
    `en_pieces` say what stands here where a segment was split; they are empty where the ids are whole segments.
    """

    ko_ids: tuple[int, ...]
    en_ids: tuple[int, ...]
    status: str
    confidence: float | None
    ko: str
    en: str
    note: str = ""
    ko_pieces: Pieces = ()
    en_pieces: Pieces = ()

    @property
    def paired(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.ko_ids and self.en_ids)


@dataclass(frozen=True, slots=True)
class ReviewDocument:
    """Two aligned documents under review: their names, all their segments, Korean first, and the rows over them.

    Each segment, or each of its pieces, is in exactly one row. `date` is that of the units, `YYYY-MM-DD`; `signature` is what
    made the alignment; `props` are those of every unit, what the documents say of themselves.
    """

    names: tuple[str, str]
    sides: tuple[tuple[Segment, ...], tuple[Segment, ...]]
    rows: tuple[ReviewRow, ...]
    signature: str
    date: str | None = None
    props: Attrs = ()

    def pieces(self, row: ReviewRow, side: int) -> Pieces:
        """Return what stands on a side of a row, 0 Korean, 1 English."""
        ids, pieces = ((row.ko_ids, row.ko_pieces), (row.en_ids, row.en_pieces))[side]
        return pieces or tuple(Piece(number, 0, len(self.sides[side][number].text)) for number in ids)

    def original(self, pieces: Iterable[Piece], side: int) -> str:
        """Return what the document has there, one space between pieces."""
        texts = (self.sides[side][piece.segment].text[piece.start : piece.end].strip() for piece in pieces)
        return " ".join(filter(None, texts))


@dataclass(frozen=True, slots=True)
class Review:
    """What one review file holds: documents in order, and everything that is needed to check them and to make their units."""

    documents: tuple[ReviewDocument, ...]


class Reference(NamedTuple):
    """A segment that an id cell names, 0-based; `span` are code points of it where only a piece is meant."""

    segment: int
    span: tuple[int, int] | None = None


class TableRow(NamedTuple):
    """A row of a review table as a person left it. `line` is 1-based, in the file; `row` is as first written, 0 in a new row."""

    line: int
    row: int
    ids: tuple[tuple[Reference, ...], tuple[Reference, ...]]
    status: str
    texts: tuple[str, str]
    note: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A review file as it was found: what was written into it, and the rows that a person made of that.

    `codec` is the encoding of the file where that cannot hold every character, such as `cp949`; else it is empty.
    """

    file: str
    written: Review
    rows: tuple[TableRow, ...]
    codec: str = ""
