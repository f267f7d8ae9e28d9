"""Find what is like a query by comparing it with every unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tm.lookup.differences import changed_spans, differences
from tm.lookup.similarity import SHORT, key_similarity, tokens
from tm.model.lang import is_lang
from tm.model.match import Match, MatchKind
from tm.model.memory import Unit
from tm.model.text import Lang
from tm.text.folding import fold
from tm.text.normalize import language_of, tidy

KINDS = {MatchKind.EXACT: 0, MatchKind.VARIANT: 1, MatchKind.FUZZY: 2}


@dataclass(frozen=True, slots=True)
class Entry:
    """One source text of a memory, ready to be compared, and all its targets."""

    source: str
    tidied: str
    key: str
    targets: tuple[str, ...]
    unit: Unit
    file: str


def directions(query: str, source: Lang | None = None, target: Lang | None = None) -> list[tuple[Lang, Lang]]:
    """Return the directions to search: as asked for, else as the query's script says; both ways where it says nothing."""
    if source is None and target is not None:
        source = "en" if target == "ko" else "ko"
    source = source or language_of(query)
    if source is None:
        return [("ko", "en"), ("en", "ko")]
    return [(source, "en" if source == "ko" else "ko")]


def entries(units: Iterable[tuple[str, Unit]], source: Lang) -> Iterator[Entry]:
    """Give an entry for each variant in the source language that has a partner in the other one; units come with their file."""
    target: Lang = "en" if source == "ko" else "ko"
    for file, unit in units:
        sources = [v.text for v in unit.variants if is_lang(v.lang, source)]
        targets = tuple(v.text for v in unit.variants if is_lang(v.lang, target))
        if not targets:
            continue
        for text in sources:
            if text.strip():
                yield Entry(text, tidy(text), fold(text, source), targets, unit, file)


def lookup(query: str, memory: Iterable[Entry], lang: Lang, *, threshold: float = 70, limit: int = 5) -> list[Match]:
    """Return the matches of a query at or above the threshold (0 to 100), the best first: by kind, rank, newest, tuid.

    Args:
        query: a text in `lang`.
        memory: entries whose source is in `lang`.
        threshold: of similarity, 0 to 100.
        limit: of matches; applied after ordering.
    """
    tidied, key = tidy(query), fold(query, lang)
    count = len(key) if lang == "ko" else len(tokens(key))
    found: list[Match] = []
    for entry in memory:
        if entry.tidied == tidied:
            raw, kind = 100.0, MatchKind.EXACT
        elif entry.key == key:
            raw, kind = 99.0, MatchKind.VARIANT
        elif threshold > 98.9 or not _may_reach(key, count, entry.key, lang, threshold):
            continue
        else:
            raw, kind = key_similarity(key, entry.key, lang), MatchKind.FUZZY
        if raw >= threshold:
            found += [Match(entry.source, t, raw, raw, raw, kind, entry.unit, entry.file) for t in entry.targets]
    # Sorting keeps the order of equals: the last key counts most.
    found.sort(key=lambda m: m.unit.tuid or "")
    found.sort(key=_changed, reverse=True)
    found.sort(key=lambda m: (KINDS[m.kind], -m.rank))
    return [
        replace(m, differences=tuple(differences(query, m.source, lang)), changed=tuple(changed_spans(query, m.source)))
        for m in found[:limit]
    ]


def _may_reach(key: str, count: int, other: str, lang: Lang, threshold: float) -> bool:
    """Return whether lengths alone allow the threshold: the distance is at least their difference."""
    if lang == "en" and (len(key) <= SHORT or len(other) <= SHORT):
        return True
    size = len(other) if lang == "ko" else len(tokens(other))
    return 100 * min(count, size) >= threshold * max(count, size)


def _changed(match: Match) -> str:
    return match.unit.attr("changedate") or match.unit.attr("creationdate") or ""
