"""What lookup answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tm.model.memory import Unit


class MatchKind(StrEnum):
    """How a match agrees with the query; similarity is 100 for `exact`, 99 for `variant`, less for `fuzzy`."""

    EXACT = "exact"
    VARIANT = "variant"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Penalty:
    """Points taken off a similarity, with the reason."""

    reason: str
    points: float


@dataclass(frozen=True, slots=True)
class Match:
    """A unit like the query. `raw`, `similarity` and `rank` are 0 to 100, higher is better.

    `differences` names what differs between query and source; `changed` are the spans of the source that do, in code points.
    """

    source: str
    target: str
    raw: float
    similarity: float
    rank: float
    kind: MatchKind
    unit: Unit
    file: str
    differences: tuple[str, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()
    penalties: tuple[Penalty, ...] = ()
