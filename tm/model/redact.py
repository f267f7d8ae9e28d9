"""What was taken out of a memory before it left the building."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedactSummary:
    """Units read, and left out: marked ones, those that repeat a marked one, those that held something; and what was replaced.

    `replaced` counts stretches of text by kind; `facts` are properties and notes left out, as they repeat a unit left out.
    """

    units: int
    marked: int
    repeating: int
    holding: int
    facts: int
    replaced: dict[str, int]

    @property
    def written(self) -> int:
        """Units that are left."""
        return self.units - self.marked - self.repeating - self.holding
