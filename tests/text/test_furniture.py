from __future__ import annotations

import pytest

from tm.text.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "*Translated by Ann Lee",
        "*Translated by Ann Lee; edited by Tom Ray*",
        "Read in Korean",
        "Please direct any comments or questions to desk@example.com.",
        "사진=강변뉴스",
        "※ 무단 전재 및 재배포 금지",
        "김하늘 기자 haneul@example.com",
        "본사기자 김설향",
        "desk@example.com",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The book was translated by a student in Pyongyang.",
        "Photos of the leader hang in every home.",
        "사진 한 장이 그의 운명을 바꿨다.",
        "기자는 소식통에게 다시 물었다.",
        "He can read in Korean and write in English.",
    ],
)
def test_sentences_are_none(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["By Kim Haneul - 2026.01.05 5:28pm", "입력 2026.01.05 09:10", "번역: 이바다", "※ 이 기사는 영문으로도 볼 수 있습니다."]
)
def test_lines_that_sign_and_date(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["※ 시장 가격(1kg 기준): 쌀 2만 3천 원, 강냉이 5500원", "2026.01.05", "By Monday, prices had risen."]
)
def test_what_both_editions_may_have(line: str) -> None:
    assert not is_furniture(line)
