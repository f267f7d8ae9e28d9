"""What a memory holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageStats:
    """One language code as written: segments, words (어절 for Korean, both cut at spaces), characters without spaces."""

    lang: str
    segments: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """A memory: `duplicates` are units whose texts all stood before; `conflicts` have a first text that stood with other partners.

    Dates are `YYYYMMDDThhmmssZ`, the earliest and the latest; `None` where no unit has one.
    """

    file: str
    units: int
    languages: tuple[LanguageStats, ...]
    codes: int
    duplicates: int
    conflicts: int
    first_date: str | None
    last_date: str | None
