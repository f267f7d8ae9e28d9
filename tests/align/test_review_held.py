"""Reviewed pairs as rows of a new review: approved, edited, split; nothing of a segment is lost on the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.align.fixed import Held
from tm.align.review import document_of
from tm.align.review_table import corrected
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Note, Unit, Variant
from tm.model.review import Piece, Reference, Review, ReviewDocument, ReviewTable, TableRow

KO = ("세관이 문을 열었다.", "쌀값은 올랐다.  기름값은 내렸다.", "무단 전재 금지")
EN = ("Customs opened.", "Rice went up and fuel went down.")


def unit(ko: str, en: str, *notes: str) -> Unit:
    return Unit("t", (Variant("ko", (ko,)), Variant("en-US", (en,))), notes=tuple(map(Note, notes)))


def document(
    *held: Held, beads: tuple[Bead, ...] = (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.8), Bead((2,), ()))
) -> ReviewDocument:
    sides = tuple(map(Segment, KO)), tuple(map(Segment, EN))
    return document_of(("a.ko.md", "a.en.md"), sides, Alignment(beads, "tm-align:1"), held=held)


def rows(found: ReviewDocument) -> list[tuple[str, str, str]]:
    return [(row.status, row.ko, row.en) for row in found.rows]


def taken_back(written: ReviewDocument) -> ReviewDocument:
    """Return what a table gives that nobody has touched."""
    lines = []
    for number, row in enumerate(written.rows, 1):
        ko, en = (
            tuple(
                Reference(
                    p.segment, None if (p.start, p.end) == (0, len(written.sides[side][p.segment].text)) else (p.start, p.end)
                )
                for p in written.pieces(row, side)
            )
            for side in (0, 1)
        )
        lines.append(TableRow(number + 1, number, (ko, en), row.status, (row.ko, row.en), row.note))
    (found,) = corrected(ReviewTable("r.tsv", Review((written,)), tuple(lines))).documents
    return found


def test_what_was_approved_is_ok_from_the_beginning() -> None:
    found = document(Held(Bead((0,), (0,), 1.0), (unit(KO[0], "Customs is open.", "checked twice"),)))
    assert rows(found) == [("ok", KO[0], "Customs is open."), ("", KO[1], EN[1]), ("", KO[2], "")]
    assert (found.rows[0].note, found.rows[0].confidence) == ("checked twice", 1.0)
    assert taken_back(found) == found


def test_a_segment_that_was_split_has_a_row_for_each_part() -> None:
    parts = (unit("쌀값은 올랐다.", "Rice went up"), unit("기름값은 내렸다.", "and fuel went down."))
    found = document(Held(Bead((1,), (1,), 1.0), parts))
    assert rows(found)[1:3] == [("ok", "쌀값은 올랐다.", "Rice went up"), ("ok", "기름값은 내렸다.", "and fuel went down.")]
    assert found.rows[1].ko_pieces == (Piece(1, 0, 10),)
    assert taken_back(found) == found


def test_what_a_unit_leaves_over_has_rows_of_its_own() -> None:
    found = document(Held(Bead((1,), (1,), 1.0), (unit("쌀값은 올랐다.", "Rice went up"),)))
    assert rows(found)[1:4] == [
        ("ok", "쌀값은 올랐다.", "Rice went up"),
        ("", "기름값은 내렸다.", ""),
        ("", "", "and fuel went down."),
    ]
    kept = taken_back(found)
    assert sorted(kept.rows, key=str) == sorted(found.rows, key=str)


def test_parts_that_were_edited_are_left_to_the_memory() -> None:
    parts = (unit("쌀값은 올랐다.", "Rice is up"), unit("기름값은 내렸다.", "and fuel is down."))
    found = document(Held(Bead((1,), (1,), 1.0), parts))
    assert rows(found)[1] == ("", KO[1], EN[1])


@pytest.mark.parametrize("held", [(), (Held(Bead((9,), (9,), 1.0), (unit("가", "a"),)),)])
def test_what_is_held_elsewhere_changes_nothing(held: tuple[Held, ...]) -> None:
    assert [row.status for row in document(*held).rows] == ["", "", ""]


@given(st.lists(st.integers(0, 12), max_size=3), st.lists(st.integers(0, 24), max_size=3), st.integers(1, 3))
def test_no_letter_is_lost_or_doubled(ko_cuts: list[int], en_cuts: list[int], size: int) -> None:
    def cut(text: str, cuts: list[int]) -> list[str]:
        edges = sorted({0, len(text), *cuts})
        return [part for a, b in pairwise(edges) if (part := text[a:b].strip())]

    pairs = list(zip(cut(KO[1], ko_cuts), cut(EN[1], en_cuts), strict=False))[:size]
    found = document(Held(Bead((1,), (1,), 1.0), tuple(unit(ko, en) for ko, en in pairs)))
    for side, texts in enumerate((KO, EN)):
        for number, text in enumerate(texts):
            pieces = sorted(p for row in found.rows for p in found.pieces(row, side) if p.segment == number)
            assert "".join(text[p.start : p.end] for p in pieces) == text
    kept = taken_back(found)
    assert sorted(kept.rows, key=str) == sorted(found.rows, key=str)
