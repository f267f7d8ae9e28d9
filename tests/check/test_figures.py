"""Right pairs of many kinds of text, on which the checks of figures are silent, and a slip in each, which one of them finds.

News, finance, sport, law, science, weather, programs, school, prices, measures old and new; both directions.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.told import both_ways

SILENT = {()}
ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "figures.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]  # fmt: skip


@pytest.mark.parametrize(("korean", "english"), [row[:2] for row in ROWS])
def test_what_is_right_is_let_be(korean: str, english: str) -> None:
    assert both_ways(korean, english) == SILENT


@pytest.mark.parametrize(
    ("korean", "english"),
    [(ko, wrong) for ko, _, _, wrong in ROWS if wrong] + [(wrong, en) for _, en, wrong, _ in ROWS if wrong],
)
def test_a_slip_is_found_from_either_side(korean: str, english: str) -> None:
    assert () not in both_ways(korean, english)
