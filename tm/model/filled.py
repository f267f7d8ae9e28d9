"""What is to be put into a file's empty targets, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tm.model.memory import Content

FillState = Literal["translated", "needs-review", "final"]


@dataclass(frozen=True, slots=True)
class Filled:
    """A target for one segment.

    `score` is the match's similarity, 0 to 100, where it came from a memory; `origin` says where, such as the memory's file name;
    `previous` is the source that it was a translation of, where that is another one.
    """

    content: Content
    state: FillState = "translated"
    score: float | None = None
    origin: str = ""
    previous: str = ""
