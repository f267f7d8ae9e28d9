"""Dropped pairs are known again by their texts."""

from __future__ import annotations

from dataclasses import replace

from tm.align.dropped import DROPPED, dropped_in, parted, remembered
from tm.align.review import document_of
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Header, Prop
from tm.model.review import ReviewDocument

SIDES = tuple(Segment(text) for text in ("가.", "나.", "다.")), tuple(Segment(text) for text in ("A.", "B. C."))
BEADS = (Bead((0,), (0,), 0.9), Bead((1, 2), (1,), 0.8))
ALIGNMENT = Alignment(BEADS, "tm-align:1")
DOCUMENT = document_of(("a", "b"), SIDES, ALIGNMENT)


def decided(*statuses: str) -> ReviewDocument:
    rows = (replace(row, status=status) for row, status in zip(DOCUMENT.rows, statuses, strict=True))
    return replace(DOCUMENT, rows=tuple(rows))


def test_segments_of_a_dropped_pair_are_alone() -> None:
    header = remembered(Header(props=(Prop("x-desk", "seoul"),)), [decided("", "drop")])
    found = parted(ALIGNMENT, SIDES, dropped_in(header))
    assert found.beads == (BEADS[0], Bead((1,), ()), Bead((2,), ()), Bead((), (1,)))
    assert header.props[0] == Prop("x-desk", "seoul")


def test_an_approved_pair_is_forgotten_and_others_stay() -> None:
    both = remembered(Header(), [decided("drop", "drop")])
    assert remembered(both, [decided("drop", "")]) == both
    assert remembered(both, [decided("ok", "")]).props == both.props[1:]
    assert [prop.type for prop in both.props] == [DROPPED, DROPPED]


def test_nothing_dropped_nothing_parted() -> None:
    assert parted(ALIGNMENT, SIDES, dropped_in(None)) is ALIGNMENT
