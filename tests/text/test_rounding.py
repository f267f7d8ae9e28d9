from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model.text import Lang
from tm.text.hedges import Hedge, hedge
from tm.text.numbers import Exact, numbers
from tm.text.rounding import digits, rounded, slack


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (62000, (2, 1000)),
        (7, (1, 1)),
        (Fraction(463, 10), (3, Fraction(1, 10))),
        (Fraction(1, 2), (1, Fraction(1, 10))),
        (0, (1, 1)),
    ],
)
def test_digits(value: Exact, expected: tuple[int, Exact]) -> None:
    assert digits(value) == expected


@pytest.mark.parametrize(
    ("exact", "round_", "beside", "expected"),
    [
        (1987, 2000, None, True),
        (2009, 2000, None, False),
        (1234, 1200, None, True),
        (3070, 3000, None, False),
        (275004, 275000, None, False),
        (171, 170, None, False),
        (48, 50, None, False),
        (48, 50, Hedge.ABOUT, True),
        (34, 30, Hedge.OVER, True),
        (27, 30, Hedge.OVER, False),
        (312, 300, Hedge.OVER, True),
        (390, 300, Hedge.OVER, False),
        (Fraction(463, 10), 46, None, True),
        (Fraction(456, 10), 46, None, True),
        (Fraction(52, 10), 6, None, False),
        (62000, 6200, Hedge.ABOUT, False),
        (300, 400, Hedge.ABOUT, False),
    ],
)
def test_rounded(exact: Exact, round_: Exact, beside: Hedge | None, expected: bool) -> None:
    assert rounded(exact, round_, beside) is expected


def test_a_scale_may_drop_more_digits() -> None:
    assert rounded(1234567, 1200000, None, scaled=True)
    assert not rounded(1234567, 1200000, None)


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.sampled_from([None, *Hedge]), st.booleans())
def test_never_further_than_a_tenth_but_for_small_ones(exact: int, round_: int, beside: Hedge | None, scaled: bool) -> None:
    if rounded(exact, round_, beside, scaled):
        assert digits(exact)[0] > digits(round_)[0]
        assert abs(exact - round_) * 10 <= exact or round_ < 100
    assert 0 < slack(exact, beside) <= exact / 10


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("약 300명", "ko", Hedge.ABOUT),
        ("300여 명", "ko", Hedge.OVER),
        ("30만여 톤", "ko", Hedge.OVER),
        ("300명 이상", "ko", Hedge.OVER),
        ("300명이 넘는", "ko", Hedge.OVER),
        ("300명가량", "ko", Hedge.ABOUT),
        ("300명 미만", "ko", Hedge.UNDER),
        ("최소 300명", "ko", Hedge.OVER),
        ("300억 원대의", "ko", Hedge.ABOUT),
        ("차량 300대의", "ko", None),
        ("300명이 왔다", "ko", None),
        ("300여성", "ko", None),
        ("about 300 people", "en", Hedge.ABOUT),
        ("more than $300", "en", Hedge.OVER),
        ("at least 300", "en", Hedge.OVER),
        ("nearly 300", "en", Hedge.UNDER),
        ("300 or so", "en", Hedge.ABOUT),
        ("300 people came", "en", None),
        ("some of the 300", "en", None),
    ],
)
def test_hedges(text: str, lang: Lang, expected: Hedge | None) -> None:
    (number,) = numbers(text, lang)
    assert hedge(text, number.start, number.end, lang) is expected
