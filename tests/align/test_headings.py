"""Segments that end without a mark."""

from __future__ import annotations

import pytest

from tm.align.headings import unmarked


def test_a_heading_among_sentences() -> None:
    texts = ["설치 안내", *["파일을 엽니다."] * 16, "준비", '그는 "끝났다."', "Press (here.)"]
    assert [n for n, weight in enumerate(unmarked(texts)) if weight] == [0, 17]


@pytest.mark.parametrize(("bare", "marked", "weight"), [(1, 30, 0.0), (3, 30, 0.494), (5, 30, 1.0), (30, 5, 1.0), (50, 5, 0.0)])
def test_it_says_nothing_where_it_is_rare_or_the_rule(bare: int, marked: int, weight: float) -> None:
    assert unmarked(["제목"] * bare + ["끝이다."] * marked)[0] == pytest.approx(weight, abs=0.001)
    assert unmarked([]) == []
