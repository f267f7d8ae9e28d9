"""What a person did in a review table, and what it means; and that no sentence is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.align.test_review import table_of
from tm.align.review import document_of
from tm.align.review_table import corrected
from tm.align.review_text import Cuts, divided, key
from tm.errors import UnusableInput
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.review import Piece, Reference, Review, ReviewDocument, ReviewRow, ReviewTable, TableRow

Numbers = tuple[tuple[int, ...], tuple[int, ...]]
Cells = dict[int, dict[str, Any] | None]

KO = ("시장이 열렸다.", "쌀값이 올랐다.", "상인들은 웃었다.", "비가 왔다, 눈도 왔다.", "끝.", "끝.")
EN = ("The market opened.", "Rice got dearer.", "Traders smiled.", "It rained. It snowed, too.", "The end.", "Ends a || b.")
BEADS = tuple(Bead((n,), (n,), round(0.9 - n / 10, 1)) for n in range(6))


def document(name: str = "a", beads: tuple[Bead, ...] = BEADS) -> ReviewDocument:
    sides = tuple(map(Segment, KO)), tuple(map(Segment, EN))
    return document_of((f"{name}.ko.md", f"{name}.en.md"), sides, Alignment(beads, "s"), doubtful=0)


TABLE = table_of(Review((document(),)))


def changed(table: ReviewTable, rows: Cells) -> ReviewTable:
    """The table with cells changed in its rows, 1-based; `None` deletes a row, a number past the end makes a new one."""
    new = {row.row: row for row in table.rows}
    for number, cells in rows.items():
        if cells is None:
            del new[number]
            continue
        row = new.get(number, TableRow(number + 1, 0, ((), ()), "", ("", "")))
        for name, value in cells.items():
            side = int(name in ("en", "en_ids"))
            if name in ("ko", "en"):
                row = row._replace(texts=(value, row.texts[1]) if side == 0 else (row.texts[0], value))
            elif name in ("ko_ids", "en_ids"):
                ids = tuple(map(Reference, value))
                row = row._replace(ids=(ids, row.ids[1]) if side == 0 else (row.ids[0], ids))
            else:
                row = row._replace(**{name: value})
        new[number] = row
    return replace(table, rows=tuple(new.values()))


def beads(table: ReviewTable) -> list[Numbers]:
    return [(row.ko_ids, row.en_ids) for document in corrected(table).documents for row in document.rows]


SAME: list[Numbers] = [((n,), (n,)) for n in range(6)]
MERGED = [((0, 1), (0, 1)), *SAME[2:]]
BOTH_KO, BOTH_EN = f"{KO[0]} {KO[1]}", f"{EN[0]} {EN[1]}"

STRUCTURES: dict[str, tuple[Cells, list[Numbers]]] = {
    "merged by ids, the other row deleted": ({1: {"ko_ids": (0, 1), "en_ids": (0, 1)}, 2: None}, MERGED),
    "merged by ids and texts": (
        {
            1: {"ko_ids": (0, 1), "en_ids": (1, 0), "ko": BOTH_KO, "en": BOTH_EN},
            2: {"ko_ids": (), "en_ids": (), "ko": "", "en": ""},
        },
        MERGED,
    ),
    "merged by texts, the other row deleted": ({1: {"ko": BOTH_KO, "en": BOTH_EN}, 2: None}, MERGED),
    "merged by texts, the others taken away": ({1: {"ko": BOTH_KO, "en": BOTH_EN}, 2: {"ko": "", "en": ""}}, MERGED),
    "merged without a space between": ({1: {"ko": KO[0] + KO[1], "en": f"{EN[0]}\n{EN[1]}"}, 2: None}, MERGED),
    "one side of two rows merged by id": ({1: {"en_ids": (0, 1)}, 2: {"en_ids": ()}}, [((0,), (0, 1)), ((1,), ()), *SAME[2:]]),
    "paired anew by ids": ({1: {"en_ids": (1,)}, 2: {"en_ids": (0,)}}, [((0,), (1,)), ((1,), (0,)), *SAME[2:]]),
    "paired anew by texts": ({1: {"en": EN[1]}, 2: {"en": EN[0]}}, [((0,), (1,)), ((1,), (0,)), *SAME[2:]]),
    "a text of its own row": (
        {1: {"en": ""}, 7: {"en": EN[0]}},
        [((0,), ()), ((), (0,)), *SAME[1:]],
    ),
    "an id of its own row": ({1: {"en_ids": ()}, 7: {"en_ids": (0,)}}, [((0,), ()), ((), (0,)), *SAME[1:]]),
    "the same text twice stays where it was": (
        {5: {"en": EN[2]}, 3: {"en": EN[4]}},
        [*SAME[:2], ((2,), (4,)), SAME[3], ((4,), (2,)), SAME[5]],
    ),
    "one of two equal texts goes elsewhere": (
        {5: {"ko": ""}, 3: {"ko": f"{KO[2]} {KO[4]}"}},
        [*SAME[:2], ((2, 4), (2,)), SAME[3], ((), (4,)), SAME[5]],
    ),
    "a split on both sides": (
        {4: {"ko": "비가 왔다, || 눈도 왔다.", "en": "It rained. || It snowed, too."}},
        [*SAME[:4], *SAME[3:]],
    ),
    "a split whose second English part is alone": (
        {4: {"en": "|| It rained. It snowed, too."}},
        [*SAME[:3], ((3,), ()), ((), (3,)), *SAME[4:]],
    ),
    "two rows merged and parted otherwise": (
        {1: {"ko": f"{KO[0]} || {KO[1]}", "en": f"{EN[0]} || {EN[1]}"}, 2: None},
        SAME,
    ),
    "parts that are whole, in another order": (
        {1: {"en": f"{EN[1]} || {EN[0]}", "ko": f"{KO[0]} || {KO[1]}"}, 2: None},
        [((0,), (1,)), ((1,), (0,)), *SAME[2:]],
    ),
    "rows in another order": ({1: None, 7: {"ko_ids": (0,), "en_ids": (0,), "ko": KO[0], "en": EN[0], "row": 1}}, SAME),
    "bars of the document's own are no split": (
        {6: {"en_ids": (4,)}, 5: {"en": EN[5], "en_ids": (5,)}},
        [*SAME[:4], ((4,), (5,)), ((5,), (4,))],
    ),
}


@pytest.mark.parametrize("case", STRUCTURES)
def test_merging_splitting_and_pairing_anew(case: str) -> None:
    cells, expected = STRUCTURES[case]
    found = corrected(changed(TABLE, cells)).documents[0]
    assert [(row.ko_ids, row.en_ids) for row in found.rows] == expected
    # Whatever was moved, the texts are the document's own.
    for row in found.rows:
        for side, text in enumerate((row.ko, row.en)):
            assert text == found.original(found.pieces(row, side), side)


EDITS: dict[str, tuple[str, str]] = {
    "another word": ("The market closed.", "The market closed."),
    "spacing": ("The mar ket opened.", "The mar ket opened."),
    "a line break from Alt+Enter": ("The market\nclosed.", "The market closed."),
    "spaces at the ends are no edit": ("  The market opened. ", "The market opened."),
    "decomposed": ("The cafe\u0301 opened.", "The café opened."),
}


@pytest.mark.parametrize("case", EDITS)
def test_editing(case: str) -> None:
    typed, expected = EDITS[case]
    row = corrected(changed(TABLE, {1: {"en": typed}})).documents[0].rows[0]
    assert row == ReviewRow((0,), (0,), "", 0.9, KO[0], expected)


def test_splitting_and_editing_at_once() -> None:
    found = corrected(changed(TABLE, {4: {"ko": "비가 왔다. || 눈도 왔다.", "en": "It rained. || It also snowed."}})).documents[0]
    assert found.rows[3:5] == (
        ReviewRow((3,), (3,), "", 0.6, "비가 왔다.", "It rained.", "", (Piece(3, 0, 7),), (Piece(3, 0, 11),)),
        ReviewRow((3,), (3,), "", 0.6, "눈도 왔다.", "It also snowed.", "", (Piece(3, 7, 13),), (Piece(3, 11, 26),)),
    )


def test_pieces_can_be_put_together_again() -> None:
    split = corrected(
        changed(TABLE, {4: {"ko": "비가 왔다, || 눈도 왔다.", "en": "It rained. || It snowed, too.", "status": "ok"}})
    )
    assert [row.status for row in split.documents[0].rows] == ["", "", "", "ok", "ok", "", ""]
    again = table_of(split)
    ids = tuple(a + b for a, b in zip(again.rows[3].ids, again.rows[4].ids, strict=True))
    merged = replace(again, rows=(*again.rows[:3], again.rows[3]._replace(ids=(ids[0], ids[1])), *again.rows[5:]))
    assert beads(merged) == SAME


def test_what_a_person_made_has_the_least_confidence_of_its_parts() -> None:
    rows = corrected(changed(TABLE, {1: {"ko": BOTH_KO, "en": BOTH_EN}, 2: None})).documents[0].rows
    assert [row.confidence for row in rows] == [0.8, 0.7, 0.6, 0.5, 0.4]
    alone = table_of(Review((document("a", (*BEADS[:4], Bead((4,), ()), Bead((), (4,)), BEADS[5])),)))
    rows = corrected(changed(alone, {5: {"en_ids": (4,)}, 6: None})).documents[0].rows
    assert rows[4].confidence == 0


def test_status_and_note_are_a_persons() -> None:
    row = corrected(changed(TABLE, {1: {"status": "ok", "note": " 확인함 "}})).documents[0].rows[0]
    assert (row.status, row.note) == ("ok", "확인함")


def test_a_dropped_row_may_be_emptied() -> None:
    rows = corrected(changed(TABLE, {1: {"status": "drop", "ko": "", "en": ""}})).documents[0].rows
    assert (rows[0].status, rows[0].ko_ids, rows[0].en) == ("drop", (0,), EN[0])


ERRORS: dict[str, tuple[Cells, str, int | None]] = {
    "a row deleted": ({2: None}, "Korean segment 1, “쌀값이 올랐다.”, of row 2, which was deleted, is in no row", None),
    "the last rows deleted": ({5: None, 6: None}, "Korean segment 4, “끝.”, of row 5, which was deleted, is in no row", None),
    "a text taken away": ({2: {"en": ""}}, "English segment 1, “Rice got dearer.”, of row 2 is in no row", 3),
    "an id taken away": ({2: {"en_ids": ()}}, "English segment 1, “Rice got dearer.”, of row 2 is in no row", 3),
    "a sentence taken out of a text": (
        {1: {"ko_ids": (0, 1)}, 2: {"ko_ids": (), "ko": "새 글"}},
        "row 2 has a Korean text without an id, “새 글”",
        3,
    ),
    "a text over another": ({1: {"en": EN[1]}}, "English segment 0, “The market opened.”, of row 1 is in no row", 2),
    "an id twice": ({1: {"en_ids": (0, 1)}}, "English segment 1, “Rice got dearer.”, is in row 1 and row 2", 3),
    "a text copied": ({1: {"ko": BOTH_KO}}, "Korean segment 1, “쌀값이 올랐다.”, is in row 1 and row 2", 3),
    "an id of no segment": ({3: {"ko_ids": (43862,)}}, "row 3 names Korean segment 43862, and the document has 6, from 0 on", 4),
    "ids and text that contradict": ({1: {"en_ids": (1,), "en": EN[2]}}, "row 1 has the English text of 2 beside other ids", 2),
    "ids added and the text taken away": (
        {1: {"en_ids": (0, 1), "en": ""}, 2: {"en_ids": ()}},
        "row 1 got other English ids, and its text was taken away",
        2,
    ),
    "a new row with a text of one's own": ({7: {"en": "Made up."}}, "a new row has an English text without an id, “Made up.”", 8),
    "lost characters": ({1: {"ko": "시장이 \ufffd렸다."}}, "row 1 has lost characters of its Korean text", 2),
    "nothing beside a cut": ({4: {"en": "|| It snowed, too."}}, "row 4 lacks “It rained.” beside its ||", 5),
    "something new behind a cut": ({4: {"en": f"{EN[3]} || New."}}, "row 4 has a part that is of no segment, “New.”", 5),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_would_lose_a_sentence_is_refused_by_name(case: str) -> None:
    cells, message, line = ERRORS[case]
    with pytest.raises(UnusableInput) as refused:
        corrected(changed(TABLE, cells))
    assert message in str(refused.value)
    assert refused.value.line == line
    assert refused.value.advice


def test_an_edited_text_whose_ids_were_changed_is_not_guessed_at() -> None:
    edited = table_of(corrected(changed(TABLE, {1: {"en": "Markets opened."}})))
    with pytest.raises(UnusableInput, match="row 1 got other English ids, but its text, which had been edited, was left"):
        corrected(changed(edited, {1: {"en_ids": (0, 1)}, 2: {"en_ids": ()}}))


def test_a_table_saved_in_cp949_loses_nothing_that_was_not_edited() -> None:
    sides = (Segment("카페 ‘뤼’에서 만났다."),), (Segment("We met at the Café Lüe 😀."),)
    written = Review((document_of(("a", "b"), sides, Alignment((Bead((0,), (0,), 1.0),), "s")),))
    saved = [text.encode("cp949", "replace").decode("cp949") for text in (sides[0][0].text, sides[1][0].text)]
    assert "?" in saved[1]
    table = replace(changed(table_of(written), {1: {"ko": saved[0], "en": saved[1]}}), codec="cp949")
    assert corrected(table) == written
    with pytest.raises(UnusableInput, match="row 1 has lost characters of its English text"):
        corrected(changed(table, {1: {"en": saved[1].replace("met", "meet")}}))


def test_a_table_saved_without_hangul_is_refused() -> None:
    lost = {n: {"ko": "?" * len(text)} for n, text in enumerate(KO, 1)}
    with pytest.raises(UnusableInput, match="an encoding without Hangul"):
        corrected(replace(changed(TABLE, lost), codec="ascii"))  # type: ignore[arg-type]


def test_rows_go_to_their_document_by_name_by_number_or_by_the_row_above() -> None:
    written = Review((document("a"), document("b")))
    table = table_of(written)
    assert corrected(replace(table, rows=table.rows[::-1])) == written
    nameless = [row._replace(document="") for row in table.rows]
    assert corrected(replace(table, rows=tuple(nameless))) == written
    new = nameless[7]._replace(row=0)
    assert corrected(replace(table, rows=(*nameless[:7], new, *nameless[8:]))) == written
    with pytest.raises(UnusableInput, match=r"is in row 2 and a new row"):
        corrected(replace(table, rows=(*nameless[:6], nameless[1]._replace(row=0, document="a.ko.md"), *nameless[6:])))


PARTS = [
    ("a || b", "a b", ["a ", " b"]),
    ("a||b||", "ab", ["a", "b", ""]),
    ("x = a || b", "x = a || b", ["x = a || b"]),
    ("x || = aa || b", "x = aa || b", ["x ", " = aa || b"]),
    ("x = a || c", "x = a || b", ["x = a || c"]),
    ("x = a || b || c", "x = a || b c", ["x = a || b ", " c"]),
    ("a | b", "a b", ["a | b"]),
]


@pytest.mark.parametrize(("text", "before", "expected"), PARTS)
def test_parts(text: str, before: str, expected: list[str]) -> None:
    assert Cuts([before]).parts(text, before) == expected


def test_a_cut_beside_bars_of_the_documents_own() -> None:
    rows = corrected(changed(TABLE, {6: {"en": "Ends a || || b."}})).documents[0].rows
    assert [row.en for row in rows[5:]] == ["Ends a", "|| b."]
    assert rows[5].en_pieces == (Piece(5, 0, 7),)


def test_a_cut_between_segments_leaves_both_whole() -> None:
    texts = ["가나. ", "", "  다라."]
    pieces = [Piece(0, 0, 4), Piece(1, 0, 0), Piece(2, 0, 5)]
    assert divided(pieces, texts, ["가나.", "다라."]) == [pieces[:1], pieces[1:]]
    assert divided(pieces, texts, ["가", "나. 다라."]) == [[Piece(0, 0, 1)], [Piece(0, 1, 4), *pieces[1:]]]


def test_the_key_of_a_text_keeps_what_a_person_sees() -> None:
    assert key(" 가\u200b나\x00 다\n") == "가 나 다"
    assert key("caf\u00e9?", "cp949") == "caf"
