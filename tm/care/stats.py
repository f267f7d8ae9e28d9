"""Count what a memory holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tm.model.lang import is_lang
from tm.model.memory import Unit, Variant
from tm.model.stats import BINS, LanguageStats, MemoryStats, Share
from tm.text.counting import count
from tm.text.normalize import tidy

_PEOPLE = ("creationid", "changeid")


@dataclass(slots=True)
class _Count:
    """The numbers so far; two hashes a unit are kept."""

    units: int = 0
    codes: int = 0
    duplicates: int = 0
    conflicts: int = 0
    languages: dict[str, list[int]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    years: Counter[str] = field(default_factory=Counter)
    creators: Counter[str] = field(default_factory=Counter)
    confidence: Counter[int] = field(default_factory=Counter)
    _seen: set[int] = field(default_factory=set)
    _partners: dict[int, int] = field(default_factory=dict)

    def add(self, unit: Unit) -> None:
        """Count one more unit."""
        self.units += 1
        texts = [(variant.lang, self._variant(variant)) for variant in unit.variants]
        whole = hash(tuple(texts))
        if whole in self._seen:
            self.duplicates += 1
        elif texts and self._partners.setdefault(hash(texts[0]), whole) != whole:
            self.conflicts += 1
        self._seen.add(whole)
        self._date(unit.attr("changedate") or unit.attr("creationdate"))
        who = next(filter(None, map(unit.attr, _PEOPLE)), None)
        if who:
            self.creators[who] += 1
        self._confidence(unit.prop("x-tm-confidence"))

    def _variant(self, variant: Variant) -> str:
        row = self.languages.setdefault(variant.lang, [0, 0, 0])
        text = variant.text
        found = count(text)
        row[0] += 1
        row[1] += found.words
        row[2] += found.characters
        if len(variant.content) != 1 or not isinstance(variant.content[0], str):
            self.codes += sum(not isinstance(part, str) for part in variant.content)
        return tidy(text)

    def _date(self, date: str | None) -> None:
        if date:
            first, last = (self.dates[0], self.dates[-1]) if self.dates else (date, date)
            self.dates = [min(first, date), max(last, date)]
        year = date[:4] if date else ""
        self.years[year if year.isdecimal() and len(year) == 4 else ""] += 1

    def _confidence(self, stated: str | None) -> None:
        try:
            if stated is not None and 0 <= (value := float(stated)) <= 1:
                self.confidence[min(BINS - 1, int(value * BINS + 1e-9))] += 1
        except ValueError:
            return


def stats(file: str, units: Iterable[Unit]) -> MemoryStats:
    """Return the numbers of one memory; keeps two hashes a unit in mind."""
    count = _Count()
    for unit in units:
        count.add(unit)
    return MemoryStats(
        file,
        count.units,
        tuple(_language(lang, *row) for lang, row in count.languages.items()),
        count.codes,
        count.duplicates,
        count.conflicts,
        count.dates[0] if count.dates else None,
        count.dates[-1] if count.dates else None,
        tuple(Share(year, units) for year, units in sorted(count.years.items()) if year),
        count.years[""],
        tuple(Share(name, units) for name, units in sorted(count.creators.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(count.confidence[n] for n in range(BINS)) if count.confidence else (),
    )


def _language(lang: str, segments: int, words: int, characters: int) -> LanguageStats:
    return LanguageStats(lang, segments, words, characters, words if is_lang(lang, "ko") else 0)
