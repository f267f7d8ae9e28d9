"""Names in a document: against the glossary, and against themselves."""

from __future__ import annotations

import time

import pytest

from tm.check.check import Context, Pair
from tm.check.name import CHECK
from tm.model.glossary import Entry

ENTRIES = (
    Entry(("혜산",), ("Hyesan",)),
    Entry(("국가보위성",), ("Ministry of State Security",), ("MSS",), ("Ministry of State Protection",)),
)


def messages(*texts: tuple[str, str], entries: tuple[Entry, ...] = ()) -> list[str]:
    finder = CHECK.finder(Context(entries))
    pairs = [Pair(ko, en, "ko", "en", "article.md") for ko, en in texts]
    for pair in pairs:
        finder.survey(pair)
    return [hint.message for pair in pairs for hint in finder.find(pair)]


@pytest.mark.parametrize(
    ("ko", "en", "says"),
    [
        ("혜산시 주민들은 말을 아꼈다.", "Residents of Heysan said little.", "“Heysan” here"),
        ("국가보위성이 나섰다.", "The Ministry of State Protection stepped in.", "not to be used"),
        ("국가보위성이 나섰다.", "The MSS stepped in.", None),
        ("혜산에서 왔다.", "He came from Hyesan’s station.", None),
    ],
)
def test_against_the_glossary(ko: str, en: str, says: str | None) -> None:
    found = messages((ko, en), entries=ENTRIES)
    assert (says is None) is (not found)
    assert says is None or says in found[0]


def test_a_name_just_read_may_be_left_out() -> None:
    first, again = (
        ("혜산에서 왔다.", "He came from Hyesan."),
        ("혜산 사람들은 그 소식을 듣고도 말을 아꼈다.", "People there said little."),
    )
    assert len(messages(again, entries=ENTRIES)) == 1
    assert not messages(first, again, entries=ENTRIES)
    assert len(messages(first, *[("그렇다.", "Yes.")] * 5, again, entries=ENTRIES)) == 1
    wrong = (again[0], "People in Heysan said little.")
    assert len(messages(first, wrong, entries=ENTRIES)) == 1


@pytest.mark.parametrize("other", ["Italian", "Italy’s"])
def test_a_people_is_no_other_spelling_of_its_country(other: str) -> None:
    assert not messages(("이탈리아가 이겼다.", "Italy won."), ("이탈리아는", "Italy"), ("이탈리아 언론은", f"The {other} press"))


def test_the_rarer_spelling_is_pointed_at() -> None:
    usual = [("회령의 상인들", "Traders in Hoeryong")] * 3
    assert messages(*usual, ("회령 장마당", "The market in Hoeryeong")) == [
        "회령 is “Hoeryong” in 3 other units of this document, “Hoeryeong” here; spell it one way"
    ]


def test_a_banned_spelling_is_told_once() -> None:
    entry = Entry(("혜산",), ("Hyesan",), (), ("Haesan",))
    usual = [("혜산의 상인들", "Traders in Hyesan")] * 3
    assert messages(*usual, ("혜산 장마당", "The market in Haesan"), entries=(entry,)) == [
        "“Haesan” is not to be used for 혜산; write “Hyesan”"
    ]


def test_other_documents_are_not_asked() -> None:
    finder = CHECK.finder(Context())
    pairs = [
        Pair("회령의 상인들", en, "ko", "en", doc)
        for en, doc in [("In Hoeryong", "a"), ("In Hoeryong", "a"), ("In Hoeryeong", "b")]
    ]
    for pair in pairs:
        finder.survey(pair)
    assert not [hint for pair in pairs for hint in finder.find(pair)]


def test_a_text_of_nothing_but_names_ends_soon() -> None:
    names = " ".join(f"{one}에서" for one in "혜산 무산 회령 온성 청진 신의주 원산 사리원 해주 강계 평성 함흥 남포 개성".split())
    start = time.process_time()
    messages((names * 50, "Hyesan Musan Hoeryong Onsong " * 1000))
    assert time.process_time() - start < 3
