"""The check `attribution`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.attribution import CHECK

ROWS = r"""
쌀값이 올랐다고 전했다. | Rice rose, the source said. | -
쌀값이 올랐다고 전했다. | Rice rose, the source claimed. | claimed
무죄라고 주장했다. | He claimed to be innocent. | -
무죄라고 주장했다. | He said he was innocent. | said
The ministry stressed that it was ready. | 준비되었다고 밝혔다. | 밝혔다
회의를 소집했다. | They called a meeting. | -
하기로 결정했다. | The court denied it. | -
경고했다. | He warned of it. | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
