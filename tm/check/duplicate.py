"""Units that say the same twice."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.check.seen import Repeated, sum_of
from tm.text.normalize import tidy


class Duplicates:
    """Knows the pairs of a file by their sums."""

    def __init__(self, context: Context) -> None:
        self._repeated, self._seen = Repeated(), set[int]()

    def survey(self, pair: Pair) -> None:
        """Take note of a pair."""
        self._repeated.add(_sum(pair))

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Say of a pair that was there before, in the same document or in none."""
        key = _sum(pair)
        if key in self._seen:
            yield Hint("the same source has the same target in an earlier unit; one of them is enough")
        elif key in self._repeated:
            self._seen.add(key)


def _sum(pair: Pair) -> int:
    return sum_of(f"{pair.document}\0{tidy(pair.source)}\0{tidy(pair.target)}")


CHECK = Check(
    id="duplicate",
    level="info",
    what="a unit repeats an earlier one, source and target, of the same document",
    why="it makes the memory longer and its counts wrong; tm dedupe takes it out",
    right=(
        (("문을 닫는다.", "Close the door."), ("창문을 닫는다.", "Close the window.")),
        (("문을 닫는다.", "Close the door."), ("문을 닫는다.", "Shut the door.")),
        (("Open", "열기"), ("Close", "닫기")),
    ),
    wrong=(
        (("문을 닫는다.", "Close the door."), ("문을 닫는다.", "Close the door.")),
        (("Open", "열기"), ("Close", "닫기"), ("Open", "열기")),
        (("쌀 1kg", "1 kg of rice"), ("쌀  1kg", "1 kg of rice")),
    ),
    over=Duplicates,
)
