"""Alignments to review rows, and reviewed rows to units."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tm.align.review import alignment_of, document_of, reviewed
from tm.align.review_table import corrected
from tm.align.units import units
from tm.lookup.penalties import Penalties
from tm.lookup.record import Record
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Note, Prop, Unit
from tm.model.review import Piece, Reference, Review, ReviewDocument, ReviewRow, ReviewTable, TableRow

KO = ("북·중 국경 다시 열려", "세관이 문을 열었다.", "소식통은 22일 전했다.", "무단 전재 금지")
EN = ("Border reopens", "Customs opened, the source said on the 22nd.", "Trucks are waiting.")
SIDES = (
    tuple(Segment(text, n, "headline" if n == 0 else "text") for n, text in enumerate(KO)),
    tuple(Segment(text, n) for n, text in enumerate(EN)),
)
BEADS = (Bead((0,), (0,), 0.95), Bead((1, 2), (1,), 0.66), Bead((), (2,)), Bead((3,), ()))
ALIGNMENT = Alignment(BEADS, "tm-align:1|encoder:use")
NAMES = ("a.ko.md", "a.en.md")
DOCUMENT = document_of(NAMES, SIDES, ALIGNMENT, date="2026-02-17")


def with_row(at: int, **changes: object) -> ReviewDocument:
    rows = list(DOCUMENT.rows)
    rows[at] = replace(rows[at], **changes)  # type: ignore[arg-type]
    return replace(DOCUMENT, rows=tuple(rows))


def table_of(review: Review) -> ReviewTable:
    """The table that nobody has touched."""
    numbered = [(d, row) for d in review.documents for row in d.rows]
    rows = []
    for number, (document, row) in enumerate(numbered, 1):
        ids = tuple(
            tuple(
                Reference(p.segment, None if (p.start, p.end) == (0, len(side[p.segment].text)) else (p.start, p.end))
                for p in document.pieces(row, at)
            )
            for at, side in enumerate(document.sides)
        )
        cells = (row.ko, row.en), row.note, document.names[0]
        rows.append(TableRow(number + 1, number, (ids[0], ids[1]), row.status, *cells))
    return ReviewTable("r.tsv", review, tuple(rows))


def test_a_row_for_each_bead_in_order_and_doubtful_ones_are_marked() -> None:
    assert DOCUMENT.rows == (
        ReviewRow((0,), (0,), "", 0.95, KO[0], EN[0]),
        ReviewRow((1, 2), (1,), "", 0.66, f"{KO[1]} {KO[2]}", EN[1], "doubtful"),
        ReviewRow((), (2,), "", None, "", EN[2]),
        ReviewRow((3,), (), "", None, KO[3], ""),
    )
    doubted, trusted = (document_of(NAMES, SIDES, ALIGNMENT, doubtful=least) for least in (0.99, 0))
    assert [row.note for row in doubted.rows] == ["doubtful", "doubtful", "", ""]
    assert not any(row.note for row in trusted.rows)


def test_pairs_that_cross_others_stay_re_ordered() -> None:
    ko, en = ([Segment(text, n) for n, text in enumerate(texts)] for texts in ("가나다라", "abcd"))
    beads = (Bead((0,), (3,), 0.9, moved=True), *(Bead((n,), (n - 1,), 0.9) for n in (1, 2, 3)))
    document = document_of(NAMES, (ko, en), Alignment(beads, "tm-align:1"))
    assert alignment_of(document).beads == beads
    assert [unit.prop("x-tm-bead") for unit in reviewed(document)] == ["1-1, re-ordered", "1-1", "1-1", "1-1"]
    dropped = replace(document, rows=tuple(replace(row, status="drop" if row.en_ids != (3,) else "ok") for row in document.rows))
    assert [unit.prop("x-tm-bead") for unit in reviewed(dropped)] == ["1-1"]


def plain_units() -> list[Unit]:
    headline = Prop("x-tm-role", "headline")
    first, second = units(NAMES, SIDES, ALIGNMENT, date="2026-02-17")
    return [replace(first, props=(*first.props, headline)), second]


def test_an_untouched_table_gives_what_the_aligner_would_have_written() -> None:
    review = corrected(table_of(Review((DOCUMENT,))))
    assert review == Review((DOCUMENT,))
    assert list(reviewed(review.documents[0])) == plain_units()


def test_what_documents_say_of_themselves_goes_along() -> None:
    stated = Prop("x-tm-outlet-ko", "강변뉴스")
    document = document_of(NAMES, SIDES, ALIGNMENT, props=[stated])
    assert all(unit.props[-1] == stated for unit in reviewed(document))


def test_an_approved_row_is_signed_and_the_rest_keeps_its_confidence() -> None:
    first, second = reviewed(with_row(1, status="ok"), reviewer="kim", date="2026-03-01")
    assert (first.prop("x-tm-reviewed"), first.prop("x-tm-confidence")) == (None, "0.95")
    assert (second.prop("x-tm-reviewed"), second.prop("x-tm-confidence")) == ("yes", "1.00")
    assert second.attrs == (("creationid", "kim"), ("changeid", "kim"), ("changedate", "20260301T000000Z"))
    assert first.attrs == (("changedate", "20260301T000000Z"),)


def test_lookup_takes_nothing_off_for_what_was_approved() -> None:
    texts = {"ko": (KO[0],), "en": (EN[0],)}
    records = [
        Record("a.tmx", unit.tuid, None, None, None, tuple((p.type or "", p.text) for p in unit.props), texts, {})  # type: ignore[arg-type]
        for unit in reviewed(with_row(1, status="ok"))
    ]
    assert [[penalty.reason for penalty in Penalties().of(record)] for record in records] == [["aligned, not reviewed"], []]


def test_the_confidence_asked_for_does_not_bind_a_person() -> None:
    document = with_row(1, status="ok", confidence=0.1)
    assert [unit.prop("x-tm-seg-ko") for unit in reviewed(document, least=0.96)] == ["1,2"]
    assert [bead.paired for bead in alignment_of(document, least=0.96).beads] == [False, False, True, False, False]


def test_a_dropped_row_gives_no_unit_but_stays_covered() -> None:
    document = with_row(0, status="drop")
    assert [unit.prop("x-tm-seg-ko") for unit in reviewed(document)] == ["1,2"]
    assert alignment_of(document).beads[:2] == (Bead((0,), ()), Bead((), (0,)))


def test_an_edited_text_keeps_the_tuid_and_says_which_side_was_edited() -> None:
    (before, _), (unit, _) = plain_units(), list(reviewed(with_row(0, en="The border reopens")))
    assert unit.tuid == before.tuid
    assert [variant.text for variant in unit.variants] == [KO[0], "The border reopens"]
    assert unit.prop("x-tm-edited") == "en"
    assert unit.prop("x-tm-reviewed") is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [("doubtful", ()), ("doubtful; ask the desk", ("ask the desk",)), ("의심", ("의심",)), ("doubtfully put", ("doubtfully put",))],
)
def test_what_a_person_notes_goes_into_the_unit(note: str, expected: tuple[str, ...]) -> None:
    _, unit = reviewed(with_row(1, note=note, status="ok"))
    assert unit.notes == tuple(map(Note, expected))


def test_an_empty_segment_gives_a_unit_only_where_a_person_wrote_something() -> None:
    sides = (Segment("제목"), Segment("")), (Segment("Title"), Segment("More"))
    document = document_of(NAMES, sides, Alignment((Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9)), "s"))
    assert len(list(reviewed(document))) == 1
    rows = (document.rows[0], replace(document.rows[1], ko="더"))
    assert [u.variants[0].text for u in reviewed(replace(document, rows=rows))] == ["제목", "더"]


def test_pieces_of_one_segment_make_units_of_their_own() -> None:
    rows = (
        DOCUMENT.rows[0],
        ReviewRow((1,), (1,), "ok", 0.6, KO[1], "Customs opened,", en_pieces=(Piece(1, 0, 15),)),
        ReviewRow((2,), (1,), "ok", 0.6, KO[2], EN[1][16:], en_pieces=(Piece(1, 15, len(EN[1])),)),
        *DOCUMENT.rows[2:],
    )
    document = replace(DOCUMENT, rows=rows)
    made = list(reviewed(document))
    assert [u.variants[1].text for u in made] == [EN[0], "Customs opened,", "the source said on the 22nd."]
    assert len({u.tuid for u in made}) == 3
    assert not any(u.prop("x-tm-edited") for u in made)
    assert corrected(table_of(Review((document,)))) == Review((document,))
