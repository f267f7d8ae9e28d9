"""An explanation adds up, and names what else could have been."""

from __future__ import annotations

import pytest

from tests.align.topics import Topics
from tm.align import align
from tm.align.explain import explain
from tm.errors import BadSetting

KO = ["ab", "c", "d", "x", "efg", "h", "i", "j", "k", "l"]
EN = ["AB", "CD", "EFG", "YY", "H", "I", "J", "K", "L"]


@pytest.mark.parametrize("number", range(10))
def test_terms_add_up_to_the_value(number: int) -> None:
    beads = align(KO, EN, Topics()).beads
    found = explain(KO, EN, number, Topics())
    assert (found.won.bead, found.number) == (beads[number], number)
    for one in (found.won, *found.rivals):
        assert sum(added for _, _, added in one.terms) == pytest.approx(one.value)
        assert -1e-9 <= one.chance <= 1 + 1e-9
        assert one.bead.paired or not one.terms


def test_rivals_share_a_segment_and_are_in_order() -> None:
    found = explain(KO, EN, 1, Topics())
    won = found.won.bead
    assert found.rivals
    for rival in found.rivals:
        assert set(rival.bead.ko) & set(won.ko) or set(rival.bead.en) & set(won.en)
        assert (rival.bead.ko, rival.bead.en) != (won.ko, won.en)
    chances = [rival.chance for rival in found.rivals]
    assert chances == sorted(chances, reverse=True)


def test_a_moved_bead_is_explained_where_it_was_found() -> None:
    ko = list("abcdefghijklmnop")
    en = [letter.upper() * 2 for letter in "abcijklmnopdefgh"]
    beads = align(ko, en, Topics()).beads
    number = next(n for n, bead in enumerate(beads) if bead.moved)
    found = explain(ko, en, number, Topics())
    assert found.won.bead == beads[number]
    assert found.won.value > 0


@pytest.mark.parametrize("number", [-1, 99])
def test_a_bead_that_is_not_there(number: int) -> None:
    with pytest.raises(BadSetting, match="give 0 to"):
        explain(KO, EN, number, Topics())


def test_an_empty_document_has_nothing_to_explain() -> None:
    with pytest.raises(BadSetting):
        explain([], [], 0, Topics())
