from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.tmx.memory import content, read, written
from tests.formats.tmx.test_carry import faults
from tm.formats.jsonl import unit_json
from tm.formats.tmx.builder import DEEPEST, joined
from tm.model.memory import Content, InlineCode

PH = InlineCode("ph")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], ()),
        (["가"], ("가",)),
        (["가", "나", PH, "다", "라"], ("가나", PH, "다라")),
        ([PH, PH], (PH, PH)),
        (["", PH, ""], (PH,)),
        ([""], ()),
    ],
)
def test_joined(parts: list[str | InlineCode], expected: Content) -> None:
    assert joined(parts) == expected


@pytest.mark.parametrize("name", ["hi", "x", "sub"])
def test_the_deepest_segment_goes_through_everything(tmp_path: Path, name: str) -> None:
    content(tmp_path, f"<{name}>" * DEEPEST + "끝" + f"</{name}>" * DEEPEST)
    (unit,), _ = read(tmp_path, (tmp_path / "memory.tmx").read_bytes())
    data = written(unit)
    assert faults(data) == []
    assert read(tmp_path, data)[0] == [unit]
    assert unit_json(unit)["variants"][0]["text"] == ("" if name == "sub" else "끝")
