"""The check `repeated-word`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.repeated_word import CHECK

ROWS = r"""
시장에 갔다. | He went to the the market. | the the
시장에 갔다. | He went to The the market. | The the
그는 있었다. | He had had that that way. | -
바쁘다. | Very very busy. | -
노래를 들었다. | They heard Duran Duran. | -
He read the book. | 그는 책을 책을 읽었다. | 책을 책을
He read the book. | 그는 책 을 을 읽었다. | 을 을
He walked on. | 그는 걷고 걷고 또 걸었다. | -
Little by little | 차츰 차츰 | -
It melted slowly | 차츰차츰 차츰차츰 녹았다 | -
He came. | 그는 그는 왔다. | 그는 그는
The meeting was held. | 회의 회의가 열렸다. | -
The meeting was held. | 어제 총회 총회 뒤 돌아갔다. | 총회 총회
no no | 아니 아니 | -
the {x} {x} | {x} {x} 것 | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
