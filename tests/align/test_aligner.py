"""The aligner on vectors that we make: golden pairs and laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.align.topics import Topics
from tm.align import align
from tm.align.aligner import confidence
from tm.align.beads import check_cover, format_bead
from tm.align.search import Step
from tm.encode.nothing import NoEncoder
from tm.model.document import Segment

LETTERS = "abcdefghijklmnop"

CASES = {
    "one to one": (list("abcd"), ["AA", "BB", "CC", "DD"], ["[0]:[0]", "[1]:[1]", "[2]:[2]", "[3]:[3]"]),
    "two Korean for one English": (list("abcde"), ["AA", "BBCC", "DD", "EE"], ["[0]:[0]", "[1,2]:[1]", "[3]:[2]", "[4]:[3]"]),
    "two English for one Korean": (["a", "bc", "d"], ["AA", "BB", "CC", "DD"], ["[0]:[0]", "[1]:[1,2]", "[2]:[3]"]),
    "one without a partner on each side": (list("abxcd"), ["AA", "BB", "CC", "YY", "DD"], None),
    "nothing on a side": ([], ["AA"], ["[]:[0]"]),
    "nothing at all": ([], [], []),
    "empty lines": (["", "a"], ["", "AA"], None),
}


def beads(ko: list[str], en: list[str]) -> list[str]:
    return [format_bead(bead) for bead in align(ko, en, Topics()).beads]


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    ko, en, expected = CASES[case]
    found = beads(ko, en)
    if expected is not None:
        assert found == expected
    check_cover(case, list(align(ko, en, Topics()).beads), len(ko), len(en))


def test_what_has_no_partner_is_alone() -> None:
    ko, en = list("abcdxefgh"), [letter * 2 for letter in "ABCDEFYGH"]
    found = beads(ko, en)
    assert "[4]:[]" in found
    assert "[]:[6]" in found
    assert "[5]:[4]" in found
    assert "[8]:[8]" in found


def test_a_long_run_that_is_missing_is_left_out() -> None:
    ko = list(LETTERS)
    en = [letter.upper() * 2 for letter in (*LETTERS[:4], *LETTERS[12:])]
    found = align(ko, en, Topics()).beads
    assert [bead.ko for bead in found if not bead.en] == [(n,) for n in range(4, 12)]


def test_a_moved_paragraph_is_found_and_marked() -> None:
    ko = list(LETTERS)
    order = LETTERS[:3] + LETTERS[8:] + LETTERS[3:8]
    found = align(ko, [letter.upper() * 2 for letter in order], Topics()).beads
    assert {(bead.ko[0], order[bead.en[0]]) for bead in found} == {(n, letter) for n, letter in enumerate(LETTERS)}
    assert {bead.ko[0] for bead in found if bead.moved} == set(range(3, 8))
    assert [bead.ko for bead in found] == sorted(bead.ko for bead in found)


def test_furniture_is_left_alone() -> None:
    ko, en = list("abc"), ["AA", "BB", "CC", "*Translated by Jane Doe"]
    assert "[]:[3]" in beads(ko, en)


def test_lines_and_segments_give_the_same() -> None:
    ko, en = list("abcd"), ["AA", "BBCC", "DD"]
    assert align(ko, en, Topics()) == align([Segment(t) for t in ko], [Segment(t) for t in en], Topics())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=9), st.lists(st.sampled_from("ABCDEFGH"), max_size=9))
def test_each_segment_is_in_one_bead(ko: list[str], en: list[str]) -> None:
    found = align(ko, en, Topics())
    check_cover("test", list(found.beads), len(ko), len(en))
    assert found == align(ko, en, Topics())
    assert all(0 <= bead.confidence <= 1 and (bead.paired or bead.confidence == 0) for bead in found.beads)


def test_without_an_encoder_numbers_and_latin_words_pair() -> None:
    ko = ["쌀은 1kg에 5200원이다.", "USB를 단속했다.", "석탄 350톤을 실었다.", "2024년 7월의 일이다."]
    en = [
        "Rice cost 5,200 won a kilogram.",
        "They went after USB sticks.",
        "They loaded 350 tons of coal.",
        "It was July 2024.",
    ]
    found = align(ko, en, NoEncoder())
    assert [format_bead(bead) for bead in found.beads] == [f"[{n}]:[{n}]" for n in range(4)]
    assert "encoder:none" in found.signature


def test_confidence_rises_with_the_posterior() -> None:
    steps = [Step(0, range(1), range(1), chance, 5.0) for chance in (0.05, 0.3, 0.6, 0.9, 0.999)]
    found = [confidence(step, moved=False) for step in steps]
    assert found == sorted(found)
    assert found[0] < 0.5 < found[-1]
