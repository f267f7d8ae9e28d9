"""Targets in Markdown and plain text: all else stays."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tm.cli.leveraging import segments_of_file
from tm.leverage.texts import fill_text
from tm.model.filled import Filled

PAGE = """---
title: 쌀값이 올랐다.
---

# 쌀값이 올랐다.

<!-- 쌀값이 올랐다. -->
> 쌀값이
> 올랐다. **경비**도 강화됐다.

```
쌀값이 올랐다.
```

- [ ] 쌀값이 올랐다.

| 이름 | 값 |
| --- | --- |
| 쌀 | 쌀값이 올랐다. |
"""


def fill(path: Path, targets: dict[str, Filled], *, markdown: bool = True) -> tuple[bytes, list[str]]:
    segments = segments_of_file(str(path), "ko")
    out = io.BytesIO()
    by_place = {one.place: targets[one.text] for one in segments if one.text in targets}
    said = fill_text(str(path), out, segments, by_place, markdown=markdown)
    return out.getvalue(), said


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_occurrence_in_the_text_and_nothing_else(tmp_path: Path, end: str) -> None:
    path = tmp_path / "글.md"
    path.write_bytes(PAGE.replace("\n", end).encode())
    data, said = fill(path, {"쌀값이 올랐다.": Filled(("Rice rose | fast.",), "final")})
    page = data.decode().replace("\r\n", "\n")
    assert said == []
    assert page == PAGE.replace("# 쌀값이 올랐다.", "# Rice rose | fast.").replace(
        "> 쌀값이\n> 올랐다. **", "> Rice rose | fast. **"
    ).replace("- [ ] 쌀값이 올랐다.", "- [ ] Rice rose | fast.").replace("| 쌀값이 올랐다. |", "| Rice rose \\| fast. |")


def test_what_needs_review_is_marked_in_markdown_and_left_out_of_text(tmp_path: Path) -> None:
    targets = {"쌀값이 올랐다.": Filled(("Rice rose.",), "needs-review", 87.5)}
    page, text = tmp_path / "a.md", tmp_path / "a.txt"
    for path in (page, text):
        path.write_text("쌀값이 올랐다. 경비도 강화됐다.\n", "utf-8")
    assert fill(page, targets)[0].decode() == "Rice rose. <!-- tm: 87.5 needs review --> 경비도 강화됐다.\n"
    data, said = fill(text, targets, markdown=False)
    assert data == text.read_bytes()
    assert "1 match" in said[0]


@pytest.mark.parametrize(
    ("target", "written"),
    [("1. Rice rose.", "1\\. Rice rose."), ("- Rice", "\\- Rice"), ("# 1 rice", "\\# 1 rice"), ("1.5 tons", "1.5 tons")],
)
def test_a_target_makes_no_list_or_heading(tmp_path: Path, target: str, written: str) -> None:
    path = tmp_path / "a.md"
    path.write_text("쌀값이 올랐다. 경비도 강화됐다.\n", "utf-8")
    assert fill(path, {"쌀값이 올랐다.": Filled((target,), "final")})[0].decode() == f"{written} 경비도 강화됐다.\n"
    assert fill(path, {"경비도 강화됐다.": Filled((target,), "final")})[0].decode() == f"쌀값이 올랐다. {target}\n"


LINES = st.sampled_from(
    ["쌀값이 올랐다.", "경비도\u00a0강화됐다. 끝.", "- 값 * 2", "", "# 제목", "| 가 | 나 |", "`x` 값", "1. 하나", "[창](a.md) 열기"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12).filter(any))
def test_a_segment_put_in_its_own_place_changes_no_word(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\n".join(lines).encode())
    segments = segments_of_file(str(path), "ko")
    out = io.BytesIO()
    said = fill_text(str(path), out, segments, {one.place: Filled((one.text,), "final") for one in segments}, markdown=True)
    assert said == []
    assert out.getvalue().decode().split() == path.read_text("utf-8").split()
