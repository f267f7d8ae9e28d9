"""The check `whitespace`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.whitespace import CHECK

ROWS = r"""
Name:␣ | 이름:␣ | -
Name:␣ | 이름: | @
␣a | 가 | @
Done.\n | 마쳤습니다. | @
One. Two. | 하나.␣␣둘. | ␣␣
One.␣␣Two. | 하나.␣␣둘. | -
What is it? | 무엇 ? | ␣
rice, corn | 쌀 , 강냉이 | ␣
a\tb | 가 나 | @
a b | 가\t나 | \t
a\nb\nc\nd | 가\n나\n다 | -
a\nb | 가 나 | @
1.5 %x | 1.5 %x | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
