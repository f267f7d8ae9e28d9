"""Review rows over the segments of two documents."""

from __future__ import annotations

from tm.model.document import Segment
from tm.model.review import Piece, ReviewDocument, ReviewRow

DOCUMENT = ReviewDocument(
    ("a", "b"), ((Segment("하나, 둘."), Segment(""), Segment("셋.")), (Segment("One, two. Three."),)), (), "s"
)


def test_a_row_holds_whole_segments_unless_it_says_otherwise() -> None:
    row = ReviewRow((0, 2), (0,), "", 0.5, "하나, 둘. 셋.", "One,", en_pieces=(Piece(0, 0, 4),))
    assert DOCUMENT.pieces(row, 0) == (Piece(0, 0, 6), Piece(2, 0, 2))
    assert DOCUMENT.pieces(row, 1) == (Piece(0, 0, 4),)
    assert row.paired


def test_the_documents_own_text_has_one_space_between_pieces_and_none_for_empty_ones() -> None:
    assert DOCUMENT.original([Piece(0, 0, 3), Piece(0, 3, 6), Piece(1, 0, 0), Piece(2, 0, 2)], 0) == "하나, 둘. 셋."
    assert DOCUMENT.original((), 1) == ""
