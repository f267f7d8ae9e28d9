"""The check `control`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.control import CHECK

ROWS = r"""
Save | 저장 | -
Move\tdown | 아래로\t이동 | -
저장 | PаyPal | PаyPal
The α particle | α입자 | -
Save | 가 ㅡ 나 | ㅡ
Family | 가족 👨‍👩‍👧 | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


@pytest.mark.parametrize("char", "\x00 \x1b \x7f \u200b \u200e \u202e \u2066 \ufeff \ufffd \ue000 \xad".split(" "))
def test_characters_that_do_not_show(char: str) -> None:
    assert marked(CHECK, "Save the file", f"파일{char} 저장") == [char]
    assert marked(CHECK, f"Save{char} the file", f"파일{char} 저장") == []


def test_mojibake() -> None:
    assert marked(CHECK, "저장", "저장".encode().decode("cp1252", "replace")) != []
