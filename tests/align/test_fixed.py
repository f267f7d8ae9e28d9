from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.align.beads import check_cover, format_bead
from tm.align.fixed import find_held, hold, left_alone
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Prop, Unit, Variant

KO = ["쌀값이 올랐다.", "주민들은 걱정이 많다.", "당국은 아무 말이 없다.", "시장은 조용하다.", "그래도 장사는 계속된다."]
EN = [
    "Rice prices rose.",
    "Residents are worried.",
    "The authorities say nothing.",
    "The market is quiet.",
    "Trade goes on all the same.",
]


def unit(ko: str, en: str, place: int = 0) -> Unit:
    props = tuple(Prop(f"x-tm-seg-{lang}", str(place)) for lang in ("ko", "en"))
    return Unit("1", (Variant("ko", (ko,)), Variant("en", (en,))), props=(*props, Prop("x-tm-reviewed", "yes")))


def beads(*rows: tuple[tuple[int, ...], tuple[int, ...]]) -> Alignment:
    return Alignment(tuple(Bead(ko, en, 0.5 if ko and en else 0.0) for ko, en in rows), "test")


def segments(texts: list[str]) -> list[Segment]:
    return [Segment(text, number // 2) for number, text in enumerate(texts)]


SIDES = segments(KO), segments(EN)


@pytest.mark.parametrize(
    ("ko", "en", "bead"),
    [
        (KO[2], EN[2], "[2]:[2]"),
        (KO[2].replace(" ", "  "), EN[2], "[2]:[2]"),
        (f"{KO[1]} {KO[2]}", EN[1], "[1,2]:[1]"),
        # Edited by the reviewer.
        (KO[2], "The authorities have said nothing.", "[2]:[2]"),
        # Half of a segment that was split.
        (KO[2], "authorities say nothing.", "[2]:[2]"),
    ],
)
def test_where_reviewed_texts_stand(ko: str, en: str, bead: str) -> None:
    (held,), lost = find_held([unit(ko, en, 2)], SIDES)
    assert format_bead(held.bead) == bead
    assert lost == []
    (kept,) = held.units
    assert (kept.variants[0].text, kept.variants[1].text) == (ko, en)
    assert kept.prop("x-tm-seg-ko") == ",".join(map(str, held.bead.ko))
    assert kept.prop("x-tm-par-en") == str(held.bead.en[0] // 2)
    assert kept.prop("x-tm-reviewed") == "yes"


def test_what_is_gone_is_lost() -> None:
    gone = unit("전혀 다른 문장이 여기 있었다.", EN[0])
    held, lost = find_held([gone, unit(KO[0], EN[0])], SIDES)
    assert lost == [gone]
    assert [format_bead(one.bead) for one in held] == ["[0]:[0]"]


def test_in_documents_that_are_as_they_were_the_named_segments_count() -> None:
    edited = unit("사람이 전혀 다르게 쓴 문장이다.", "What a person wrote has nothing of the old sentence.", 3)
    (held,), lost = find_held([edited], SIDES, unmoved=lambda one: True)
    assert (format_bead(held.bead), lost) == ("[3]:[3]", [])
    beyond = unit("사람이 전혀 다르게 쓴 문장이다.", EN[0], 9)
    assert find_held([beyond], SIDES, unmoved=lambda one: True) == ([], [beyond])


def test_of_equal_texts_the_nearest_is_meant() -> None:
    sides = segments([*KO, KO[0]]), segments([*EN, EN[0]])
    (held,), _ = find_held([unit(KO[0], EN[0], 5)], sides)
    assert format_bead(held.bead) == "[5]:[5]"


def test_units_that_share_a_segment_hold_one_bead() -> None:
    sides = segments(["쌀값이 올랐고 주민들은 걱정이 많다."]), segments(["Rice prices rose.", "Residents are worried."])
    (held,), lost = find_held([unit("쌀값이 올랐고 주민들은", EN[0]), unit("쌀값이 올랐고 주민들은 걱정이", EN[1])], sides)
    assert (format_bead(held.bead), len(held.units), lost) == ("[0]:[0,1]", 2, [])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (beads(((0,), (0,)), ((1,), (1,)), ((2,), (2,))), ["[0]:[0]", "[1]:[1]", "[2]:[2]"]),
        (beads(((0,), (0,)), ((1, 2), (1, 2))), ["[0]:[0]", "[1]:[1]", "[2]:[2]"]),
        (beads(((0,), (0,)), ((1, 2), (1,)), ((), (2,))), ["[0]:[0]", "[1]:[1]", "[]:[2]", "[2]:[]"]),
        (beads(((0,), (1,)), ((1,), (0,)), ((2,), (2,))), ["[]:[0]", "[0]:[]", "[1]:[1]", "[2]:[2]"]),
        (beads(((0, 1, 2), (0, 1, 2))), ["[]:[0]", "[0]:[]", "[1]:[1]", "[]:[2]", "[2]:[]"]),
    ],
)
def test_reviewed_beads_win(found: Alignment, expected: list[str]) -> None:
    held, _ = find_held([unit(KO[1], EN[1], 1)], (segments(KO[:3]), segments(EN[:3])))
    assert [format_bead(bead) for bead in hold(found, held).beads] == expected


SIZES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=8)


def running(sizes: list[tuple[int, int]]) -> Alignment:
    rows, i, j = [], 0, 0
    for p, q in sizes:
        if p or q:
            rows.append((tuple(range(i, i + p)), tuple(range(j, j + q))))
        i, j = i + p, j + q
    return beads(*rows)


@given(SIZES, SIZES)
def test_no_segment_is_lost_or_doubled(sizes: list[tuple[int, int]], reviewed: list[tuple[int, int]]) -> None:
    alignment = running(sizes)
    n, m = (sum(column) for column in zip(*sizes, strict=True))
    sides = segments([f"{k}번째 문장이다." for k in range(n)]), segments([f"This is sentence {k}." for k in range(m)])
    texts = [
        unit(" ".join(sides[0][k].text for k in bead.ko), " ".join(sides[1][k].text for k in bead.en), bead.ko[0])
        for bead in running(reviewed).beads
        if bead.paired and bead.ko[-1] < n and bead.en[-1] < m
    ]
    held, lost = find_held(texts, sides)
    result = hold(alignment, held)
    check_cover("test", list(result.beads), n, m)
    assert lost == []
    assert {one.bead for one in held} <= set(result.beads)


def test_doubtful_pairs_are_left_alone() -> None:
    alignment = Alignment((Bead((0, 1), (0,), 0.4), Bead((2,), (1,), 0.9), Bead((), (2,))), "test")
    assert [format_bead(b) for b in left_alone(alignment, 0.5).beads] == ["[0]:[]", "[1]:[]", "[]:[0]", "[2]:[1]", "[]:[2]"]
    assert left_alone(alignment, 0.0) == alignment
