"""The check `same-as-source`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.same_as_source import CHECK

ROWS = r"""
Save | Save | Save
_File | _File | _File
Open Recent | open recent | open recent
invalid option | invalid option | invalid option
OK | OK | -
GNOME | GNOME | -
Hyesan | Hyesan | -
Visual Studio Code | Visual Studio Code | -
%s: %d | %s: %d | -
3.14 | 3.14 | -
장마당 | 장마당 | 장마당
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
