"""What concordance answers."""

from __future__ import annotations

from dataclasses import dataclass

from tm.model.hit import Hit, Rendering, Year
from tm.model.text import Lang


@dataclass(frozen=True, slots=True)
class Concordance:
    """Phrases with the places that hold them all. `count` is of all occurrences, also where fewer hits were asked for.

    `renderings` and `years` are empty unless asked for; the earliest year comes first, units without a date last.
    """

    phrases: tuple[str, ...]
    source_lang: Lang
    target_lang: Lang
    count: int
    units: int
    hits: tuple[Hit, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    years: tuple[Year, ...] = ()
