from __future__ import annotations

import pytest

from tm.segment import paragraph_numbers, segment


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("제목\n본문이다. 끝이다.\n\n다음", [0, 1, 1, 2]),
        ("하나\r\n둘\r셋", [0, 1, 2]),
        ("하나\u2029둘\x85셋\f넷", [0, 1, 2, 3]),
        ("하나\u2028둘\v셋\n넷", [0, 0, 0, 1]),
        ("\n\n하나", [0]),
        ("", []),
    ],
)
def test_paragraph_numbers(text: str, numbers: list[int]) -> None:
    assert list(paragraph_numbers(text, segment(text, "ko"))) == numbers
