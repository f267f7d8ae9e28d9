"""Which figure of one side says what which figure of the other says, and what is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tm.check.check import Pair
from tm.check.days import accounted
from tm.check.figures import Figure, figures
from tm.model.lang import other
from tm.model.text import Lang
from tm.text.calendar import Field
from tm.text.implied import implied
from tm.text.numbers import Exact, NumberKind
from tm.text.rounding import rounded, slack
from tm.text.units import MONEY, comparable, equivalent, same


class Unpaired(NamedTuple):
    """A figure that nothing on the other side goes with, or one on each side that should have been the same."""

    source: Figure | None
    target: Figure | None


class Compared(NamedTuple):
    """What is left of the figures of a pair: numbers, parts of dates, and figures whose units do not go together."""

    numbers: tuple[Unpaired, ...]
    dates: tuple[Unpaired, ...]
    units: tuple[Unpaired, ...]


Match = Callable[[Figure, Figure], bool]


class _Sides:
    """The figures of both sides that have no partner yet."""

    def __init__(self, pair: Pair) -> None:
        self.source = list(figures(pair.source, pair.source_lang))
        self.target = list(figures(pair.target, pair.target_lang))
        self.couples: list[tuple[Figure, Figure]] = []

    def couple(self, match: Match) -> None:
        """Take out each figure with the first on the other side that it goes with."""
        for one in list(self.source):
            found = next((two for two in self.target if match(one, two)), None)
            if found is not None:
                self.source.remove(one)
                self.target.remove(found)
                self.couples.append((one, found))

    def drop(self, match: Callable[[Figure, Lang], bool], pair: Pair) -> None:
        """Take out the figures that need no partner."""
        self.source = [one for one in self.source if not match(one, pair.source_lang)]
        self.target = [one for one in self.target if not match(one, pair.target_lang)]
