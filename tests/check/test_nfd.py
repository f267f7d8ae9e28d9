"""The check `nfd`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import unicodedata

import pytest

from tests.check.seen_by import expected, hints, marked, rows
from tm.check.nfd import CHECK

ROWS = r"""
Save | 저장 | -
카페 | café | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


def test_pieces() -> None:
    pieces = unicodedata.normalize("NFD", "파일")
    assert marked(CHECK, "Delete the file", f"그 {pieces} 삭제") == [pieces]
    assert [hint.level for hint in hints(CHECK, f"{pieces}을 지웠다.", "The file is gone.")] == ["info"]
