"""Bead files, and the measures that Vecalign defines."""

from __future__ import annotations

import pytest

from tm.align.beads import check_cover, format_bead, lax, parse_beads, strict
from tm.errors import UnusableInput
from tm.model.alignment import Bead


def test_beads_are_read_as_they_are_written() -> None:
    beads = [Bead((0, 1), (0,)), Bead((2,), ()), Bead((), (1,))]
    assert parse_beads("x", map(format_bead, beads)) == beads


def test_what_follows_a_second_colon_is_ignored() -> None:
    assert parse_beads("x", ["[0, 1]:[2]:0.123", ""]) == [Bead((0, 1), (2,))]


@pytest.mark.parametrize("line", ["0:0", "[a]:[0]", "[0]", "[0]:[0"])
def test_what_is_no_bead_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(UnusableInput, match=r"gold:2.*is no bead"):
        parse_beads("gold", ["[0]:[0]", line])


def test_strict_and_lax() -> None:
    gold = [Bead((0,), (0,)), Bead((1, 2), (1,)), Bead((3,), ())]
    found = [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ()), Bead((3,), ())]
    assert strict([(gold, found)]) == pytest.approx((0.5, 0.5, 0.5))
    assert lax([(gold, found)]) == pytest.approx((0.75, 1.0, 6 / 7))


def test_a_bead_that_stands_twice_and_an_empty_one_count_once_and_not() -> None:
    gold = [Bead((0,), (0,)), Bead((1,), (1,))]
    found = [Bead((0,), (0,)), Bead((0,), (0,)), Bead((), ()), Bead((1,), ())]
    assert strict([(gold, found)]) == pytest.approx((0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    ("beads", "words"),
    [
        ([Bead((0,), (0,))], "Korean segment 1 is missing"),
        ([Bead((0, 1), (0,)), Bead((1,), ())], "Korean segment 1 stands twice"),
        ([Bead((0, 1), (0, 1))], "English segment 1 is not in the document"),
    ],
)
def test_beads_that_do_not_fit_the_document(beads: list[Bead], words: str) -> None:
    with pytest.raises(UnusableInput, match=words):
        check_cover("x.gold", beads, 2, 1)
