"""What a person works on in a review: beads of pieces of segments, with what was decided and edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tm.align.review import DOUBTFUL_NOTE
from tm.model.review import DOUBTFUL, Piece, Pieces, ReviewDocument, ReviewRow

KO, EN = 0, 1
"""The sides of a bead."""

Sides = tuple[Pieces, Pieces]


@dataclass(frozen=True, slots=True)
class DraftBead:
    """Pieces that belong together, in ascending order on each side.

    `edited` holds, for each side, the text that a person put in the place of the document's. `confidence` is 0 to 1, or `None`
    where a side is empty; a pair that a person made has the lowest of those it was made of, or 0.
    """

    sides: Sides
    status: str = ""
    confidence: float | None = None
    edited: tuple[str | None, str | None] = (None, None)
    note: str = ""

    @property
    def paired(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.sides[KO] and self.sides[EN])

    @property
    def doubtful(self) -> bool:
        """Whether it is a pair of little confidence that nobody has decided on."""
        return not self.status and self.confidence is not None and self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of the Korean and the English segments, and the beads over them in the order in which they are shown."""

    texts: tuple[tuple[str, ...], tuple[str, ...]]
    beads: tuple[DraftBead, ...]

    def text(self, at: int, side: int) -> str:
        """Return what stands on a side of a bead, as a person left it; empty where there is nothing."""
        bead = self.beads[at]
        edited = bead.edited[side]
        return self.original(bead.sides[side], side) if edited is None else edited

    def original(self, pieces: Sequence[Piece], side: int) -> str:
        """Return what the document has there, one space between pieces."""
        return " ".join(filter(None, (self.shown(piece, side) for piece in pieces)))

    def shown(self, piece: Piece, side: int) -> str:
        """Return the text of a piece without the white space at its ends."""
        return self.texts[side][piece.segment][piece.start : piece.end].strip()

    def borders(self, at: int, side: int) -> list[int]:
        """Return where pieces begin in the text of a side, but for the first; none in a text that was edited."""
        bead = self.beads[at]
        if bead.edited[side] is not None:
            return []
        sizes = [len(text) + 1 for piece in bead.sides[side] if (text := self.shown(piece, side))]
        return list(accumulate(sizes[:-1]))

    def put(self, at: int, *beads: DraftBead, places: int = 1) -> Draft:
        """Return the draft with other beads in the place of one or more."""
        return replace(self, beads=(*self.beads[:at], *beads, *self.beads[at + places :]))


def draft_of(document: ReviewDocument) -> Draft:
    """Return what a person works on of a document under review."""
    ko, en = (tuple(segment.text for segment in side) for side in document.sides)
    return Draft((ko, en), tuple(_bead_of(document, row) for row in document.rows))


def rows_of(draft: Draft) -> tuple[ReviewRow, ...]:
    """Return the rows of a draft, in its order, doubtful pairs marked as `tm.align.review.document_of` marks them."""
    return tuple(_row_of(draft, at) for at in range(len(draft.beads)))


def together(pieces: Sequence[Piece]) -> Pieces:
    """Return pieces in order, those of one segment that were parted made one again."""
    out: list[Piece] = []
    for piece in sorted(pieces):
        if out and (out[-1].segment, out[-1].end) == (piece.segment, piece.start):
            piece = Piece(piece.segment, out.pop().start, piece.end)
        out.append(piece)
    return tuple(out)


def _bead_of(document: ReviewDocument, row: ReviewRow) -> DraftBead:
    ko, en = (together(document.pieces(row, side)) for side in (KO, EN))
    edits = (_edit_of(document.original(ko, KO), row.ko), _edit_of(document.original(en, EN), row.en))
    return DraftBead((ko, en), row.status, row.confidence, edits, "" if row.note == DOUBTFUL_NOTE else row.note)


def _edit_of(original: str, text: str) -> str | None:
    """Return a text if it says something else than the document; white space is nothing."""
    return text if text.split() not in ([], original.split()) else None


def _row_of(draft: Draft, at: int) -> ReviewRow:
    bead = draft.beads[at]
    ids = [tuple(dict.fromkeys(piece.segment for piece in pieces)) for pieces in bead.sides]
    whole = [
        all((piece.start, piece.end) == (0, len(draft.texts[side][piece.segment])) for piece in bead.sides[side])
        for side in (KO, EN)
    ]
    parts = [() if whole[side] else bead.sides[side] for side in (KO, EN)]
    return ReviewRow(
        ids[KO],
        ids[EN],
        bead.status,
        bead.confidence,
        draft.text(at, KO),
        draft.text(at, EN),
        bead.note or (DOUBTFUL_NOTE if bead.doubtful else ""),
        parts[KO],
        parts[EN],
    )
