"""A match whose numbers alone differ, with its target's numbers replaced by the query's."""

from __future__ import annotations

from dataclasses import replace

from tm.model.match import Difference, Match
from tm.model.text import Lang
from tm.text.folding import fold
from tm.text.numbers import Number, numbers, written_like

_HARMLESS = frozenset([Difference.NUMBER, Difference.SPACING, Difference.SPELLING, Difference.PARTICLE])
"""A particle may only follow its number: 6개가, 7개를 differ in more."""


def adapted(match: Match, query: str, source: Lang, target: Lang) -> Match:
    """Return the match, with `adapted` where that can be done surely.

    Query and source must be the same but for numbers, in the same places; each number that differs must stand in the target, by
    value and as often as in the source. It is written there in the manner of the one that it replaces: 2억 5천만 for 3억 in the
    source makes 250 million of 300 million.
    """
    if Difference.NUMBER not in match.differences or not _HARMLESS.issuperset(match.differences):
        return match
    asked, held = numbers(query, source), numbers(match.source, source)
    if len(asked) != len(held) or not asked or _frame(query, asked, source) != _frame(match.source, held, source):
        return match
    theirs = list(numbers(match.target, target))
    pairs = list(zip(held, asked, strict=True))
    changes: list[tuple[Number, Number]] = []
    for old, new in pairs:
        places = [number for number in theirs if number.value == old.value]
        wanted = {after.value for before, after in pairs if before.value == old.value}
        if old.value == new.value:
            continue
        if len(wanted) > 1 or not places:
            return match
        changes += [(place, new) for place in places]
        theirs = [number for number in theirs if number not in places]
    text = match.target
    for place, new in sorted(changes, key=lambda change: -change[0].start):
        text = text[: place.start] + written_like(new.value, text[place.start : place.end], target) + text[place.end :]
    return replace(match, adapted=text) if changes else match


def _frame(text: str, found: tuple[Number, ...], lang: Lang) -> str:
    """Return what is left of a text without its numbers, folded."""
    out, end = [], 0
    for number in found:
        out.append(text[end : number.start])
        end = number.end
    return fold("\x00".join([*out, text[end:]]), lang)
