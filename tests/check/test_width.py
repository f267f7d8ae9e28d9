"""The check `width`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.width import CHECK

ROWS = r"""
ABC 123 | ABC 123 | -
ABC 123 | ＡＢＣ 123 | ＡＢＣ
rice, corn | 쌀、강냉이 | 、
The end. | 끝。 | 。
Replace ！ | ！ 바꾸기 | -
Hangul | ﾡﾢ | ﾡﾢ
10~20 | 10~20 | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


def test_a_full_width_space() -> None:
    assert marked(CHECK, "쌀과 강냉이", "rice\u3000corn") == ["\u3000"]
