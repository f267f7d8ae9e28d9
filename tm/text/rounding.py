"""How exactly a number is given, and whether one is another rounded."""

from __future__ import annotations

from fractions import Fraction

from tm.text.hedges import Hedge
from tm.text.numbers_shared import Exact

_FINEST = 6
"""Decimals that count; a share such as 2/3 has no last one."""

_CLOSELY, _NEARLY, _FREELY = Fraction(15, 1000), Fraction(5, 100), Fraction(10, 100)
"""How far a rounded number may be off, as a share of the exact one: with one digit left, with more, beside a word that says so."""
_SMALL = 1000
"""Below, whole numbers are given as they are."""
_SHORTER = 2
"""How many digits a number may lose without a word that says so; 2000 for 1987 is no slip of a digit, for 2009 it may be."""


def digits(value: Exact) -> tuple[int, Fraction]:
    """Return how many significant digits a value has, and what one in the last of them is worth: 2 and 1000 for 62,000."""
    scaled, unit = value, Fraction(1)
    for _ in range(_FINEST):
        if isinstance(scaled, int) or scaled.denominator == 1:
            break
        scaled, unit = scaled * 10, unit / 10
    whole = int(scaled)
    while whole and whole % 10 == 0:
        whole, unit = whole // 10, unit * 10
    return len(str(whole)), unit


def slack(value: Exact, hedge: Hedge | None = None) -> float:
    """Return how much a value may be off by rounding: half of its last significant digit, but not more than a twentieth of it.

    Beside a word that says that it is not exact, a whole one and a tenth.
    """
    unit = digits(value)[1]
    return float(min(unit, value * _FREELY) if hedge else min(unit / 2, value * _NEARLY))


def rounded(exact: Exact, round_: Exact, hedge: Hedge | None = None, scaled: bool = False) -> bool:
    """Return whether a number is another rounded.

    Args:
        exact: has more significant digits.
        round_: has fewer.
        hedge: what stands beside the round one. With it that may lie above or below, as it says. Without, it is the nearest, lies
            above or is at most two digits shorter or `scaled`, and the exact one is 1000 or more or has decimals: 171 is not 170.
        scaled: whether the round one is written with a decimal and a scale, as 1.2 million is for 1,234,567.
    """
    known, (kept, unit) = digits(exact)[0], digits(round_)
    if known <= kept or not round_:
        return False
    over = Fraction(exact) - round_
    off, most = abs(over), abs(Fraction(exact)) * (_FREELY if hedge else _NEARLY)
    if hedge is None:
        whole = isinstance(exact, int)
        shorter = known - kept <= _SHORTER or over < 0
        if (whole and exact < _SMALL) or not (scaled or shorter):
            return False
        return 2 * off <= unit and off <= (exact * _CLOSELY if whole and kept == 1 and not scaled else most)
    if round_ < 10 or off >= unit:
        return False
    if hedge is Hedge.OVER and round_ < 100 and over >= 0:
        return True
    other_way = (hedge is Hedge.OVER and over < 0) or (hedge is Hedge.UNDER and over > 0)
    return off <= most and not (other_way and 2 * off > unit)
