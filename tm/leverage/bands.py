"""The band of a segment: how near its best match in the memory is."""

from __future__ import annotations

from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.band import LEAST, Band
from tm.model.leverage import SourceSegment
from tm.model.match import MatchKind

LOWEST = min(LEAST.values())
"""The lowest similarity that has a band of its own."""

_STEPS = (LEAST[Band.FROM_75], LOWEST)


def band_of(similarity: float | None, *, in_context: bool = False) -> Band:
    """Return the band of a similarity after penalties, 0 to 100; `None` for no match. Between 99 and 100 it is still under 100."""
    if similarity is None:
        return Band.NONE
    if similarity == 100 and in_context:
        return Band.CONTEXT
    return next((band for band, least in LEAST.items() if similarity >= least), Band.NONE)


def best_band(segment: SourceSegment, memory: Memory) -> Band:
    """Return the best band that any unit of the memory reaches for a segment.

    The highest similarity is asked for first; which unit it is matters only at 100, where neighbours may agree.
    """
    similarity = _nearest(segment, memory)
    in_context = similarity == 100 and (segment.before or segment.after) and _in_context(segment, memory)
    return band_of(similarity, in_context=bool(in_context))


def _nearest(segment: SourceSegment, memory: Memory) -> float | None:
    """Return the highest similarity at or above the lowest band's.

    A lower threshold is asked for only where a higher one finds nothing: each step down costs many times as much.
    """
    tried = (memory.nearest(segment.text, source=segment.lang, wanted=Wanted(least)) for least in _STEPS)
    return next((found for found in tried if found is not None), None)


def _in_context(segment: SourceSegment, memory: Memory) -> bool:
    """Return whether a unit at 100 has the segment's neighbours."""
    wanted = Wanted(100, 1, segment.before, segment.after)
    matches = memory.lookup(segment.text, source=segment.lang, wanted=wanted).matches
    return bool(matches) and matches[0].kind is MatchKind.CONTEXT
