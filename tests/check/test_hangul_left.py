"""The check `hangul-left`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.hangul_left import CHECK

ROWS = r"""
장마당이 닫혔다. | The 장마당 was closed. | 장마당
장마당이 닫혔다. | The jangmadang (장마당) was closed. | -
장마당이 닫혔다. | The “장마당” was closed. | -
장마당이 닫혔다. | The 장마당 (market) was closed. | -
장마당이 닫혔다. | 장마당이 닫혔다. | -
장마당이 닫혔다. | The market 이 was closed. | 이
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
