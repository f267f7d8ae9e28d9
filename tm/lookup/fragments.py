"""Parts of a query that the memory holds, where nothing holds the whole: the longest first, each with how it was put."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from tm.lookup.hits import hits
from tm.lookup.layer import Layer, about
from tm.lookup.renderings import STOP, renderings
from tm.lookup.wanted import Wanted
from tm.model.hit import Hit
from tm.model.match import Match, MatchKind, Span
from tm.model.text import Lang
from tm.text.endings import stems
from tm.text.folding import Folding
from tm.text.particles import bare
from tm.text.phrases import Phrase

_WORD = re.compile(r"\S+")
_EDGES = "“”‘’\"'《》〈〉「」『』()[]{}…·.,!?;:"
_CLOSING = re.compile(r"(?<=.)[”’》〉」』)\]\"']")
_LEAST = {"ko": 2, "en": 4}
"""Letters that a word by itself must have."""
_AUXILIARY = frozenset(unicodedata.normalize("NFD", "있 없 않 못하 하 되 아니 말 같").split())
"""Stems, in jamo, that say nothing by themselves, whatever their ending."""
_MOST_HITS = 100
"""Units from which the rendering is worked out."""
_LEAST_RENDERED, _LEAST_SHARE = 3, 1 / 3
"""Units that a rendering must be in, and what share of those with the stretch: in fewer, half of what is found is wrong.

For several words two units will do where there are no more."""


def fragments(
    layers: Sequence[Layer], query: str, source: Lang, target: Lang, wanted: Wanted, folding: Folding
) -> tuple[Match, ...]:
    """Return matches of the kind `fragment`, which have no similarity, as many as are wanted at most."""
    memory = _Memory(layers, source, target, wanted, folding)
    taken: list[Span] = []
    for stretch in sorted(_stretches(query, memory), key=lambda span: (span[0] - span[1], span[0])):
        if all(stretch[1] <= start or end <= stretch[0] for start, end in taken):
            taken.append(stretch)
    return tuple(memory.fragment(query, span) for span in taken[: wanted.limit])


def _stretches(query: str, memory: _Memory) -> list[Span]:
    """Return the stretches of whole words that the memory holds and that are part of no longer one."""
    words = [found.span() for found in _WORD.finditer(query)]
    found: list[Span] = []
    last = 0
    for first in range(len(words)):
        last = max(last, first)
        # What was held from the word before on is held without that word too, but for spaces in odd places.
        held = memory.held(query, words[first][0], words[last - 1][1]) if last > first else None
        last = last if held else first
        while last < len(words) and (longer := memory.held(query, words[first][0], words[last][1])):
            held, last = longer, last + 1
        if held and (not found or held[1] > found[-1][1]) and memory.says_something(query[held[0] : held[1]]):
            found.append(held)
    return found


def _trimmed(query: str, start: int, end: int) -> Span:
    """Return a stretch without the signs around it."""
    text = query[start:end]
    return start + len(text) - len(text.lstrip(_EDGES)), end - len(text) + len(text.rstrip(_EDGES))


class _Memory:
    """What is asked of the layers here."""

    def __init__(self, layers: Sequence[Layer], source: Lang, target: Lang, wanted: Wanted, folding: Folding) -> None:
        self._layers, self._source, self._target, self._wanted, self._folding = layers, source, target, wanted, folding

    def says_something(self, text: str) -> bool:
        """Return whether one of the words says something by itself."""
        return any(self._is_word(word.strip(_EDGES)) for word in text.split())

    def _is_word(self, text: str) -> bool:
        if text.lower() in STOP or sum(c.isalpha() for c in text) < _LEAST[self._source]:
            return False
        return self._source == "en" or _AUXILIARY.isdisjoint(stems(text))

    def held(self, query: str, start: int, end: int) -> Span | None:
        """Return the stretch, if need be without its last word's particle or what follows a closing sign, where a unit holds it."""
        start, end = _trimmed(query, start, end)
        if start >= end:
            return None
        ends = [end]
        if self._source == "ko":
            word = query[start:end].split()[-1]
            ends.append(end - len(word) + len(bare(word)))
            if closing := _CLOSING.search(word):
                ends.append(end - len(word) + closing.start())
        for stop in dict.fromkeys(ends):
            if next(self._hits(query[start:stop]), None):
                return start, stop
        return None

    def _hits(self, text: str) -> Iterator[Hit]:
        """Give a hit in each unit that holds a text on the side of the query and has another side, as they are found."""
        phrase = Phrase.of(text, self._folding)
        for layer in self._layers:
            for unit in layer.holding(phrase, self._source):
                record = layer.record(unit)
                hit = next(hits(phrase, record, self._source, self._source), None)
                if hit and hit.target and self._wanted.admits(record):
                    yield hit

    def fragment(self, query: str, span: Span) -> Match:
        """Return the newest of the units that hold a stretch, one with the usual rendering if there is any."""
        held = sorted(islice(self._hits(query[span[0] : span[1]]), _MOST_HITS), key=lambda hit: hit.changed or "", reverse=True)
        best, place = held[0], None
        total = sum(layer.living for layer in self._layers)
        several = " " in query[span[0] : span[1]].strip()
        for rendering in renderings([hit.target for hit in held], self._target, total, self._elsewhere, most=1).found:
            enough = _LEAST_RENDERED <= rendering.units >= _LEAST_SHARE * len(held)
            if not (enough or (several and rendering.units == len(held))):
                break
            phrase = Phrase.of(rendering.text, self._folding)
            for hit in held:
                if place := next(phrase.spans(hit.target, self._target), None):
                    best = hit
                    break
        return Match(
            best.source,
            best.target,
            0.0,
            0.0,
            0.0,
            MatchKind.FRAGMENT,
            best.file,
            best.tuid,
            best.changed,
            best.note,
            best.props,
            covers=span,
            rendering=place,
        )

    def _elsewhere(self, text: str) -> int:
        return about(self._layers, text, self._target, self._folding)
