"""Names of people, places and agencies, told by list and by form."""

from __future__ import annotations

import re

import pytest

from tm.text.names import english_name, korean_name


@pytest.mark.parametrize(
    "word",
    (
        "평양 평양에서 신의주시 혜산역에서 량강도 함경북도에 대동강 압록강을 미국 미국인이 중국산 러시아대통령이 로씨야에 꾸바는 "
        "도이췰란드 윁남의 국가보위성이 사회안전성은 내각 조선중앙통신은 로동신문이 김정은이 김철수씨가 박영철위원장이 만경대구역 "
        "KCNA가"
    ).split(),
)
def test_korean_names(word: str) -> None:
    assert korean_name(word)


@pytest.mark.parametrize(
    "word",
    (
        "도시 속도 온도를 제도가 정도로 연구를 요구 거리에 활동 운동을 반면 건강 생산을 공항 구성 위원이 세포 쌀을 보위원 정부가 "
        "노동자가"
    ).split(),
)
def test_korean_words_that_are_no_names(word: str) -> None:
    assert not korean_name(word)


def test_what_is_beside_a_korean_name() -> None:
    assert korean_name("리영희", after="기자는")
    assert not korean_name("리영희가", after="왔다")
    assert korean_name("문수동", before="평양시") == korean_name("문수동에서", before="평양")
    assert korean_name("정호", before="박", after="과장이")


ENGLISH = """
*Kim* Jong Un spoke | yes
*Prices* rose again | no
The price in *Hyesan* rose | yes
He met Mr. *Daniels* again | yes
He said it to *Daniels* again | yes
*Daniels* said it again | no
The *KPA* fired again | yes
The *ministry* said it | no
Open the *File* menu again | yes
Open *File* | no
I think *I* know that | no
He came in *March* again | no
*China* said nothing | yes
the *Chinese* side left | yes
"""


@pytest.mark.parametrize("row", ENGLISH.strip().splitlines())
def test_english_names(row: str) -> None:
    text, expected = row.split(" | ")
    words = re.findall(r"\*?\w+\*?|[^\w\s]", text)
    marked = next(n for n, word in enumerate(words) if word.startswith("*"))
    assert english_name([word.strip("*") for word in words], marked) == (expected == "yes")
