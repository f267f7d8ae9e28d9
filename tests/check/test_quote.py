"""The check `quote`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, over_file, pair_of, rows
from tm.check.quote import CHECK

ROWS = r"""
He said “yes.” | 그는 “예”라고 했다. | -
He said “yes.” | 그는 “예라고 했다. | “
He said “yes.” | 그는 ”예“라고 했다. | ”
He said "yes." | 그는 "예라고 했다. | "
He said “yes.” | 그는 “예"라고 했다. | "
He said “yes” and “no”. | 그는 “예”와 "아니오"라고 했다. | "
‘단결’을 말했다. | He spoke of ‘unity. | ‘
경비대 초소 | the guards’ post | -
키가 6피트였다. | He was 6' 2" tall. | -
A 13" screen | 13" 화면 | -
《로동신문》 기사 | an article in “Rodong Sinmun” | -
An article in the paper | 《로동신문 기사 | 《
『책』을 읽었다 | He read a book | -
“가. | “A. | -
“그가 ‘“동지”라는 말’을 했다” | “He spoke ‘the word “comrade” again’” | -
Rock 'n' roll | 로큰롤 | -
<a href="x">x</a> | <a href='x'>엑스</a> | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


OPENS, MIDDLE, CLOSES = "“길이 끊겼다.", "물이 줄지 않는다.", "전기도 끊겼다”고 그가 말했다."


@pytest.mark.parametrize(
    ("targets", "documents", "marked"),
    [
        ([OPENS, CLOSES], "aa", [0, 0]),
        ([OPENS, MIDDLE, "“" + MIDDLE, CLOSES], "aaaa", [0, 0, 0, 0]),
        ([OPENS, CLOSES], "ab", [1, 1]),
        ([OPENS, *[MIDDLE] * 9, CLOSES], "a" * 11, [1, *[0] * 9, 1]),
        ([CLOSES, OPENS], "aa", [1, 1]),
        (['"길이 끊겼다.', '전기도 끊겼다"고 그가 말했다.'], "aa", [0, 0]),
        ([OPENS], "a", [1]),
    ],
)
def test_speech_may_run_over_units(targets: list[str], documents: str, marked: list[int]) -> None:
    pairs = [pair_of("The road is cut.", target, document) for target, document in zip(targets, documents, strict=True)]
    assert [len(found) for found in over_file(CHECK, pairs)] == marked
