"""One side of a document in a review table: which segments stand in which row, and with what text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tm.align.draft import together
from tm.align.review_cover import SIDES, Cover, Line, refused, short
from tm.align.review_text import CUT, Cuts, Vocabulary, divided, key, solid, ways_to_cut
from tm.model.review import DROP, Piece, Pieces, ReviewDocument, ReviewTable

_ARTICLES = ("a Korean", "an English")


class Part(NamedTuple):
    """What stands on one side of a bead, and its text."""

    pieces: Pieces = ()
    text: str = ""


class _Cell(NamedTuple):
    """A cell: what its ids say and said (`before`), and the texts that stand and stood there."""

    line: Line
    ids: Pieces
    before: Pieces
    text: str
    text_before: str

    @property
    def same_ids(self) -> bool:
        return self.ids == self.before


@dataclass(slots=True)
class _Reading:
    """What a cell was taken for: its pieces, and its text in parts. `edited` says that this is not the document's text."""

    pieces: Pieces
    wanted: list[str]
    edited: bool = False


class ReviewSide:
    """One side of a document.

    Args:
        table: where it stands; for its name, and its encoding where that loses characters.
        document: as it was written.
        first: the number of its first row.
        lines: its rows now.
        side: 0 Korean, 1 English.
    """

    def __init__(self, table: ReviewTable, document: ReviewDocument, first: int, lines: Sequence[Line], side: int) -> None:
        self._file, self._codec = table.file, table.codec
        self._document, self._lines, self._side = document, lines, side
        self._cover = Cover(table.file, document, first, side)
        self._texts = [segment.text for segment in document.sides[side]]
        self._cells = [self._cell(line) for line in lines]

    def parts(self) -> list[list[Part]]:
        """Return what stands in each row, in one part or, where it was split, in more.

        Raises:
            UnusableInput: a segment is in no row or in two, or a cell cannot be understood.
        """
        readings = self._readings()
        found = [self._parted(cell, reading) for cell, reading in zip(self._cells, readings, strict=True)]
        held = ((piece, line) for line, parts in zip(self._lines, found, strict=True) for part in parts for piece in part.pieces)
        self._cover.check(held, self._lines)
        return found

    def _cell(self, line: Line) -> _Cell:
        ids = together([self._piece(line, *reference) for reference in line.row.ids[self._side]])
        if line.written is None:
            return _Cell(line, ids, (), line.row.texts[self._side], "")
        before = together(self._document.pieces(line.written, self._side))
        text_before = (line.written.ko, line.written.en)[self._side]
        return _Cell(line, ids, before, line.row.texts[self._side], text_before)

    def _piece(self, line: Line, number: int, span: tuple[int, int] | None) -> Piece:
        if number >= len(self._texts):
            reason = f"{line.name} names {self._name} segment {number}, and the document has {len(self._texts)}, from 0 on"
            raise refused(self._file, line, reason, "correct the id; a spreadsheet may have made it of several")
        start, end = span or (0, len(self._texts[number]))
        if not start <= end <= len(self._texts[number]):
            reason = f"{line.name} names a piece that {self._name} segment {number} lacks"
            raise refused(self._file, line, reason, "write the id alone")
        return Piece(number, start, end)

    # What the cells say.

    def _readings(self) -> list[_Reading]:
        """Return what each cell is taken for: first those that were left as they were, then the others by what is left."""
        first = [self._left(cell) for cell in self._cells]
        taken = {piece for reading in first if reading for piece in reading.pieces}
        readings: list[_Reading] = []
        for cell, reading in zip(self._cells, first, strict=True):
            if reading is None:
                reading = self._changed(cell, taken)
                taken.update(reading.pieces)
            readings.append(reading)
        self._claim(readings)
        return readings

    def _left(self, cell: _Cell) -> _Reading | None:
        """Return what a cell is taken for whose text was left as it was or taken away, `None` where it was changed."""
        if key(cell.text, self._codec) == key(cell.text_before, self._codec):
            if cell.same_ids:
                return _Reading(cell.before, [cell.text_before])
            if cell.text_before != self._original(cell.before):
                reason = f"{cell.line.name} got other {self._name} ids, but its text, which had been edited, was left"
                raise refused(self._file, cell.line, reason, "make its text fit its ids, or put the ids back")
            return self._own(cell.ids)
        if cell.text.strip():
            return None
        if not cell.same_ids and cell.line.row.status != DROP and set(cell.ids) & set(cell.before):
            reason = f"{cell.line.name} got other {self._name} ids, and its text was taken away"
            raise refused(self._file, cell.line, reason, "make its ids and its text say the same")
        return self._own(() if cell.same_ids else cell.ids)

    def _own(self, pieces: Pieces) -> _Reading:
        return _Reading(pieces, [self._original(pieces)])

    def _changed(self, cell: _Cell, taken: set[Piece]) -> _Reading:
        def likely(piece: Piece) -> int:
            return 0 if piece in cell.ids or piece in cell.before else 1 + (piece in taken)

        ways = ((wanted, self._vocabulary.recognised(" ".join(wanted), likely)) for wanted in ways_to_cut(cell.text))
        wanted, known = next((way for way in ways if way[1] is not None), ([], None))
        if known is None:
            self._check_characters(cell)
            return _Reading(cell.ids, self._cuts.parts(cell.text, cell.text_before), edited=True)
        pieces = together([*known, *(piece for piece in cell.ids if not self._original([piece]))])
        if cell.same_ids or not cell.ids or pieces == cell.ids:
            return _Reading(pieces, wanted)
        if set(pieces) <= set(cell.ids) and len(wanted) == 1:
            return self._own(cell.ids)
        numbers = "+".join(str(piece.segment) for piece in pieces)
        reason = f"{cell.line.name} has the {self._name} text of {numbers} beside other ids"
        raise refused(self._file, cell.line, reason, "make its ids and its text say the same")

    def _check_characters(self, cell: _Cell) -> None:
        """Refuse an edited text that has lost characters on its way through an encoding."""
        lost = cell.text.count("?") - self._original(cell.ids).count("?")
        if "\ufffd" in cell.text or (self._codec and lost > 0):
            reason = f"{cell.line.name} has lost characters of its {self._name} text, “{short(cell.text)}”"
            raise refused(self._file, cell.line, reason, "save the table as XLSX or as Unicode text")

    def _claim(self, readings: list[_Reading]) -> None:
        """Give segments that are nowhere yet to the one edited text that got theirs, or else back to the dropped row they had."""
        held = {piece.segment for reading in readings for piece in reading.pieces}
        missing = [Piece(number, 0, len(text)) for number, text in enumerate(self._texts) if number not in held]
        edited = [(solid(" ".join(r.wanted)), r) for r in readings if r.edited and r.pieces] if missing else []
        for piece in missing:
            own = solid(self._original([piece]))
            holders = [r for text, r in edited if own and text.count(own) > solid(self._original(r.pieces)).count(own)]
            if len(holders) == 1:
                holders[0].pieces = together([*holders[0].pieces, piece])
                held.add(piece.segment)
        for cell, reading in zip(self._cells, readings, strict=True):
            if cell.line.row.status == DROP and cell.same_ids and not reading.pieces:
                pieces = tuple(piece for piece in cell.ids if piece.segment not in held)
                reading.pieces, reading.wanted = pieces, [self._original(pieces)]

    def _parted(self, cell: _Cell, reading: _Reading) -> list[Part]:
        if reading.edited and not reading.pieces:
            reason = f"{cell.line.name} has {_ARTICLES[self._side]} text without an id, “{short(cell.text)}”"
            raise refused(self._file, cell.line, reason, "put the id of its segment beside it, or take the text away")
        if len(reading.wanted) == 1:
            return [self._part(cell, reading.pieces, reading.wanted[0])]
        pieces = self._whole(reading) or divided(reading.pieces, self._texts, reading.wanted)
        return [self._part(cell, tuple(some), text) for some, text in zip(pieces, reading.wanted, strict=True)]

    def _whole(self, reading: _Reading) -> list[Sequence[Piece]] | None:
        """Return the pieces of each part where they are whole segments, in whatever order, else `None`."""
        found = [
            self._vocabulary.recognised(text, lambda piece: piece not in reading.pieces) if text.strip() else []
            for text in reading.wanted
        ]
        known = [part for part in found if part is not None]
        same = len(known) == len(found) and together([piece for part in known for piece in part]) == reading.pieces
        return [together(part) for part in known] if same else None

    def _part(self, cell: _Cell, pieces: Pieces, text: str) -> Part:
        """Return a part with the document's own text where a person left that."""
        original = self._original(pieces)
        glued = "".join(self._original([piece]) for piece in pieces)
        if key(text, self._codec) in {key(original, self._codec), key(glued, self._codec)}:
            return Part(pieces, original)
        if not pieces:
            reason = f"{cell.line.name} has a part that is of no segment, “{short(text)}”"
            raise refused(self._file, cell.line, reason, f"move its {CUT}, or take it away")
        if not text.strip():
            reason = f"{cell.line.name} lacks “{short(original)}” beside its {CUT}"
            raise refused(self._file, cell.line, reason, "put the text back")
        return Part(pieces, " ".join(unicodedata.normalize("NFC", text).split()))

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        whole = {Piece(number, 0, len(text)) for number, text in enumerate(self._texts)}
        written = {piece for row in self._document.rows for piece in self._document.pieces(row, self._side)}
        return Vocabulary(((piece, self._original([piece])) for piece in sorted(whole | written)), self._codec)

    @cached_property
    def _cuts(self) -> Cuts:
        return Cuts(text for text in self._texts if CUT in text)

    def _original(self, pieces: Sequence[Piece]) -> str:
        return self._document.original(pieces, self._side)

    @property
    def _name(self) -> str:
        return SIDES[self._side]
