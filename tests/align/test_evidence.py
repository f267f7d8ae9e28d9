"""Known terms and pairs, and what they change."""

from __future__ import annotations

import pytest

from tests.align.topics import Topics
from tm.align import align
from tm.align.evidence import evidence
from tm.model.glossary import Entry
from tm.model.text import Lang

ENTRIES = [
    Entry(("국가보위성", "보위성"), ("Ministry of State Security",), ("MSS",)),
    Entry(("장마당",), ("market", "markets")),
    Entry(("량강도",), ("Ryanggang Province",)),
]


@pytest.mark.parametrize(
    ("text", "lang", "numbers"),
    [
        ("국가보위성이 장마당을 막았다.", "ko", {0, 1}),
        ("양강도 보위성", "ko", {0, 2}),
        ("The MSS closed the market.", "en", {0, 1}),
        ("Supermarketing in Ryanggang Province.", "en", {2}),
        ("아무 말도 없다.", "ko", set()),
    ],
)
def test_terms_are_found_by_any_form(text: str, lang: Lang, numbers: set[int]) -> None:
    assert evidence(ENTRIES).terms_in(text, lang) == numbers


def test_known_pairs_are_found_spelling_habits_aside() -> None:
    known = evidence((), [("로동신문이 보도했다.", "Rodong Sinmun reported."), ("끝.", "The end.")])
    assert known.pairs_of("노동 신문이 보도했다.", "ko") == {0}
    assert known.pairs_of("rodong sinmun reported.", "en") == {0}
    assert known.pairs_of("rodong sinmun said.", "en") == frozenset()


def test_a_known_pair_wins_over_meaning() -> None:
    ko, en = list("abxde"), ["AA", "BB", "QQ", "YY", "DD", "EE"]
    without = align(ko, en, Topics())
    with_it = align(ko, en, Topics(), evidence=evidence((), [("x", "YY")]))
    assert ((2,), (3,)) not in {(bead.ko, bead.en) for bead in without.beads}
    assert ((2,), (3,)) in {(bead.ko, bead.en) for bead in with_it.beads}
    assert without.signature != with_it.signature


def test_a_known_pair_may_be_a_merge() -> None:
    ko, en = ["a", "x", "y", "e"], ["AA", "ZZ", "EE"]
    found = align(ko, en, Topics(), evidence=evidence((), [("x y", "ZZ")]))
    assert ((1, 2), (1,)) in {(bead.ko, bead.en) for bead in found.beads}


def test_nothing_known_changes_nothing() -> None:
    ko, en = list("abcd"), ["AA", "BBCC", "DD"]
    assert align(ko, en, Topics(), evidence=evidence()).beads == align(ko, en, Topics()).beads
