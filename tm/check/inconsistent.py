"""One source with several targets, and several sources with one target, within a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tm.check.check import Check, Context, Hint, Pair
from tm.check.seen import Repeated, sum_of
from tm.text.folding import fold
from tm.text.normalize import tidy

_SHORTEST = {"ko": 4, "en": 8}
"""Letters of a target from which on two sources for it are worth a look: short ones serve many."""


class Inconsistencies:
    """Knows for each text that comes again what it was with first, and in which unit."""

    def __init__(self, context: Context) -> None:
        self._sources, self._targets = _Side(), _Side()
        self._numbers = count(1)

    def survey(self, pair: Pair) -> None:
        """Take note of a pair."""
        source, key, _ = _sums(pair)
        self._sources.repeated.add(source)
        self._targets.repeated.add(key)

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Say where a pair goes against the first one with its source, or with its target."""
        source, key, folded = _sums(pair)
        number = next(self._numbers)
        if unit := self._sources.other(source, sum_of(tidy(pair.target)), number):
            yield Hint(f"unit {unit} of this file translates the same source otherwise; use one translation, or say why not")
        if len(fold(pair.target, pair.target_lang)) < _SHORTEST[pair.target_lang]:
            return
        if unit := self._targets.other(key, folded, number):
            yield Hint(f"unit {unit} of this file has the same target for another source; see whether both are right", level="info")


class _Side:
    """Texts that come again, each with the sum of what it was with first and the number of that unit."""

    def __init__(self) -> None:
        self.repeated = Repeated()
        self._first: dict[int, tuple[int, int]] = {}

    def other(self, text: int, partner: int, number: int) -> int | None:
        """Return the unit that has the same text with another partner, if this is not the first one."""
        if text not in self.repeated:
            return None
        first, unit = self._first.setdefault(text, (partner, number))
        return unit if first != partner else None


def _sums(pair: Pair) -> tuple[int, int, int]:
    """Return the sums of the source as it is, with its context, of the target's key and of the source's key."""
    source, target = (fold(pair.text(lang), lang) for lang in (pair.source_lang, pair.target_lang))
    return sum_of(f"{pair.context}\0{tidy(pair.source)}"), sum_of(target), sum_of(source)


CHECK = Check(
    id="inconsistent",
    level="warning",
    what="the same source is translated in different ways, or different sources have the same target, in one file",
    why="two names for one thing puzzle readers; one target for two sources is often a unit that slipped",
    right=(
        (("파일 열기", "Open File"), ("파일 열기", "Open File")),
        (("파일 열기", "Open File"), ("파일 닫기", "Close File")),
        (("Yes", "예"), ("OK", "예")),
    ),
    wrong=(
        (("파일 열기", "Open File"), ("파일 열기", "Open the Document")),
        (("Delete", "지우기"), ("Delete", "삭제")),
        (("주민들이 모였다.", "Residents gathered."), ("군인들이 떠났다.", "Residents gathered.")),
    ),
    over=Inconsistencies,
)
