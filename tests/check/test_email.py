"""The check `email`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.email import CHECK

ROWS = r"""
Write to help@a.example. | help@a.example로 보내십시오. | -
Write to help@a.example. | help@a.exmple로 보내십시오. | help@a.exmple
Write to help@a.example. | 편지를 보내십시오. | help@a.example
Write to Help@a.example. | help@a.example로 보내십시오. | -
제보를 기다립니다. | Write to tips@a.example. | tips@a.example
translator-credits | 김하늘 <haneul@a.example> | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
