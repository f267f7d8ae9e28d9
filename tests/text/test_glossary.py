"""The glossary's entries in a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model.glossary import Entry
from tm.model.text import Lang
from tm.text.folding import Folding
from tm.text.glossary import Glossary

ENTRIES = [
    Entry(
        ("국가보위성", "보위성"),
        ("Ministry of State Security",),
        ("MSS", "State Security Ministry"),
        ("State Security Department",),
    ),
    Entry(("보위원",), ("security agent",)),
    Entry(("시장",), ("market",), ("marketplace",)),
    Entry(("시장관리소",), ("market management office",)),
    Entry(("단속",), ("crackdown",), ("inspection",)),
    Entry(("여성동맹", "여맹"), ("Women's Union",)),
    Entry(("노동당",), ("Workers' Party",), ("WPK",)),
    Entry(("선전선동부",), ("Propaganda and Agitation Department",), ("PAD",)),
    Entry(("러시아",), ("Russia",)),
]
GLOSSARY = Glossary(ENTRIES)


def shown(text: str, lang: Lang) -> list[str]:
    return [f"{term.source} = {term.target}" for term in GLOSSARY.within(text, lang)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("국가보위성이 단속을 강화했다.", ["국가보위성 = Ministry of State Security", "단속 = crackdown"]),
        ("국가 보위성 일군들", ["국가 보위성 = Ministry of State Security"]),
        # The longest wins; no part of it counts beside it.
        ("시장관리소와 시장", ["시장관리소 = market management office", "시장 = market"]),
        # North and South, also where the letter before changes the key.
        ("로동당과 로씨야", ["로동당 = Workers' Party", "로씨야 = Russia"]),
        ("우리 여성동맹원들", ["여성동맹 = Women's Union"]),
        ("우리 녀맹에서", ["녀맹 = Women's Union"]),
        # A short term is a word of its own, or one with particles.
        ("시장에서만 판다", ["시장 = market"]),
        ("시장들이", ["시장 = market"]),
        ("농산물시장에서", []),
        ("시장끼가 돌았다", []),
        ("단속반이 왔다", []),
        # A long one may stand in a compound.
        ("도국가보위성장", ["국가보위성 = Ministry of State Security"]),
        ("아무것도 없다", []),
        ("", []),
    ],
)
def test_korean(text: str, found: list[str]) -> None:
    assert shown(text, "ko") == found
    assert [term.target for term in GLOSSARY.within(unicodedata.normalize("NFD", text), "ko")] == [
        pair.partition(" = ")[2] for pair in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ministry of State Security said", ["Ministry of State Security = 국가보위성"]),
        ("MSS agents", ["MSS = 국가보위성"]),
        ("two security agents and markets", ["security agent = 보위원", "market = 시장"]),
        ("the supermarket was a marketplace", ["marketplace = 시장"]),
        ("the Women’s Union", ["Women’s Union = 여성동맹"]),
        # What only capitals tell from a word must have them.
        ("a writing pad, a PAD official", ["PAD = 선전선동부"]),
        # Banned forms are no terms.
        ("the State Security Department", []),
    ],
)
def test_english(text: str, found: list[str]) -> None:
    assert shown(text, "en") == found


@given(
    st.lists(st.sampled_from("국가보위성 시장 관리소 시장관리소 로동당 이 을 에서 , “ ” ( 단속 여맹 우리".split()), max_size=10),
    st.booleans(),
)
def test_terms_stand_where_they_say_in_order_and_apart(words: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(words)
    end = 0
    for term in GLOSSARY.within(text, "ko"):
        assert text[term.start : term.end] == term.source
        assert term.start >= end
        end = term.end


@pytest.mark.parametrize(
    ("word", "first", "count"),
    [
        ("국가보위성이", "국가보위성", 1),
        ("보위성", "국가보위성", 1),
        ("로동당에서는", "노동당", 1),
        ("시장", "시장", 2),
        ("mss", "국가보위성", 1),
        ("security agents", "보위원", 1),
        ("marketplaces", "시장", 1),
        ("market", "시장", 2),
        (unicodedata.normalize("NFD", "단속을"), "단속", 1),
        ("없는말", None, 0),
        ("", None, 0),
    ],
)
def test_a_word_by_itself_its_own_entry_first(word: str, first: str | None, count: int) -> None:
    found = GLOSSARY.named(word)
    assert [entry.ko[0] for entry in found[:1]] == ([first] if first else [])
    assert len(found) == count


def test_a_users_words_count_as_one() -> None:
    entries = [Entry(("휴대전화",), ("mobile phone",))]
    own = Glossary(entries, Folding.with_words([("손기계", "휴대전화")]))
    assert [term.source for term in own.within("새 손기계를 샀다.", "ko")] == ["손기계"]
    assert not Glossary(entries).within("새 손기계를 샀다.", "ko")
