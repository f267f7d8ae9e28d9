"""The check `bracket`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.bracket import CHECK

ROWS = r"""
Save (Ctrl+S) | 저장(Ctrl+S) | -
Save (Ctrl+S) | 저장(Ctrl+S | (
Save [x] | 저장 [엑스) | )
A (b) c | 가 나) 다 | )
a) one b) two | a) 하나 b) 둘 | -
가) 하나 | a) one | -
See you :) | 또 봐요 :) | -
The interval [0, 1) | 구간 [0, 1) | -
A value (bigger than x) | 값(x보다 큰 수) | -
A (b | 가 (나 | -
%s is gone | %s이(가) 없습니다 | -
He&x: | 16진수(&X): | -
(평양(북부)) | (Pyongyang (north)) | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
