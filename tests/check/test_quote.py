"""The check `quote`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
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
