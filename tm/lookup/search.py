"""The matches of a query: all units that can be like it, the best looked at first, until no other can be among the best."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from tm.lookup.apart import APART, apart
from tm.lookup.codes import shares_codes
from tm.lookup.layer import Candidate, Layer
from tm.lookup.penalties import Penalties
from tm.lookup.rank import lowered, rank
from tm.lookup.record import Record
from tm.lookup.similarity import MOST_LIKE, key_similarity
from tm.lookup.table import TENTHS
from tm.lookup.wanted import Wanted
from tm.model.match import Difference, Match, MatchKind, Penalty
from tm.model.text import Attrs, Lang
from tm.text.folding import Folding, fold
from tm.text.normalize import tidy

if TYPE_CHECKING:
    from tm.lookup.differences import Comparison

_ORDER = {kind: place for place, kind in enumerate(MatchKind)}
_FUZZY = _ORDER[MatchKind.FUZZY]

Rest = tuple[int, str, str, str, str, str, Attrs]
"""Newest, tuid, then what is left to tell two matches apart: a total order, whatever the layers."""

Place = tuple[int, float, Rest]
"""Kind and rank, lower for better, and what decides between equals."""


class _Found(NamedTuple):
    """A match before it is known to be shown."""

    place: Place
    raw: float
    similarity: float
    kind: MatchKind
    comparison: Comparison
    penalties: tuple[Penalty, ...]
    record: Record
    candidate: Candidate

    def ahead(self, candidate: Candidate, kind: int, rank: float) -> bool:
        """Return whether this is shown before a candidate of that kind at best, with that rank at most."""
        if (kind, -rank) != self.place[:2]:
            return (kind, -rank) > self.place[:2]
        return candidate.layer is self.candidate.layer and candidate.layer.newer(self.candidate.unit, candidate.unit)


def search(
    layers: Sequence[Layer], query: str, source: Lang, target: Lang, wanted: Wanted, penalties: Penalties, folding: Folding
) -> tuple[Match, ...]:
    """Return the matches of a query at or above the threshold, the best first: exactly those that a scan would find."""
    key = fold(query, source, folding)
    if not key:
        return ()
    asked = Query(query, key, source, target, wanted, penalties, folding)
    pool = [candidate for layer in layers for candidate in layer.like(key, source, wanted.least)]
    pool.sort(key=attrgetter("value"), reverse=True)
    best: list[_Found] = []
    for candidate in pool:
        kind, most = (_FUZZY, candidate.value / 10) if candidate.value < TENTHS else asked.likest
        if len(best) == wanted.limit:
            last = best[-1]
            # Nothing that follows is more alike, and rank is never above similarity.
            if (kind, -most) > last.place[:2]:
                break
            if kind == _FUZZY:
                most = asked.most(candidate, last.place[:2])
            if last.ahead(candidate, kind, most):
                continue
        for found in asked.matches(candidate, best, most):
            insort(best, found, key=attrgetter("place"))
            del best[wanted.limit :]
    return tuple(map(asked.shown, best))


class Query:
    """A query, ready to be compared with units."""

    def __init__(
        self, text: str, key: str, source: Lang, target: Lang, wanted: Wanted, penalties: Penalties, folding: Folding
    ) -> None:
        self._text, self._tidied, self._key, self._folding = text, tidy(text), key, folding
        self._source, self._target = source, target
        self._wanted, self._penalties = wanted, penalties
        self._filtered = wanted.filters
        self._likenesses: dict[str, tuple[float, MatchKind]] = {}
        self._comparisons: dict[str, Comparison] = {}
        self._by_codes = source == "ko" and not shares_codes(key)
        self.likest = _ORDER[MatchKind.CONTEXT if wanted.before or wanted.after else MatchKind.EXACT], 100.0
        """The kind and the rank of what cannot be more like the query."""

    def most(self, candidate: Candidate, last: tuple[int, float]) -> float:
        """Return the highest rank that a candidate which is no variant can have, by its key alone, as far as `last` asks."""
        most = candidate.value / 10
        if candidate.row is None or self._source == "ko" or (_FUZZY, -lowered(most, APART)) < last:
            return most
        return lowered(most, APART) if apart(self._key, candidate.layer.english(candidate.row)) else most

    def matches(self, candidate: Candidate, best: Sequence[_Found] = (), most: float = 100.0) -> Iterator[_Found]:
        """Give the matches of a candidate without those that cannot be among the best; no variant, it has that rank at most."""
        record, value = candidate.layer.record(candidate.unit), candidate.value
        sources, targets = record.texts[self._source], record.texts[self._target]
        if not targets or (self._filtered and not self._wanted.admits(record)):
            return
        last = best[-1].place if len(best) == self._wanted.limit else None
        penalties = self._penalties.of(record)
        for text in sources:
            raw, kind = self._likeness(text, value if len(sources) == 1 else TENTHS)
            if kind is MatchKind.EXACT and self._in_context(record):
                kind = MatchKind.CONTEXT
            similarity = max(0.0, round(raw - sum([p.points for p in penalties]), 1)) if penalties else raw
            order, reach = _ORDER[kind], min(similarity, most) if kind is MatchKind.FUZZY else similarity
            if similarity < self._wanted.threshold or (last and (order, -reach) > last[:2]):
                continue
            rests = [_rest(record, text, target) for target in targets]
            # Comparing takes longer than all the rest, and is in vain where even the highest rank would not do.
            if last and (order, -reach, min(rests)) >= last:
                continue
            comparison = self._compared(text)
            ranked = -rank(similarity, comparison)
            for rest in rests:
                if not last or (order, ranked, rest) < last:
                    yield _Found((order, ranked, rest), raw, similarity, kind, comparison, penalties, record, candidate)

    def shown(self, found: _Found) -> Match:
        """Return a match with all that is shown of it."""
        _, ranked, (_, _, _, text, target, *_) = found.place
        record, comparison = found.record, found.comparison
        match = Match(
            text,
            target,
            found.raw,
            found.similarity,
            -ranked,
            found.kind,
            record.file,
            record.tuid,
            record.changed,
            record.note,
            record.props,
            comparison.differences,
            comparison.changes,
            found.penalties,
            translator=record.translator,
        )
        if Difference.NUMBER not in match.differences:
            return match
        from tm.lookup.adapt import adapted

        return adapted(match, self._text, self._source, self._target, self._folding)

    def _likeness(self, text: str, value: int) -> tuple[float, MatchKind]:
        """Return what `similarity` says of a text that reaches `value` tenths at most, and the kind of the match."""
        if value < TENTHS and self._by_codes:
            return min(MOST_LIKE, value / 10), MatchKind.FUZZY
        # Memories often hold a text many times.
        known = self._likenesses.get(text)
        if known is None:
            known = self._likenesses[text] = self._measured(text)
        return known

    def _measured(self, text: str) -> tuple[float, MatchKind]:
        if text == self._text or tidy(text) == self._tidied:
            return 100.0, MatchKind.EXACT
        key = fold(text, self._source, self._folding)
        if key == self._key:
            return 99.0, MatchKind.VARIANT
        return key_similarity(self._key, key, self._source), MatchKind.FUZZY

    def _compared(self, text: str) -> Comparison:
        """Return what differs."""
        from tm.lookup.differences import compare

        if text not in self._comparisons:
            self._comparisons[text] = compare(self._text, text, self._source, self._folding)
        return self._comparisons[text]

    def _in_context(self, record: Record) -> bool:
        """Return whether a neighbour is known on both sides, and each that is agrees."""
        theirs = record.neighbours.get(self._source)
        if not theirs:
            return False
        known = [(a, b) for a, b in zip((self._wanted.before, self._wanted.after), theirs, strict=True) if a and b]
        return bool(known) and all(tidy(a) == tidy(b) for a, b in known)


def _rest(record: Record, text: str, target: str) -> Rest:
    return -record.stamp, record.tuid or "", record.file, text, target, record.note or "", record.props
