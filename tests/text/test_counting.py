from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.text.counting import Count, count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Count(0, 0, 0)),
        ("  \n", Count(0, 0, 0)),
        ("Open the file.", Count(3, 12, 14)),
        ("쌀값이 크게 올랐다.", Count(3, 9, 11)),
        (unicodedata.normalize("NFD", "쌀값이 올랐다"), Count(2, 6, 7)),
        (" two   words\t\n", Count(2, 8, 9)),
    ],
)
def test_words_and_characters(text: str, expected: Count) -> None:
    assert count(text) == expected


@given(st.lists(st.text("ab가나.,", min_size=1), min_size=1))
def test_spaces_are_what_stands_between_words(words: list[str]) -> None:
    found = count(" ".join(words))
    assert found == Count(len(words), sum(map(len, words)), sum(map(len, words)) + len(words) - 1)
