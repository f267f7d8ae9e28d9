"""The check `particle`: what it marks in pairs, and what it passes over."""

from __future__ import annotations

import pytest

from tests.check.seen_by import expected, marked, rows
from tm.check.particle import CHECK

ROWS = r"""
x | 정책를 비판했다 | 를
x | 사과을 먹었다 | 을
x | 마을을 지을 가을 | -
x | 드라마을 보았다 | 을
x | 이을 본 사람 | 을
x | 뒤를 이을 사람, 더 나을 것 | -
x | 집을 지은 사람과 나은 삶 | -
x | 대통령는 말했다 | 는
x | 먹는 것, 읽는 것, 했는 것 | -
x | 보위부은 그를 잡았다 | 은
x | 학교으로 갔다 | 으로
x | 서울으로 갔다 | 으로
x | 서울로 산책로 통로 근로 | -
x | 중국로 갔다 | 로
x | 사람와 짐승 | 와
x | 3를 더한다 | 를
x | 10를 넘는다 | 를
x | 20%을 넘는다 | 을
x | 5km을 걷는다 | 을
x | 5㎞을 걷는다 | 을
x | 1/3로 줄었다 | -
x | 1/4로 줄었다 | -
x | MP3을 듣는다 | -
x | KBS을 본다 | 을
x | FBI은 잡았다 | 은
x | URL를 연다 | 를
x | OPEC을, OPEC를 | -
x | file을, file를 | -
x | 유엔(UN)를 비롯해 | 를
x | 유엔(UN)을 비롯해 | -
x | 서울(Seoul)을 떠나 | -
x | 국제형사재판소(ICC)이 밝혔다 | 이
x | 《로동신문》를 읽는다 | 를
x | "안녕"를 말한다 | 를
x | %s를 지운다 | 를
x | '%s'이 없다 | 이
x | {0}로 간다 | 로
x | %s을(를) 지운다 | -
x | %s을/를 지운다 | -
x | %d개를 지운다 | -
x | {name}이다 | -
x | %s (와)과 같다 | -
x | 책을를 읽는다 | -
x | 친구과 함께 갔다 | 과
x | 효과 같이 보이는 것, 사과 비교 | -
x | 책과 함께 | -
x | 제2과와 종로3가 | -
"""


@pytest.mark.parametrize(("source", "target", "wanted"), rows(ROWS))
def test_marks(source: str, target: str, wanted: str) -> None:
    assert marked(CHECK, source, target) == expected(wanted)
