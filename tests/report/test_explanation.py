"""Explanations for people."""

from __future__ import annotations

import pytest

from tm.align.weights import NONE, USE
from tm.model.alignment import Bead
from tm.model.document import Segment
from tm.model.explanation import Explanation, Weighed
from tm.report.explanation import explained
from tm.report.terminal import cells

SIDES = (
    [Segment("혜산 장마당의 쌀값이 올랐다."), Segment("1kg에 5200원이다.")],
    [Segment("Rice prices rose in Hyesan's market to 5,200 won."), Segment("A source said so.")],
)
WON = Weighed(
    Bead((0, 1), (0,), 0.9, True),
    (("bead type", 1.0, -0.8), ("margin of a merge", 0.3, 3.0), ("numbers shared", 1.0, 1.6)),
    3.8,
    0.91,
)
RIVAL = Weighed(Bead((1,), (0,)), (("bead type", 1.0, -1.0), ("length", 1.1, -0.5), ("numbers shared", 1.0, 1.6)), 0.1, 0.06)


def test_a_table_of_terms() -> None:
    shown = explained(Explanation(4, WON, (RIVAL,), "tm-align:2|encoder:use-m3"), SIDES, 80)
    lines = shown.splitlines()
    assert lines[0] == "A  bead 4: 2-1, segments 0+1 and 0, re-ordered"
    assert "B  instead of it: 1-1, segments 1 and 0" in lines
    assert any(line.split() == ["numbers", "on", "both", "sides", "+1.60", "+1.60"] for line in lines)
    assert any(line.split() == ["lengths", "that", "do", "not", "go", "together", "-0.50"] for line in lines)
    assert any(line.split() == ["value", "+3.80", "+0.10"] for line in lines)
    assert max(map(cells, lines[:-1])) <= 80


@pytest.mark.parametrize("name", sorted({"bead type", *USE.terms, *NONE.terms}))
def test_every_term_of_the_aligner_has_its_row(name: str) -> None:
    shown = explained(Explanation(0, Weighed(Bead((0,), (0,)), ((name, 1.0, 2.25),), 3.5, 0.9), (), "tm-align:4"), SIDES, 80)
    assert any(line.endswith("+2.25") for line in shown.splitlines())


def test_a_segment_alone_without_rivals() -> None:
    alone = Weighed(Bead((), (1,)), (), 0.0, 1.0)
    shown = explained(Explanation(1, alone, (), "tm-align:2|encoder:none"), SIDES, 60)
    assert "without a partner" in shown
    assert "(nothing)" in shown
    assert "Nothing else could have taken its segments." in shown
