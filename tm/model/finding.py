"""What validation says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file that other tools may trip over. `line` is 1-based; `message` ends with what to do."""

    level: Level
    rule: str
    message: str
    line: int | None = None
    tuid: str | None = None


@dataclass(frozen=True, slots=True)
class Validation:
    """What `tm validate` found in one file."""

    file: str
    readable: bool
    units: int
    languages: tuple[str, ...]
    version: str | None
    problems: tuple[Problem, ...]
