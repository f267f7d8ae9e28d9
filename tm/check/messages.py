"""ICU messages compared: arguments, selectors, and what each branch puts in (part of the check `placeholder`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tm.check.check import Hint, Pair
from tm.check.compare import listed
from tm.model.finding import Spot
from tm.model.text import Lang
from tm.text.messageformat import Argument, BadMessage, arguments
from tm.text.placeables import Kind, placeables

_BRACE = frozenset[Kind](["brace"])
_FORMS: dict[Lang, frozenset[str]] = {"ko": frozenset(["other"]), "en": frozenset(["one", "other"])}
"""Plural categories of the languages (CLDR)."""
_ORDINALS: dict[Lang, frozenset[str]] = {"ko": frozenset(["other"]), "en": frozenset(["one", "two", "few", "other"])}
_INSIDE = re.compile(r"\{\s*([\w.-]+)")


class _Stretch(NamedTuple):
    """A message or a branch of one: the text, from where to where, and its arguments."""

    text: str
    start: int
    end: int
    arguments: tuple[Argument, ...]
    lang: Lang


def message_hints(pair: Pair) -> Iterator[Hint]:
    """Give hints for a pair at least one side of which is an ICU message."""
    sides: list[_Stretch] = []
    for lang in (pair.source_lang, pair.target_lang):
        text = pair.text(lang)
        try:
            sides.append(_Stretch(text, 0, len(text), arguments(text), lang))
        except BadMessage as broken:
            if lang == pair.source_lang:
                return
            what = "the braces of the message do not fit together from here on; close each branch and the argument"
            yield Hint(what, pair.spot(lang, broken.at, broken.at + 1))
            return
    yield from _compared(pair, sides[0], sides[1])


def _compared(pair: Pair, source: _Stretch, target: _Stretch, counted: str = "") -> Iterator[Hint]:
    """Compare two messages, or two branches; `counted` is the argument whose number a branch need not repeat."""
    theirs, ours = {a.name: a for a in source.arguments}, {a.name: a for a in target.arguments}
    wanted, got = _names(source), _names(target)
    lost = [n for n in wanted if n not in got and n not in ours and n != counted]
    lost += [n for n, a in theirs.items() if n not in ours and not (a.type != "select" and n in got)]
    added = [n for n in got if n not in wanted and n not in theirs and n != counted] + [
        n for n in ours if n not in theirs and n not in wanted
    ]
    if lost or added:
        what = (
            f"lacks {listed('{' + n + '}' for n in lost)}"
            if lost
            else f"has {listed('{' + n + '}' for n in added)} beyond the source"
        )
        yield Hint(f"the target{_where(target)} {what}; keep the arguments of the source", _spot(pair, target))
    for name, argument in ours.items():
        if name in theirs:
            yield from _argument(pair, source, theirs[name], target, argument)


def _argument(pair: Pair, source: _Stretch, theirs: Argument, target: _Stretch, ours: Argument) -> Iterator[Hint]:
    wanted, got = ({branch.selector for branch in argument.branches} for argument in (theirs, ours))
    spot = pair.spot(pair.target_lang, *ours.syntax[0])
    if theirs.type != ours.type:
        yield Hint(f"{ours.name} is {ours.type} in the target and {theirs.type} in the source; keep its type", spot)
        return
    if "other" not in got:
        yield Hint(f"{ours.name} has no branch 'other', which every {ours.type} needs; add it", spot)
    elif ours.type == "select" and wanted != got:
        odd, gone = listed(sorted(got - wanted)), listed(sorted(wanted - got))
        what = f"the selectors of {ours.name} differ: " + "; ".join(
            [f"{gone} is missing"] * bool(gone) + [f"{odd} is new"] * bool(odd)
        )
        yield Hint(f"{what}; selectors are not translated", spot)
    elif ours.type != "select":
        yield from _forms(ours, wanted, got, pair, spot)
    for branch in ours.branches:
        if partner := theirs.branch(branch.selector):
            exact = branch.selector.startswith("=") or branch.selector in ("zero", "one", "two")
            one = _Stretch(source.text, partner.start, partner.end, partner.arguments, source.lang)
            other = _Stretch(target.text, branch.start, branch.end, branch.arguments, target.lang)
            yield from _compared(pair, one, other, ours.name)
            if (
                ours.type != "select"
                and not exact
                and "#" in _own(one)
                and "#" not in _own(other)
                and ours.name not in _names(other)
            ):
                yield Hint(f"the branch {branch.selector!r} lacks #, the number; put it in", _spot(pair, other))


def _forms(ours: Argument, wanted: set[str], got: set[str], pair: Pair, spot: Spot) -> Iterator[Hint]:
    """Look at plural categories: English needs one and other, Korean other alone; `=0` stays where the source has it."""
    known = (_FORMS if ours.type == "plural" else _ORDINALS)[pair.target_lang]
    odd = sorted(s for s in got - wanted if not s.startswith("=") and s not in known)
    gone = sorted(s for s in wanted - got if s.startswith("=")) + sorted(known - got if pair.target_lang == "en" else ())
    if odd:
        yield Hint(f"{listed(odd)} is no plural category of the target's language; use {listed(sorted(known))}", spot, "warning")
    if gone:
        yield Hint(f"{ours.name} has no branch {listed(gone)}; add it", spot, "warning")


def _own(stretch: _Stretch) -> str:
    """Return the text of a stretch without its plural and select arguments, which are compared by themselves."""
    text, at = [], stretch.start
    for argument in stretch.arguments:
        text.append(stretch.text[at : argument.syntax[0][0]])
        at = argument.syntax[-1][1]
    return "".join([*text, stretch.text[at : stretch.end]])


def _names(stretch: _Stretch) -> list[str]:
    inside: Iterable[str] = (one.text for one in placeables(_own(stretch), _BRACE))
    return list(dict.fromkeys(hit[1] for text in inside if (hit := _INSIDE.match(text))))


def _where(stretch: _Stretch) -> str:
    whole = stretch.start == 0 and stretch.end == len(stretch.text)
    return "" if whole else f"'s branch {stretch.text[stretch.start : stretch.end][:40]!r}"


def _spot(pair: Pair, stretch: _Stretch) -> Spot:
    return pair.spot(pair.target_lang, stretch.start, stretch.end)
