from __future__ import annotations

import pytest

from tm.text.numbers import values


@pytest.mark.parametrize(
    ("korean", "english", "expected"),
    [
        ("벌금은 3억 5천만 원, 약 29만 달러다.", "The fine is 350 million won, about $290,000.", {350e6, 290e3}),
        ("쌀 1kg은 1만 2천 원이다.", "A kilogram, 1 kg, of rice costs 12,000 won.", {1, 12000}),
        ("2월 15일 영화 스물한 편을 상영했다.", "Twenty-one films were shown on Feb. 15.", {2, 15, 21}),
        ("주민 세 명이 5.2천 원을 냈다.", "Three residents paid 5,200 won.", {3, 5200}),
        ("1조 2500억 원 규모다.", "It is worth 1.25 trillion won.", {1.25e12}),
        ("2만 2 000원", "22,000 won", {22000}),
        ("아무 수도 없다.", "There is none.", set()),
    ],
)
def test_both_sides_name_the_same_values(korean: str, english: str, expected: set[float]) -> None:
    assert values(korean, "ko") == expected
    assert values(english, "en") == expected
