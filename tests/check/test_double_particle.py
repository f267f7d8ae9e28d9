"""The check `double-particle`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.double_particle import CHECK

ROWS = r"""
x | 책을를 읽는다 | 을를
x | 값은는 올랐다 | 은는
x | 중국으로로 갔다 | 으로로
x | 쌀을 를 팔았다 | 을 를
x | 학교에에 갔다 | 에에
x | 학교에서에 갔다 | 에서에
x | 그에게에 갔다 | 에게에
x | 어린이가 차이가 난다 | -
x | 해상도가 이 작업에 맞지 않다 | -
x | 회의의 의의와 성과와 | -
x | 책을(를) 읽는다 | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
