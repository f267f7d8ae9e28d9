"""Units that stand more than once in a memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tm.model.memory import Unit


class Keep(StrEnum):
    """Which of several equal units stays."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ALL = "all"
    REFUSE = "refuse"


class Likeness(StrEnum):
    """What a unit has in common with one that stood before."""

    EXACT = "exact"  # all texts and codes, white space and composition of letters aside
    FOLDED = "folded"  # all texts, but for spelling habits: spaces, width, quotes, case, North and South
    CONFLICT = "conflict"  # the source, with another target


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A unit, its number (1-based), the number of the one that it is like, and whether it is removed."""

    unit: Unit
    number: int
    like: int
    likeness: Likeness
    removed: bool
