from __future__ import annotations

import pytest

from tm.model.document import Document, Role
from tm.model.text import Attrs, Lang
from tm.text.article import described, headed

KOREAN = """장마당 쌀값 한 달 새 15% 올라
상인들 “이런 값은 처음”
입력 2026.01.05 09:10
강변뉴스 김하늘 기자
[혜산=강변뉴스] 혜산 시장의 쌀값이 올랐다.
장마당에 쌓인 쌀자루. /사진=강변뉴스
주민들은 걱정이 많다고 한다.
당국은 아무 말이 없다.
※ 무단 전재 및 재배포 금지"""

ENGLISH = """Rice prices rise 15% in a month
Vendors say they have never seen the like
By Kim Haneul - January 6, 2026
Rice prices have risen at the market in Hyesan.
Sacks of rice at a market. (Photo: Riverside News)
Residents are worried.
The authorities say nothing.
*Translated by Ann Lee; edited by Tom Ray*
Read in Korean"""


def article(text: str, lang: Lang, meta: Attrs = ()) -> Document:
    return described(Document("a.txt", lang, tuple(text.split("\n")), meta))


def test_a_korean_article() -> None:
    document = article(KOREAN, "ko")
    assert document.meta == (
        ("date", "2026-01-05"),
        ("headline", "장마당 쌀값 한 달 새 15% 올라"),
        ("byline", "김하늘"),
        ("outlet", "강변뉴스"),
    )
    assert document.roles == (*("headline", "subheadline", "furniture", "byline", "text", "caption", "text", "text", "furniture"),)


def test_an_english_article() -> None:
    document = article(ENGLISH, "en")
    assert dict(document.meta) == {
        "date": "2026-01-06",
        "headline": "Rice prices rise 15% in a month",
        "byline": "Kim Haneul",
        "translator": "Ann Lee",
        "editor": "Tom Ray",
    }
    assert document.roles[:5] == ("headline", "subheadline", "byline", "text", "caption")
    assert document.roles[-2:] == ("furniture", "furniture")


def test_what_the_file_says_counts_before_its_lines() -> None:
    document = article(
        ENGLISH, "en", (("published", "Jan. 7, 2026"), ("author", "Lee Bada"), ("tags", "rice"), ("source", "River"))
    )
    assert document.about("date") == "2026-01-07"
    assert document.about("byline") == "Lee Bada"
    assert document.about("outlet") == "River"
    assert document.about("translator") == "Ann Lee"
    assert document.about("tags") == "rice"


def test_a_link_is_no_address_where_it_is_none() -> None:
    assert article("가.\n나.", "ko", (("link", "yes"),)).about("url") is None
    assert article("가.\n나.", "ko", (("link", "https://example.com"),)).about("url") == "https://example.com"


@pytest.mark.parametrize("text", ["한 줄뿐이다.", "첫째.\n둘째.\n셋째.\n넷째.", "사과\n배\n감\n귤\n밤", "안녕\n네\n그래요."])
def test_other_texts_have_no_headline(text: str) -> None:
    document = article(text, "ko")
    assert document.meta == ()
    assert set(document.roles) == {"text"}


@pytest.mark.parametrize(
    ("levels", "roles"),
    [
        ([1, 2, 0, 2, 0], ["headline", "subheadline", "text", "heading", "text"]),
        ([0, 2, 0], ["text", "headline", "text"]),
        ([1, 1, 0], ["headline", "heading", "text"]),
        ([0] * 9 + [1], ["text"] * 9 + ["heading"]),
        ([], []),
    ],
)
def test_roles_by_heading_levels(levels: list[int], roles: list[Role]) -> None:
    assert list(headed(levels)) == roles
