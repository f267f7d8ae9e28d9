"""How exactly a number is given, and whether one is another rounded."""

from __future__ import annotations

from fractions import Fraction

from tm.text.hedges import Hedge
from tm.text.numbers_shared import Exact

_FINEST = 6
"""Decimals that count; a share such as 2/3 has no last one."""

_NEARLY, _FREELY = Fraction(5, 100), Fraction(10, 100)
"""How far a rounded number may be off, as a share of the exact one: without a word that says so, and beside one."""


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


def rounded(a: Exact, b: Exact, *hedges: Hedge) -> bool:
    """Return whether the one with fewer significant digits is the other rounded.

    Without a hedge beside either, to the nearest, and only numbers of three digits and more or with decimals; with one also up
    or down, as it says, and any number above ten.
    """
    (many, few), unit = _ordered(a, b)
    if unit is None or not few:
        return False
    off, most = few - many, abs(many * (_FREELY if hedges else _NEARLY))
    if hedges:
        if Hedge.OVER in hedges and few < 100 and 0 <= -off < unit and few >= 10:
            return True
        wrong_side = (hedges[0] is Hedge.OVER and off > 0) or (hedges[0] is Hedge.UNDER and off < 0)
        return few >= 10 and abs(off) < unit and abs(off) <= most and not (wrong_side and abs(off) * 2 > unit)
    small = isinstance(many, int) and many < 100
    return not small and abs(off) * 2 <= unit and abs(off) <= most


def _ordered(a: Exact, b: Exact) -> tuple[tuple[Exact, Exact], Fraction | None]:
    """Return the one with more digits and the one with fewer, with the place of the last digit of the latter; `None`: as many."""
    (known_a, unit_a), (known_b, unit_b) = digits(a), digits(b)
    if known_a == known_b:
        return (a, b), None
    return ((a, b), unit_b) if known_a > known_b else ((b, a), unit_a)
