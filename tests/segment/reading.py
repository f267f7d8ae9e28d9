"""Reads the rows of the case files: a text with its boundaries marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_BOUNDARY = re.compile(r"( \| )|(⏎\|)|\|")


def read_row(row: str) -> tuple[str, list[str]]:
    """Return the text of a row without its marks, and the sentences wanted.

    ` | ` is a boundary at a space, `|` one without a space, `⏎|` one at a new line.
    """
    text = _BOUNDARY.sub(lambda mark: " " if mark[1] else "\n" if mark[2] else "", row)
    return text, [piece.strip() for piece in re.split(r"⏎?\|", row)]


def read_rows(name: str) -> list[str]:
    """Return the rows of a file beside this one, without comments."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def inner_ends(text: str, pieces: Iterable[str]) -> set[int]:
    """Return the boundaries within a text, each as the number of characters before it that are no white space."""
    seen, ends = 0, set()
    for piece in pieces:
        seen += len("".join(piece.split()))
        ends.add(seen)
    return ends - {len("".join(text.split()))}
