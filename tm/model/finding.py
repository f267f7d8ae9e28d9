"""What validation and checks say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")
"""The gravest first."""

Side = Literal["source", "target"]


class Spot(NamedTuple):
    """A stretch of one side of a unit, in code points of its plain text, the end not included."""

    side: Side
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a unit. `message` is one line that ends with what to look at or to do.

    `line` (1-based) is where the file has the segment, `column` (1-based, code points) where the spot begins, both where known.
    """

    check: str
    level: Level
    message: str
    source: str
    target: str
    file: str
    line: int | None = None
    tuid: str | None = None
    spot: Spot | None = None
    column: int | None = None


class CheckRow(NamedTuple):
    """A check as lists show it; `target` is the language of the targets that it looks at, empty for both."""

    id: str
    level: Level
    target: str
    on_request: bool
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """A finding that the settings silence: the check, the hash that its finding shows, why, and the last day, if any."""

    check: str
    hash: str
    reason: str
    until: str | None = None


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
