"""Markdown in which texts stand for themselves."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tm.model.finding import Finding
from tm.report.markdown import escaped, findings_list, table


def test_a_table() -> None:
    assert table(["문서", "score"], [["a|b.md", "61.20"], ["line\nbreak", "7"]], 1) == (
        "| 문서 | score |\n| --- | ---: |\n| a\\|b.md | 61.20 |\n| line break | 7 |\n"
    )


def test_findings() -> None:
    one = Finding("number", "error", "6,200 against 62,000", "쌀 *6200*원", "<b>62,000</b> won", "a_b.tmx", 12, "u1")
    assert findings_list([one]) == (
        "- **error** a\\_b.tmx:12 (tuid u1): 6,200 against 62,000 (number)\n  - 쌀 \\*6200\\*원\n  - \\<b\\>62,000\\</b\\> won\n"
    )
    assert findings_list([Finding("x", "info", "m", "", "", "a")]) == "- **info** a: m (x)\n"


@given(st.text())
def test_no_text_leaves_its_cell(text: str) -> None:
    cell = escaped(text)
    assert "\n" not in cell
    assert not re.search(r"(?<!\\)(?:\\\\)*[|<>`*_]", cell)
