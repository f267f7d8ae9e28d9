"""Why a bead is as it is: what spoke for it, and what would have taken its segments otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from tm.model.alignment import Bead


@dataclass(frozen=True, slots=True)
class Weighed:
    """A bead with its terms.

    Attributes:
        bead: Korean and English segments.
        terms: name, the fact measured, and what it adds to the value; the third ones add up to `value`.
        value: log-odds against leaving its segments alone; 0 for a segment without a partner.
        chance: its posterior, 0 to 1, among all alignments of what is around it.
    """

    bead: Bead
    terms: tuple[tuple[str, float, float], ...]
    value: float
    chance: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Bead `number` (0-based) of an alignment, and those that would have taken its segments instead, the likeliest first."""

    number: int
    won: Weighed
    rivals: tuple[Weighed, ...]
    signature: str
