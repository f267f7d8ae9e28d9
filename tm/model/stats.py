"""What a memory holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

BINS = 10
"""Of the histogram of confidence: 0 up to 0.1, … , 0.9 up to 1, which is in the last."""


@dataclass(frozen=True, slots=True)
class LanguageStats:
    """One language code as written: segments, words (cut at spaces), characters without spaces.

    `eojeol` are the words of Korean, by their own name (어절); 0 for other languages.
    """

    lang: str
    segments: int
    words: int
    characters: int
    eojeol: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """How many units have something in common: a year, a creator."""

    name: str
    units: int


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """A memory: `duplicates` are units whose texts all stood before; `conflicts` have a first text that stood with other partners.

    Dates are `YYYYMMDDThhmmssZ`, the earliest and the latest; `None` where no unit has one. `years` are in order, `creators` by
    number. `confidence` counts the units whose aligner was so sure, in `BINS` steps; it is empty where none says.
    """

    file: str
    units: int
    languages: tuple[LanguageStats, ...]
    codes: int
    duplicates: int
    conflicts: int
    first_date: str | None
    last_date: str | None
    years: tuple[Share, ...] = ()
    undated: int = 0
    creators: tuple[Share, ...] = ()
    confidence: tuple[int, ...] = ()
