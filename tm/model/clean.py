"""What cleaning did with the units of a memory."""

from __future__ import annotations

from dataclasses import dataclass

from tm.model.memory import Unit


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of cleaning: what it finds, and whether it repairs a unit instead of removing it."""

    name: str
    what: str
    repairs: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One unit: as it was, as it is kept (`None`: removed), the rule that removed it and why, the rules that repaired it."""

    number: int
    before: Unit
    after: Unit | None
    rule: str = ""
    reason: str = ""
    repairs: tuple[str, ...] = ()
