"""A segment × a memory → what is filled in, and how sure that is.

- Context and exact matches at 100 after penalties are final; whatever has points off is not, since nobody has vouched for it.
- Variant and fuzzy matches need review, those with numbers replaced by the segment's own too.
- Before anything is filled, its numbers, placeholders, tags, links and inline codes are compared with the segment's: where they
  do not agree, it needs review, an exact match as well.
- Nothing that has a translation is touched, unless that is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from tm.check import number, placeholder, tag, url
from tm.check.check import Context, Pair
from tm.leverage.bands import band_of
from tm.leverage.codes import Placed, as_in_memory, in_text
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.band import Band
from tm.model.filled import Filled
from tm.model.lang import other
from tm.model.leverage import Pretranslated, SourceSegment
from tm.model.match import Match, MatchKind
from tm.model.memory import Content, plain_text

Contents = Callable[[Iterable[Match]], dict[Match, tuple[Content, Content]]]
"""Gives source and target of the memory's units with their inline codes, which the index does not keep."""

_CHECKS = tuple(one.CHECK.finder(Context()) for one in (number, placeholder, tag, url))
_FINAL = (MatchKind.CONTEXT, MatchKind.EXACT)


def matched(segment: SourceSegment, memory: Memory, threshold: float) -> Match | None:
    """Return the best match at or above the threshold."""
    wanted = Wanted(threshold, 1, segment.before, segment.after)
    return next(iter(memory.lookup(segment.text, source=segment.lang, wanted=wanted).matches), None)


def pretranslate(rows: Iterable[tuple[SourceSegment, Match | None]], contents: Contents) -> Iterator[Pretranslated]:
    """Give what becomes of each segment, in their order.

    Args:
        rows: segments to be filled, each with its best match.
        contents: asked once, for the matches whose inline codes have no certain place in their plain text.
    """
    given = list(rows)
    placed = {id(match): in_text(segment.content, _target(match, segment)) for segment, match in given if match}
    coded = contents(match for _, match in given if match and placed[id(match)].missing and not match.adapted)
    for segment, match in given:
        if match is None:
            yield Pretranslated(segment, Band.NONE)
            continue
        found = placed[id(match)]
        if found.missing and match in coded:
            found = as_in_memory(segment.content, coded[match]) or found
        yield _filled(segment, match, found)


def _target(match: Match, segment: SourceSegment) -> str:
    """Return the target with white space at its ends as the segment has it: programs compare line breaks there."""
    core, text = segment.text.strip(), (match.adapted or match.target).strip()
    before, _, after = segment.text.partition(core)
    return f"{before}{text}{after}"


def _filled(segment: SourceSegment, match: Match, placed: Placed) -> Pretranslated:
    reasons = (*_about(match), *_amiss(segment, placed))
    final = match.kind in _FINAL and match.similarity == 100 and not reasons
    # The name alone: the file goes to others, and the folders of this computer are no business of theirs.
    name = PurePath(match.file).name
    origin = f"{name}, numbers adapted" if match.adapted else name
    previous = match.source if match.source != segment.text else ""
    filled = Filled(placed.content, "final" if final else "needs-review", match.similarity, origin, previous)
    return Pretranslated(segment, band_of(match.similarity, in_context=match.kind is MatchKind.CONTEXT), match, filled, reasons)


def _about(match: Match) -> Iterator[str]:
    """Give what the match itself says against being final."""
    if match.kind is MatchKind.VARIANT:
        yield "spelled otherwise"
    if match.adapted:
        yield "numbers adapted"
    elif match.differences:
        yield f"differs in {', '.join(match.differences)}"
    yield from (f"{penalty.reason} (-{penalty.points:g})" for penalty in match.penalties)


def _amiss(segment: SourceSegment, placed: Placed) -> Iterator[str]:
    """Give what is wrong with a target: codes without a place, then numbers, placeholders, tags and links that do not agree."""
    if placed.missing:
        yield f"inline codes without a place: {len(placed.missing)}"
    pair = Pair(segment.text, plain_text(placed.content), segment.lang, other(segment.lang))
    for finder in _CHECKS:
        yield from (hint.message for hint in finder.find(pair) if hint.level in (None, "error"))
