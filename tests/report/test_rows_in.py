"""JSON written a row at a time: the bytes of `json.dumps`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tm.report.rows_in import ROWS, framed

ROW = {"text": '쌀 "1kg"\n값', "spot": None, "of": [1, {}], "none": []}


@pytest.mark.parametrize("rows", [[], [ROW], [ROW, {}, "x", 3]])
@pytest.mark.parametrize("depth", [0, 2])
def test_the_bytes_are_those_of_the_whole(rows: list[Any], depth: int) -> None:
    def frame(inside: list[Any]) -> Any:
        out: Any = {"before": 1, "rows": inside, "units": 3}
        return out if not depth else {"runs": [out], "last": ""}

    assert "".join(framed(frame([ROWS]), rows)) == json.dumps(frame(rows), ensure_ascii=False, indent=1) + "\n"
