"""The check `length`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.length import CHECK

ROWS = r"""
Save | 다른 이름으로 저장 | -
경비대가 마을을 봉쇄하고 집집마다 수색한 뒤 주민 열두 명을 끌고 갔다. | The guards came. | @
The guards sealed off the village, searched every house and took twelve residents away. | 경비대가 옴. | @
Open the file | 파일을 열려면 먼저 왼쪽 목록에서 폴더를 고르고 그 안의 파일을 두 번 누르십시오 | @
hundreds of millions of won | 수억 원 | -
https://a.example/a/very/long/path/to/somewhere/else?with=query | 주소 https://a.example/ | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
