"""A review table as a person left it, to the review that they meant.

What can be done in a table:

- **approve**: `ok` in `status`; **drop**: `drop`. A segment without a partner may stay as it is.
- **edit**: change the text.
- **merge**: put the ids of two rows into one (`3+4`) and delete the other row; or append the text of one row to that of the other.
- **re-pair**: move an id, or a text, or both, to another row.
- **split**: write `||` into the texts of a row. The first parts become a pair, so do the second ones, and so on; a part without a
  counterpart has no partner (`||` before a text leaves the first part empty).
- **note**: what is written there goes into the unit.

Rows may be sorted and filtered. In a row where only the ids were changed, the ids count; where only the text was, and it is made
up of whole texts of the document, the text counts; any other text is an edit of what the ids say, and of a segment that stands
nowhere else and whose whole text was put into it. Each segment has to be in exactly one row in the end (a dropped one counts), or
the row and the sentence are named; so are ids and texts that contradict one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, zip_longest

from tm.align.review_cover import Line
from tm.align.review_side import Part, ReviewSide
from tm.align.review_text import key
from tm.errors import UnusableInput
from tm.model.review import Piece, Pieces, Review, ReviewDocument, ReviewRow, ReviewTable


def corrected(table: ReviewTable) -> Review:
    """Return the review that a table holds; an untouched table gives what was written.

    Raises:
        UnusableInput: a segment is in no row or in two, or a row cannot be understood; names the row and the sentence.
    """
    documents = table.written.documents
    if table.codec == "ascii" and any("??" in row.texts[0] for row in table.rows):
        raise UnusableInput(table.file, "was saved in an encoding without Hangul", advice="save it as XLSX or as Unicode text")
    rows: list[list[Line]] = [[] for _ in documents]
    for number, line in _placed(table):
        rows[number].append(line)
    firsts = accumulate((len(document.rows) for document in documents), initial=1)
    placed = zip(documents, firsts, rows, strict=False)
    return Review(tuple(_Correction(table, document, first, lines).document() for document, first, lines in placed))


def _placed(table: ReviewTable) -> Iterator[tuple[int, Line]]:
    """Give each row with the number of its document: by its cell, by its row number, or else that of the row above."""
    by_number = [(at, row) for at, document in enumerate(table.written.documents) for row in document.rows]
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(table.written.documents):
        by_name[key(document.names[0])].append(at)
    above = 0
    for row in table.rows:
        known = by_number[row.row - 1] if 0 < row.row <= len(by_number) else None
        named = by_name.get(key(row.document), [])
        if len(named) == 1:
            above = named[0]
        elif known:
            above = known[0]
        yield above, Line(row, known[1] if known and known[0] == above else None)


class _Correction:
    """One document of a table."""

    def __init__(self, table: ReviewTable, written: ReviewDocument, first: int, lines: Sequence[Line]) -> None:
        self._written, self._lines = written, lines
        self._sides = [ReviewSide(table, written, first, lines, side) for side in (0, 1)]

    def document(self) -> ReviewDocument:
        """Return the document with the rows that a person made, in the order in which they were written."""
        ko, en = (side.parts() for side in self._sides)
        rows = [
            self._row(line, first, second, at)
            for line, ko_parts, en_parts in zip(self._lines, ko, en, strict=True)
            for at, (first, second) in enumerate(zip_longest(ko_parts, en_parts, fillvalue=Part()))
            if first.pieces or second.pieces
        ]
        return replace(self._written, rows=tuple(sorted(rows, key=self._place)))

    def _row(self, line: Line, ko: Part, en: Part, at: int) -> ReviewRow:
        note = "" if at else line.row.note.strip()
        ko_ids, en_ids = (tuple(dict.fromkeys(piece.segment for piece in part.pieces)) for part in (ko, en))
        pieces = [self._unless_whole(part.pieces, side) for side, part in enumerate((ko, en))]
        row = ReviewRow(ko_ids, en_ids, line.row.status, None, ko.text, en.text, note, *pieces)
        return replace(row, confidence=self._confidence(row) if row.paired else None)

    def _unless_whole(self, pieces: Pieces, side: int) -> Pieces:
        """Return pieces where one of them is less than its segment, else nothing, as a row has it."""
        segments = self._written.sides[side]
        return pieces if any((piece.start, piece.end) != (0, len(segments[piece.segment].text)) for piece in pieces) else ()

    def _confidence(self, row: ReviewRow) -> float:
        """Return what a pair was written with; one that a person made has the least of those it was made of, or 0."""
        made_of = {id(old): old for n in row.ko_ids for old in self._holders[0][n]}
        made_of |= {id(old): old for n in row.en_ids for old in self._holders[1][n]}
        return min((old.confidence for old in made_of.values() if old.confidence is not None), default=0.0)

    @cached_property
    def _holders(self) -> tuple[dict[int, list[ReviewRow]], dict[int, list[ReviewRow]]]:
        """The rows that were written over each segment."""
        found: tuple[dict[int, list[ReviewRow]], dict[int, list[ReviewRow]]] = (defaultdict(list), defaultdict(list))
        for row in self._written.rows:
            for holders, ids in zip(found, (row.ko_ids, row.en_ids), strict=True):
                for number in ids:
                    holders[number].append(row)
        return found

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        """Where each segment was written first, by side and number."""
        return {
            (side, number): at
            for at, row in reversed(list(enumerate(self._written.rows)))
            for side, ids in enumerate((row.ko_ids, row.en_ids))
            for number in ids
        }

    def _place(self, row: ReviewRow) -> tuple[int, Piece]:
        side = 0 if row.ko_ids else 1
        piece = self._written.pieces(row, side)[0]
        return self._places[side, piece.segment], piece
