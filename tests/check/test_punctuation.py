"""The check `punctuation`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, over_file, pair_of, rows
from tm.check.punctuation import CHECK

ROWS = r"""
Are you sure? | 확실합니까? | -
Are you sure? | 확실합니다. | .
Name: | 이름 | 름
Items: | 항목： | -
Save _As... | 다른 이름으로 저장(_A)… | -
Open… | 열기 | 기
Name (required): | 이름(필수): | -
Done! | 마쳤습니다. | -
Ignored. | 무시함 | -
Trying to group. | 그룹화 시도 | -
그룹화 시도 | Trying to group. | -
It was ignored. | 무시했습니다 | 다
He left at 9 p.m. | 그는 오후 9시에 떠났다. | -
The U.S. | 미국 | -
시장이 닫혔다. | The market is closed | d
“Where is it?” | “어디에 있지?” | -
“쌀이 어디로 갔느냐”고 물었다. | “Where did the rice go?” | -
Wait... | 기다리세요... | -
The market is closed. | 시장이 닫혔다.. | ..
쌀, 강냉이 | rice,, corn | ,,
값은 1,000원이다. | It costs 1,000 won. | -
rice…corn… | 쌀…강냉이... | ...
rice and corn | 쌀·강냉이ㆍ콩 | ㆍ
Open ../x | ../x 열기 | -
1. | 1 | -
그는 할라페뇨를 먹었다 | He ate a jalape&ntilde; | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)


@pytest.mark.parametrize(("dropping", "found"), [(1, 1), (20, 0)])
def test_a_file_that_drops_stops_may(dropping: int, found: int) -> None:
    pairs = [pair_of("It is saved.", "저장했습니다")] * dropping + [pair_of("It is kept.", "보관했습니다.")] * 20
    assert len(over_file(CHECK, pairs)[0]) == found
