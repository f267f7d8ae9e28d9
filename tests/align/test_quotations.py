"""Where quotations go on from one segment to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.align.quotations import going_on
from tm.model.document import Segment


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["“It rained,” he said.", "“The road is gone.”"], [1, 0]),
        (["“It rained.", "The road is gone,” he said.", "He left."], [1, 0, 0]),
        (["“It rained.", "The river rose.", "The road is gone,” he said."], [1, 1, 0]),
        (["“It rained.", "The road is gone,” he said.", "“We cannot get out.”"], [1, 1, 0]),
        (["He said it rained.", "“The road is gone.”"], [0, 0]),
        (["“It rained,” he said.", "He left.", "“The road is gone.”"], [0, 0, 0]),
        (["“It rained,” he said.", "She said, “The road is gone.”"], [0, 0]),
        (['"It rained," he said.', '"The road is gone."'], [1, 0]),
        (['He sighed, "It rained.', 'The road is gone."'], [1, 0]),
        (['A pipe of 3" was laid.', 'It was 12" long.'], [0, 0]),
        (["“It rained.", "Nobody closed the quotation.", "“The road is gone.”"], [0, 0, 0]),
        (["그는 “비가 왔다.", "길이 끊겼다”고 말했다."], [1, 0]),
        (["그는 “비가 왔다. 길이 끊겼다”고 말했다.", "주민들은 떠났다."], [0, 0]),
        ([""], [0]),
        ([], []),
    ],
)
def test_a_quotation_goes_on_where_its_marks_are_open_or_the_next_begins_with_others(texts: list[str], expected: list[int]) -> None:
    assert going_on([Segment(text) for text in texts]) == expected


def test_no_quotation_goes_on_in_another_paragraph() -> None:
    assert going_on([Segment("“It rained,” he said.", 0), Segment("“The road is gone.”", 1)]) == [False, False]
    assert going_on([Segment("“It rained.", 0), Segment("The road is gone.”", 1)]) == [False, False]


@given(st.lists(st.tuples(st.text('“”" a.', max_size=9), st.integers(0, 1)), max_size=12))
def test_there_is_an_answer_for_each_segment_and_none_goes_on_behind_its_paragraph(rows: list[tuple[str, int]]) -> None:
    segments = [Segment(text, sum(step for _, step in rows[: k + 1])) for k, (text, _) in enumerate(rows)]
    found = going_on(segments)
    assert len(found) == len(segments)
    assert not any(
        goes and segments[k + 1 : k + 2] and segments[k + 1].paragraph != segments[k].paragraph for k, goes in enumerate(found)
    )
    assert not found or not found[-1]
