"""What became of the units of two memories that were merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tm.model.memory import Unit


class Policy(StrEnum):
    """What is done where both sides have changed the same unit."""

    BOTH = "both"
    OURS = "ours"
    THEIRS = "theirs"
    NEWEST = "newest"
    REFUSE = "refuse"


class Fate(StrEnum):
    """What became of one unit of one side."""

    SAME = "same"  # both sides have it; it is written once
    OWN = "own"  # this side added or changed it; it is written as it is here
    OTHER = "other"  # the other side changed it; theirs is written in its place
    COMBINED = "combined"  # each side changed something else of it; one unit with both changes is written
    DELETED = "deleted"  # the other side deleted it
    CONFLICT = "conflict"  # both sides changed it, and not to the same


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit that both sides changed; `None` where a side deleted it. `decided` names the side written, empty for both."""

    ours: Unit | None
    theirs: Unit | None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class MergeSummary:
    """The units of a merge in numbers; `ours` and `theirs` count every unit of their side under its fate."""

    base: int | None
    ours: dict[Fate, int]
    theirs: dict[Fate, int]
    written: int
    conflicts: tuple[Conflict, ...] = field(default=())

    @property
    def unresolved(self) -> int:
        """Conflicts that nobody decided."""
        return sum(not conflict.decided for conflict in self.conflicts)
