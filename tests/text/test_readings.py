"""How words end when read."""

from __future__ import annotations

import pytest

from tm.text.readings import end_of

ROWS = {
    "vowel": "나라 2 4.5 19 20% 5km 3㎞ KBS USB FBI A x IEEE MP2 2/3",
    "ㄹ": "서울 1 8 7.7 URL HTML 1/3 1/24",
    "consonant": "책 3 10 100 2006 1,000 ICBM UN",
}
UNKNOWN = "file Google OPEC ZIP NIKE LED MP3 Windows11 5kg WINDOWS ( ”".split()


@pytest.mark.parametrize(("end", "word"), [(end, word) for end, words in ROWS.items() for word in words.split()])
def test_known(end: str, word: str) -> None:
    assert end_of(word) == end


@pytest.mark.parametrize("word", ["", *UNKNOWN])
def test_unknown(word: str) -> None:
    assert end_of(word) is None
