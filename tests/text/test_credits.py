from __future__ import annotations

import pytest

from tm.text.credits import credits, is_byline, is_credit, outlet_alone


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("*Translated by Ann Lee; edited by Tom Ray*", {"translator": "Ann Lee", "editor": "Tom Ray"}),
        ("Translated by Robert E. Lee. Edited by Tom Ray.", {"translator": "Robert E. Lee", "editor": "Tom Ray"}),
        ("*Edited by Tom Ray.", {"editor": "Tom Ray"}),
        ("Translator: Ann Lee", {"translator": "Ann Lee"}),
        ("By Kim Ha-neul", {"byline": "Kim Ha-neul"}),
        ("BY KIM HANEUL", {"byline": "KIM HANEUL"}),
        ("By Lee Bada and Kim Haneul", {"byline": "Lee Bada; Kim Haneul"}),
        ("By Kim Haneul, Riverside News", {"byline": "Kim Haneul", "outlet": "Riverside News"}),
        ("By Kim Haneul - January 5, 2026", {"byline": "Kim Haneul", "date": "2026-01-05"}),
        ("By Kim Haneul in Seoul", {"byline": "Kim Haneul"}),
        ("SEOUL, Jan. 5 (Riverside News) — Prices rose again.", {"outlet": "Riverside News"}),
        ("SEOUL, Jan. 5, 2026 (Riverside News) -- Prices rose.", {"outlet": "Riverside News", "date": "2026-01-05"}),
        ("Published: January 5, 2026 | Updated: January 9, 2026", {"date": "2026-01-05"}),
        ("© 2026 Riverside News. All rights reserved.", {"outlet": "Riverside News"}),
        ("김하늘 기자", {"byline": "김하늘"}),
        ("김하늘 기자  2026.03.02", {"byline": "김하늘", "date": "2026-03-02"}),
        ("강변뉴스 김하늘 기자 (2026-03-02 09:10)", {"byline": "김하늘", "date": "2026-03-02"}),
        ("강변뉴스 김하늘 기자 haneul@example.com", {"byline": "김하늘"}),
        ("김하늘·이바다 기자", {"byline": "김하늘; 이바다"}),
        ("본사기자 김하늘", {"byline": "김하늘"}),
        ("[강변뉴스 = 김하늘 기자]", {"outlet": "강변뉴스", "byline": "김하늘"}),
        ("(서울=강변뉴스) 김하늘 기자 = 쌀값이 올랐다.", {"outlet": "강변뉴스", "byline": "김하늘"}),
        ("[혜산=강변뉴스] 쌀값이 올랐다.", {"outlet": "강변뉴스"}),
        ("【원산 1월 5일발 강변통신】", {"outlet": "강변통신"}),
        ("입력 2026.01.05 09:10 | 수정 2026.01.09 10:00", {"date": "2026-01-05"}),
        ("2026년 1월 5일 월요일", {"date": "2026-01-05"}),
        ("번역: 이바다 / 편집: 김하늘", {"translator": "이바다", "editor": "김하늘"}),
        ("이바다 옮김", {"translator": "이바다"}),
        ("저작권자 ⓒ 강변뉴스 무단 전재 및 재배포 금지", {"outlet": "강변뉴스"}),
        ("원문: https://example.com/a/1", {"url": "https://example.com/a/1"}),
    ],
)
def test_what_a_line_states(line: str, facts: dict[str, str]) -> None:
    assert dict(credits(line)) == facts


@pytest.mark.parametrize(
    "line",
    [
        "The book was translated by a student in Pyongyang.",
        "By Monday, prices had risen.",
        "By New Year, rice had risen to 7,000 won.",
        "By Late October Prices Had Doubled",
        "기자는 소식통에게 다시 물었다.",
        "그는 2026년 1월 5일 기자 회견을 열었다.",
        "2026년 1월 5일 평양에서 회의가 열렸다.",
        "On January 5, 2026, the market reopened.",
        "수정 2026.01.09",
        "사진=강변뉴스",
        "",
        "번역" * 200,
    ],
)
def test_sentences_state_nothing_of_their_article(line: str) -> None:
    assert credits(line) == []
    assert not is_credit(line)


def test_credits_and_bylines() -> None:
    assert is_byline("By Kim Haneul")
    assert is_credit("*Translated by Ann Lee*")
    assert not is_byline("*Translated by Ann Lee*")
    assert not is_credit("Editor: Visual Studio")
    assert is_credit("입력 2026.01.05 09:10")
    # A date alone may be a heading that the other edition has too.
    assert not is_credit("2026.01.05")


@pytest.mark.parametrize("line", ["데일리엔케이", "강변뉴스", "Daily NK", "Riverside News", "**The Riverside Times**"])
def test_outlets(line: str) -> None:
    assert outlet_alone(line) == line.strip("*")


@pytest.mark.parametrize("line", ["장마당", "Good news", "강변뉴스가 전했다", "He read the News"])
def test_no_outlets(line: str) -> None:
    assert outlet_alone(line) is None
