"""JSON with a long list in it, written a row at a time, in the bytes that `json.dumps` with an indent of one gives."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

ROWS = "\0rows"
"""Stands in a list of a frame for the rows."""


def framed(frame: Any, rows: Iterable[Any]) -> Iterator[str]:
    """Give the frame, whose list `[ROWS]` holds the rows, piece by piece."""
    before, after = _dumped(frame).split(_dumped(ROWS))
    indent = before[len(before.rstrip()) :]
    lead = before
    for row in rows:
        yield lead + _dumped(row).replace("\n", indent)
        lead = "," + indent
    yield (after if lead is not before else before.rstrip() + after.lstrip()) + "\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
