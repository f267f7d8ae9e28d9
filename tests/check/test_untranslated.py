"""The check `untranslated`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.untranslated import CHECK

ROWS = r"""
Open the file | 파일 열기 | -
Open the file | Open the file | Open the file
Could not open | Can not open the file | Can not open the file
GNOME Terminal | GNOME Terminal | -
git commit -m | git commit -m | -
시장이 닫혔다. | 시장이 닫혔다. | 시장이 닫혔다.
시장이 닫혔다. | 시장은 문을 닫았다 today. | 시장은 문을 닫았다 today.
고난의 행군 | the Arduous March (고난의 행군) | -
See “How to use the editor in a team” | “How to use the editor in a team” 참고 | -
Save. The file is kept in the folder. | 저장합니다. The file is kept in the folder. | The file is kept in the folder
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
