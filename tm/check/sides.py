"""The two sides of a pair, from which figures are taken out that have found their partner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from tm.check.figures import Figure, figures
from tm.model.text import Lang
from tm.text.numbers import NumberKind

_TRIED = 20
"""How many figures of one value are looked at for the best partner."""

Match = Callable[[Figure, Figure], bool]
"""Whether a figure of the source and one of the target go together."""


class Unpaired(NamedTuple):
    """A figure that nothing on the other side goes with, or one on each side that should have been the same."""

    source: Figure | None
    target: Figure | None


class Side:
    """One side of a pair: its text, all its figures in order, and those that have no partner yet."""

    def __init__(self, text: str, lang: Lang) -> None:
        self.text, self.lang = text, lang
        self.all = figures(text, lang)
        self.left = dict.fromkeys(self.all)

    def drop(self, figures: Iterable[Figure]) -> None:
        """Take figures out of those that are left."""
        for figure in figures:
            self.left.pop(figure, None)


def couple(source: Side, target: Side, match: Match) -> list[Unpaired]:
    """Take out, and return, each figure with the first on the other side that it goes with."""
    out = []
    for one in list(source.left):
        found = next((two for two in target.left if match(one, two)), None)
        if found:
            source.drop([one])
            target.drop([found])
            out.append(Unpaired(one, found))
    return out


def couple_equal(source: Side, target: Side, matches: Iterable[Match]) -> None:
    """Take out figures of one value that match, by the first match before any by the second, and then what repeats them."""
    by_value: dict[object, dict[Figure, None]] = {}
    for figure in target.left:
        by_value.setdefault(figure.value, {})[figure] = None
    for match in matches:
        for one in list(source.left):
            same = by_value.get(one.value, {})
            if found := next((two for two in islice(same, _TRIED) if match(one, two)), None):
                del same[found]
                source.drop([one])
                target.drop([found])
    paired = {side: {_what(figure) for figure in side.all if figure not in side.left} for side in (source, target)}
    for side, other in ((source, target), (target, source)):
        side.drop([figure for figure in side.left if _what(figure) in paired[other]])


def _what(figure: Figure) -> object:
    return figure.value, figure.kind is NumberKind.VAGUE, figure.part and figure.part.field
