"""Measures and sums of money in the wrong unit, or wrongly turned into another."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.amiss import spot
from tm.check.check import Check, Context, Hint, Pair
from tm.check.figures import Figure
from tm.check.frost import frosts
from tm.check.partners import compare
from tm.text.units import MONEY


def find(pair: Pair, context: Context) -> Iterator[Hint]:
    """Give a hint for each measure that is not what the other side says, or what stands beside it in another unit."""
    for one, two in compare(pair).units:
        if one and two:
            here, there = _measure(one), _measure(two)
            wrong = "look at the unit" if one.value == two.value else "work it out again"
            what = f"{here} in the source are {there} in the target; {wrong}"
        else:
            only, side = (one, "source") if one else (two, "target")
            assert only is not None
            what = f"{_measure(only)} in the {side} is not what stands beside it in another unit; work it out again"
        yield Hint(what, spot(one, two))
    for below, one, two in frosts(pair):
        yield Hint(f"{_measure(one)} is below zero in the {below} only; see which is right", spot(one, two))


def _measure(figure: Figure) -> str:
    names = " or ".join(unit.name for unit in figure.units)
    return f"“{' '.join(figure.text.split())}” ({'currency' if figure.units[0].dimension == MONEY else 'unit'}: {names})"


CHECK = Check(
    id="unit",
    level="error",
    what="the wrong unit or currency, or a measure wrongly turned into another",
    why="won for dollars is a thousandfold mistake, and nobody counts miles after the translator",
    right=(
        (("강 너머 16km까지 갔다.", "They went ten miles beyond the river."),),
        (("텃밭은 30평이다.", "The plot measures 99 square meters."),),
        (("영하 5도였다.", "It was 23 degrees Fahrenheit."),),
        (("The fence is 10 feet (three meters) high.", "울타리 높이는 3m다."),),
        (("The fine is 5,000 won.", "벌금은 5천 원이다."),),
    ),
    wrong=(
        (("강 너머 16km까지 갔다.", "They went 16 miles beyond the river."),),
        (("쌀 1톤에 500원이다.", "A ton of rice costs $500."),),
        (("The plot measures 99 square meters.", "텃밭은 99평이다."),),
        (("기온이 영하 20도까지 떨어졌다.", "The temperature fell to 20 degrees Celsius."),),
        (("The camp lies 20 miles away.", "수용소는 12km 떨어져 있다."),),
    ),
    find=find,
)
