"""What scoring answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """A bound for a score, and whether the score met it."""

    bound: float
    passed: bool


@dataclass(frozen=True, slots=True)
class Score:
    """One metric's value, 0 to 100. Higher is better, but for TER, where lower is (and over 100 is possible)."""

    metric: str
    score: float
    signature: str
    segments: int
    gate: Gate | None = None


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """One segment's score by one metric; `number` is 1-based."""

    number: int
    metric: str
    score: float
    hypothesis: str
    references: tuple[str, ...]
