"""A memory in parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One file that units went to, what they have in common, and how many they are."""

    file: str
    value: str
    units: int
