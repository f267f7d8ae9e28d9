"""A match whose numbers alone differ, with its target's numbers replaced by the query's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.model.match import Difference, Match
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold
from tm.text.numbers import Number, NumberKind, numbers, sense, written_like

_HARMLESS = frozenset([Difference.NUMBER, Difference.SPACING, Difference.SPELLING, Difference.PARTICLE])
"""Of a particle only the form may differ that its number asks for: 2를, 3을."""
_PLACE = "\ue000"
_PARTICLES = re.compile(f"(?<={_PLACE})(?:[을를]|[은는]|[이가]|[과와]|으?로)(?![가-힣])")
_FORMS = {"를": "을", "는": "은", "가": "이", "와": "과", "으로": "로"}


def adapted(match: Match, query: str, source: Lang, target: Lang, folding: Folding = SHIPPED) -> Match:
    """Return the match, with `adapted` where that can be done surely.

    Query and source must be the same but for numbers, in the same places; each number that differs must stand in the target, by
    value and as often as in the source. It is written there in the manner of the one that it replaces: 2억 5천만 for 3억 in the
    source makes 250 million of 300 million. An hour in digits that do not say its half of the day (11:30 p.m.) is left alone.
    """
    if Difference.NUMBER not in match.differences or not _HARMLESS.issuperset(match.differences):
        return match
    asked, held = numbers(query, source), numbers(match.source, source)
    if len(asked) != len(held) or _frame(query, asked, source, folding) != _frame(match.source, held, source, folding):
        return match
    changes = _changes(held, asked, numbers(match.target, target), match.target)
    text = match.target
    for place, new in sorted(changes, key=lambda change: -change[0].start):
        text = text[: place.start] + written_like(new.value, text[place.start : place.end], target) + text[place.end :]
    return match._replace(adapted=text) if changes else match


def _changes(held: Sequence[Number], asked: Sequence[Number], theirs: Sequence[Number], target: str) -> list[tuple[Number, Number]]:
    """Return the numbers of the target to replace, each with the new one; none where that is not sure."""
    changes: list[tuple[Number, Number]] = []
    for old in dict.fromkeys(sense(number) for number in held):
        wanted = [new for before, new in zip(held, asked, strict=True) if sense(before) == old]
        if all(sense(new) == old for new in wanted):
            continue
        places = [number for number in theirs if sense(number) == old]
        if len({sense(new) for new in wanted}) > 1 or len(places) != len(wanted):
            return []
        if sense(wanted[0])[1] != old[1] or any(_half_day_elsewhere(place, target) for place in places):
            return []
        changes += [(place, wanted[0]) for place in places]
    return changes


def _half_day_elsewhere(number: Number, text: str) -> bool:
    written = text[number.start : number.end]
    return number.kind is NumberKind.TIME and written.isdecimal() and int(written) != number.value


def _frame(text: str, found: Sequence[Number], lang: Lang, folding: Folding) -> str:
    """Return what is left of a text without its numbers, folded."""
    out, end = [], 0
    for number in found:
        out.append(text[end : number.start])
        end = number.end
    frame = _PLACE.join([*out, text[end:]])
    if lang == "ko":
        frame = _PARTICLES.sub(lambda particle: _FORMS.get(particle[0], particle[0]), frame)
    return fold(frame, lang, folding)
