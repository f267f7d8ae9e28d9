"""The check `negation`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.negation import CHECK

ROWS = r"""
The file was not saved. | 파일을 저장하지 않았습니다. | -
The file was not saved. | 파일을 저장했습니다. | @
그는 돈을 받지 않았다. | He took the money. | @
그는 가지 않았다. | He refused to go. | -
쌀뿐만 아니라 강냉이도 올랐다. | Corn rose as well. | -
가지 않을 수 없었다. | He had to go. | -
Unable to open | 열 수 없음 | -
Bulgarian | 불가리아어 | -
Don't worry. | 걱정하지 마. | -
Don't worry. | 걱정하지마 | -
Worry. | 걱정하지 마. | @
Do _nothing | 아무것도 안 함(_N) | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
