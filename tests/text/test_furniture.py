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
        "*Translated by Ann Lee. Edited by Tom Ray.",
        "Translated and edited by Ann Lee",
        "Read this article in Korean",
        "→ Read the original in Korean",
        "View the Korean version",
        "Korean version",
        "Please send any comments or questions to desk@example.com.",
        "Views expressed in this guest column do not necessarily reflect those of Riverside News.",
        "Riverside News works with a network of sources in North Korea and China.",
        "For security reasons, their identities remain anonymous.",
        "Do you have a story to share?",
        "Write to tips@example.com.",
        "© 2026 Riverside News.",
        "All rights reserved.",
        "Follow Riverside News on Facebook and X",
        "Share this article",
        "Facebook | X | Telegram | Email",
        "Related articles",
        "#northkorea #market",
        "[강변뉴스=김하늘 기자]",
        "강변뉴스 김하늘 기자 = haneul@example.com",
        "김하늘 기자의 다른 기사 보기",
        "2026.01.05 2:15 오후",
        "January 5, 2026 10:00am",
        "<저작권자 ⓒ 강변뉴스>",
        "ⓒ 강변뉴스, 무단 전재 및 재배포 금지",
        "▶ 영문 기사 보기",
        "페이스북 트위터 카카오톡 공유하기",
        "기사 공유하기",
        "관련 기사",
        "제보 tips@example.com",
        "#북한 #장마당",
        "(끝)",
        "(사진=강변뉴스)",
        "[사진=강변뉴스]",
        "사진 / 독자 제공",
        "/사진=강변뉴스 자료사진",
        "<자료사진>",
        "(Photo: Riverside News)",
        "Photo by Ann Lee",
        "(Courtesy of a reader)",
        "장마당에 쌓인 쌀자루. /사진=강변뉴스",
        "Photo: A market street in South Pyongan Province.",
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
        "Share this folder with your team.",
        "Contact support@example.com if the problem persists.",
        "By File Name",
        "편집:",
        "출처: $1",
        "북한이 미사일을 쐈다(사진=강변통신).",
        "사진: 3장",
        "이 기사를 본 주민들은 분노했다.",
        "카카오톡으로 사진을 보냈다가 걸린 사람도 있다.",
        "Residents follow the news on foreign radio.",
        "▲쌀값이 올랐다. ▲기름값이 내렸다.",
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
