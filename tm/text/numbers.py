"""Numbers by value, in both languages: 1만 2천 and 12,000 are the same.

What each language counts as a number is told where it is read: `numbers_ko.read` and `numbers_en.read`. Signs (-5, 영하 5도),
units and currencies are not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from tm.model.text import Lang
from tm.text.numbers_shared import Exact, Number, NumberKind, decoded, encoded

__all__ = ["Exact", "Number", "NumberKind", "numbers", "same_values", "sense", "values", "written_like"]


_APART = frozenset([NumberKind.VAGUE, NumberKind.CODE])
"""Kinds that equal nothing but a number of their own kind: 수백 and 100, 1.2.3 and 5."""


def numbers(text: str, lang: Lang) -> tuple[Number, ...]:
    """Return the numbers of a text, in order, not overlapping."""
    return tuple(_reader(lang)(text))


def values(text: str, lang: Lang) -> frozenset[float]:
    """Return the values by which a text is known to go with another.

    Without ordinals and vague numbers and without 1, which the languages name too freely: with them, the aligner pairs worse.
    """
    weak = (NumberKind.ORDINAL, NumberKind.VAGUE)
    return frozenset(float(number.value) for number in numbers(text, lang) if number.kind not in weak and number.value != 1)


def same_values(a: Sequence[Number], b: Sequence[Number]) -> bool:
    """Return whether both name the same values, each as often as the other; order and kind do not matter, with two exceptions.

    A vague number equals only a vague one of its power of ten (수백, hundreds, but not 100), a code only the same code.
    """
    return Counter(map(sense, a)) == Counter(map(sense, b))


def sense(number: Number) -> tuple[Exact, NumberKind | None]:
    """Return what makes two numbers the same: the value, with the kind of those that nothing of another kind equals."""
    return number.value, number.kind if number.kind in _APART else None


def written_like(value: Exact, sample: str, lang: Lang) -> str:
    """Return the value in the manner of a number's span: `1만 2천` and 15000 give `1만 5천`.

    What the manner cannot say (3.5 by a month's name, 7 by `절반`) comes in digits. The hour of a clock time whose half of the
    day is not in the span (11 of 11:30 p.m.) comes as 0 to 23.
    """
    if (code := decoded(value)) and decoded(encoded(sample)):
        return code
    return _writer(lang)(value, sample)


# Imported when first used, for their expressions take some 8 ms to compile.


@cache
def _reader(lang: Lang) -> Callable[[str], list[Number]]:
    if lang == "ko":
        from tm.text.numbers_ko import read as korean

        return korean
    from tm.text.numbers_en import read as english

    return english


@cache
def _writer(lang: Lang) -> Callable[[Exact, str], str]:
    if lang == "ko":
        from tm.text.numerals_ko import korean

        return korean
    from tm.text.numerals_en import english

    return english
