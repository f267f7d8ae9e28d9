"""What a person does to an alignment: each operation by example, and the laws under random ones."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.align import editing
from tm.align.draft import EN, KO, Draft, DraftBead, draft_of, rows_of
from tm.align.editing import BEFORE, BEHIND, History
from tm.model.document import Segment
from tm.model.review import Piece, ReviewDocument, ReviewRow

Operation = Callable[[Draft], Draft]


def draft(ko: list[str], en: list[str], *beads: tuple[str, str]) -> Draft:
    """A draft whose beads are written like `("01", "0")`: a digit for each segment."""
    texts = (tuple(ko), tuple(en))

    def pieces(side: int, digits: str) -> tuple[Piece, ...]:
        return tuple(Piece(int(digit), 0, len(texts[side][int(digit)])) for digit in digits)

    return Draft(texts, tuple(DraftBead((pieces(KO, a), pieces(EN, b)), "", 0.9 if a and b else None) for a, b in beads))


def shown(now: Draft) -> list[tuple[str, str]]:
    return [(now.text(at, KO), now.text(at, EN)) for at in range(len(now.beads))]


ARTICLE = draft(
    ["쌀값이 올랐다.", "옥수수는 내렸다.", "단속이 심하다."],
    ["Rice rose; corn fell.", "Checks are strict.", "Translated by Kim."],
    ("0", "0"),
    ("1", ""),
    ("2", "1"),
    ("", "2"),
)
TWO_AND_TWO = draft(["가 나", "다"], ["A.", "B."], ("01", "01"))
EDITED = editing.edit(ARTICLE, 0, EN, "Rice went up.")

CASES: dict[str, tuple[Operation, list[tuple[str, str]]]] = {
    "merge with the bead below": (
        lambda d: editing.merge(d, 0, BEHIND),
        [("쌀값이 올랐다. 옥수수는 내렸다.", "Rice rose; corn fell."), *shown(ARTICLE)[2:]],
    ),
    "merge with the bead above": (
        lambda d: editing.merge(d, 1, BEFORE),
        [("쌀값이 올랐다. 옥수수는 내렸다.", "Rice rose; corn fell."), *shown(ARTICLE)[2:]],
    ),
    "nothing is above the first": (lambda d: editing.merge(d, 0, BEFORE), shown(ARTICLE)),
    "nothing is below the last": (lambda d: editing.merge(d, 3, BEHIND), shown(ARTICLE)),
    "two that stand apart, where the Korean one is": (
        lambda d: editing.join(d, 3, 1),
        [shown(ARTICLE)[0], ("옥수수는 내렸다.", "Translated by Kim."), shown(ARTICLE)[2]],
    ),
    "unpair": (
        lambda d: editing.unpair(d, 0),
        [("쌀값이 올랐다.", ""), ("", "Rice rose; corn fell."), *shown(ARTICLE)[1:]],
    ),
    "what has no partner cannot be unpaired": (lambda d: editing.unpair(d, 1), shown(ARTICLE)),
    "split inside a segment": (
        lambda d: editing.split(d, 0, 3, 10),
        [("쌀값이", "Rice rose;"), ("올랐다.", "corn fell."), *shown(ARTICLE)[1:]],
    ),
    "split one side only": (
        lambda d: editing.split(d, 0, 99, 10),
        [("쌀값이 올랐다.", "Rice rose;"), ("", "corn fell."), *shown(ARTICLE)[1:]],
    ),
    "split at an end is no split": (lambda d: editing.split(d, 0, 0, 0), shown(ARTICLE)),
    "the Korean segment goes to the bead above": (
        lambda d: editing.shift(d, 1, KO, BEFORE),
        [("쌀값이 올랐다. 옥수수는 내렸다.", "Rice rose; corn fell."), *shown(ARTICLE)[2:]],
    ),
    "the English segment goes to the bead below": (
        lambda d: editing.shift(d, 2, EN, BEHIND),
        [*shown(ARTICLE)[:2], ("단속이 심하다.", ""), ("", "Checks are strict. Translated by Kim.")],
    ),
    "there is no English segment to move": (lambda d: editing.shift(d, 1, EN, BEHIND), shown(ARTICLE)),
    "edit": (lambda d: editing.edit(d, 0, EN, "Rice went up."), [("쌀값이 올랐다.", "Rice went up."), *shown(ARTICLE)[1:]]),
    "a text is never made empty": (lambda d: editing.edit(d, 0, EN, ""), shown(ARTICLE)),
    "what is not there cannot be edited": (lambda d: editing.edit(d, 1, EN, "Corn fell."), shown(ARTICLE)),
}


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    operation, expected = CASES[case]
    assert shown(operation(ARTICLE)) == expected


@pytest.mark.parametrize(("ko", "en"), [(3, 2), (4, 3)])
def test_a_split_at_a_border_parts_no_segment(ko: int, en: int) -> None:
    now = editing.split(TWO_AND_TWO, 0, ko, en)
    assert shown(now) == [("가 나", "A."), ("다", "B.")]
    assert [bead.sides for bead in now.beads] == [
        ((Piece(0, 0, 3),), (Piece(0, 0, 2),)),
        ((Piece(1, 0, 1),), (Piece(1, 0, 2),)),
    ]


def test_parts_of_a_segment_become_whole_again() -> None:
    parted = editing.split(ARTICLE, 0, 3, 10)
    assert editing.merge(parted, 0, BEHIND) == ARTICLE
    assert shown(editing.shift(parted, 1, EN, BEFORE))[:2] == [("쌀값이", "Rice rose; corn fell."), ("올랐다.", "")]


def test_approving_a_pair_keeps_it_and_approving_what_is_alone_drops_it() -> None:
    now = editing.approve(editing.approve(ARTICLE, 0), 1)
    assert [bead.status for bead in now.beads] == ["ok", "drop", "", ""]
    assert editing.reopen(editing.reopen(now, 0), 1) == ARTICLE
    assert editing.drop(now, 0).beads[0].status == "drop"
    assert editing.approve(now, 0) is now


def test_what_is_changed_is_not_approved_any_more_and_has_the_lower_confidence() -> None:
    now = editing.approve(editing.approve(ARTICLE, 0), 2)
    merged = editing.join(now, 0, 2).beads[0]
    assert (merged.status, merged.confidence) == ("", 0.9)
    made = editing.join(now, 1, 3).beads[1]
    assert (made.status, made.confidence) == ("", 0.0)
    assert [bead.confidence for bead in editing.unpair(now, 0).beads[:2]] == [None, None]
    assert [bead.status for bead in editing.shift(now, 2, KO, BEFORE).beads] == ["ok", "", "", ""]


def test_an_edited_side_stays_together_and_moves_as_a_whole() -> None:
    assert editing.split(EDITED, 0, 3, 4) is EDITED
    assert editing.shift(EDITED, 0, EN, BEHIND) is EDITED
    assert shown(editing.split(EDITED, 0, 3, 99))[:2] == [("쌀값이", "Rice went up."), ("올랐다.", "")]
    assert shown(editing.split(EDITED, 0, 3, 0))[:2] == [("쌀값이", ""), ("올랐다.", "Rice went up.")]
    assert shown(editing.join(EDITED, 0, 2))[0][EN] == "Rice went up. Checks are strict."
    assert shown(editing.unpair(EDITED, 0))[1] == ("", "Rice went up.")


def test_the_documents_own_text_takes_an_edit_back() -> None:
    assert editing.edit(EDITED, 0, EN, "Rice rose; corn fell.") == ARTICLE


def test_notes_go_along() -> None:
    noted = editing.annotate(editing.annotate(ARTICLE, 0, "확인"), 1, "이상")
    assert editing.merge(noted, 0, BEHIND).beads[0].note == "확인 이상"
    assert [bead.note for bead in editing.split(noted, 0, 3, 10).beads[:2]] == ["확인", ""]
    assert editing.annotate(noted, 0, "").beads[0].note == ""


def test_undo_and_redo_walk_the_steps_and_a_new_one_forgets_what_was_undone() -> None:
    steps = History(ARTICLE)
    assert steps.undo() is steps
    assert steps.then(ARTICLE) is steps
    one = steps.then(editing.approve(ARTICLE, 0))
    two = one.then(editing.unpair(one.now, 0))
    assert two.undo() == History(one.now, one.past, (two.now,))
    assert two.undo().redo() == two
    assert two.undo().then(editing.drop(one.now, 0)).redo().now.beads[0].status == "drop"


def document(now: Draft) -> ReviewDocument:
    ko, en = (tuple(map(Segment, texts)) for texts in now.texts)
    return ReviewDocument(("a.ko", "a.en"), (ko, en), rows_of(now), "tm-align:1")


def test_rows_say_which_segments_and_which_pieces_of_them() -> None:
    now = editing.annotate(editing.edit(editing.split(ARTICLE, 0, 3, 99), 1, KO, "올랐다!"), 3, "확인")
    assert rows_of(now)[:3] == (
        ReviewRow((0,), (0,), "", 0.9, "쌀값이", "Rice rose; corn fell.", "", (Piece(0, 0, 3),), ()),
        ReviewRow((0,), (), "", None, "올랐다!", "", "", (Piece(0, 3, 8),), ()),
        ReviewRow((1,), (), "", None, "옥수수는 내렸다.", ""),
    )
    assert draft_of(document(now)) == now


def test_doubtful_pairs_are_marked_in_their_rows_and_nowhere_else() -> None:
    now = editing.join(ARTICLE, 1, 3)
    assert [row.note for row in rows_of(now)] == ["", "doubtful", ""]
    assert draft_of(document(now)) == now
    assert [row.note for row in rows_of(editing.approve(now, 1))] == ["", "", ""]
    assert [row.note for row in rows_of(editing.annotate(now, 1, "확인"))] == ["", "확인", ""]


def test_white_space_in_a_row_is_no_edit_and_nor_is_an_empty_cell() -> None:
    first, second, *others = rows_of(ARTICLE)
    rows = (replace(first, ko=" 쌀값이  올랐다."), replace(second, ko=""), *others)
    assert draft_of(replace(document(ARTICLE), rows=rows)) == ARTICLE


PLACES, SIDES, WAYS = st.integers(0, 12), st.sampled_from([KO, EN]), st.sampled_from([BEFORE, BEHIND])
OPERATIONS = st.one_of(
    st.tuples(st.sampled_from([editing.approve, editing.drop, editing.reopen, editing.unpair]), PLACES),
    st.tuples(st.just(editing.merge), PLACES, WAYS),
    st.tuples(st.just(editing.join), PLACES, PLACES),
    st.tuples(st.just(editing.shift), PLACES, SIDES, WAYS),
    st.tuples(st.just(editing.split), PLACES, st.integers(-1, 14), st.integers(-1, 14)),
    st.tuples(st.just(editing.edit), PLACES, SIDES, st.sampled_from(["", "고침", "Changed."])),
    st.tuples(st.just(editing.annotate), PLACES, st.sampled_from(["", "확인"])),
)
SHAPES = st.lists(st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2)]), max_size=4)
TEXT = st.text("가나 aB.", max_size=8)


@st.composite
def drafts(make: st.DrawFn) -> Draft:
    """A draft as an aligner makes it: beads of up to two segments a side."""
    shapes = make(SHAPES)
    counts = [itertools.count(), itertools.count()]
    beads = [tuple("".join(str(next(counts[side])) for _ in range(shape[side])) for side in (KO, EN)) for shape in shapes]
    ko, en = ([make(TEXT) for _ in range(next(count))] for count in counts)
    return draft(ko, en, *((ko, en) for ko, en in beads))


def check(now: Draft) -> None:
    """Every code point of every segment is in one bead, in order, and no bead is empty."""
    for side in (KO, EN):
        pieces = sorted(piece for bead in now.beads for piece in bead.sides[side])
        for number, text in enumerate(now.texts[side]):
            mine = [(piece.start, piece.end) for piece in pieces if piece.segment == number]
            assert mine[0][0] == 0
            assert mine[-1][1] == len(text)
            assert all(before[1] == after[0] and after[0] < after[1] for before, after in itertools.pairwise(mine))
        assert len({piece.segment for piece in pieces}) == len(now.texts[side])
    for bead in now.beads:
        assert any(bead.sides)
        assert (bead.confidence is None) is not bead.paired
        assert all(list(pieces) == sorted(pieces) for pieces in bead.sides)
        assert all(edited is None or pieces for edited, pieces in zip(bead.edited, bead.sides, strict=True))


@settings(max_examples=500, deadline=None)
@given(drafts(), st.lists(OPERATIONS, max_size=25))
def test_nothing_of_either_document_is_lost_and_undo_goes_all_the_way_back(first: Draft, operations: list[tuple[Any, ...]]) -> None:
    steps = History(first)
    states = [first]
    for operation, place, *how in operations:
        if place < len(steps.now.beads):
            following = operation(steps.now, place, *how)
            check(following)
            assert draft_of(document(following)) == following
            if following is not steps.now:
                states.append(following)
            steps = steps.then(following)
    for expected in reversed(states):
        assert steps.now == expected
        steps = steps.undo()
    for expected in states:
        assert steps.now == expected
        steps = steps.redo()
