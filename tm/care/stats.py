"""Count what a memory holds."""

from __future__ import annotations

from collections.abc import Iterable

from tm.model.memory import Unit
from tm.model.stats import LanguageStats, MemoryStats
from tm.text.normalize import tidy


def stats(file: str, units: Iterable[Unit]) -> MemoryStats:
    """Return the numbers of one memory; keeps two hashes a unit in mind."""
    count = codes = duplicates = conflicts = 0
    languages: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    seen: set[int] = set()
    first = last = None
    for unit in units:
        count += 1
        texts = []
        for variant in unit.variants:
            row = languages.setdefault(variant.lang, [0, 0, 0])
            words = variant.text.split()
            row[0] += 1
            row[1] += len(words)
            row[2] += sum(map(len, words))
            codes += sum(not isinstance(part, str) for part in variant.content)
            texts.append((variant.lang, tidy(variant.text)))
        whole = hash(tuple(texts))
        if whole in seen:
            duplicates += 1
        elif texts and partners.setdefault(hash(texts[0]), whole) != whole:
            conflicts += 1
        seen.add(whole)
        date = unit.attr("changedate") or unit.attr("creationdate")
        if date:
            first, last = min(first or date, date), max(last or date, date)
    rows = tuple(LanguageStats(lang, *row) for lang, row in languages.items())
    return MemoryStats(file, count, rows, codes, duplicates, conflicts, first, last)
