"""Similarity against a plain implementation of its definition, and its laws."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup import plain
from tm.lookup.similarity import similarity
from tm.model.text import Lang
from tm.text.folding import fold

WORDS = {
    "ko": "시장 로동 노동 쌀 값이 6200원에 되였다 되었다 국경 경비가 《강화》 “강화” 않았다 로씨야 러시아 ㎏ ５".split(),
    "en": "the market price Rice rice of 6,200 won rose didn't “fell” fell - – border ＡＢ guards file files".split(),
}


def texts(lang: Lang) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS[lang]), max_size=12).map(" ".join)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_it_is_what_its_definition_says(lang: Lang) -> None:
    @settings(max_examples=300, deadline=None)
    @given(texts(lang), texts(lang))
    def law(a: str, b: str) -> None:
        found = similarity(a, b, lang)
        assert found == plain.similarity(a, b, lang)
        assert found == similarity(b, a, lang)
        assert similarity(a, a, lang) == 100.0
        assert 0 <= found <= 100

    law()


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("녀성 로동자들이 력사박물관을 참관하였다.", "여성 노동자들이 역사박물관을 참관하였다."),
        ("그는 할수 없다는듯이 머리를 흔들었다.", "그는 할 수 없다는 듯이 머리를 흔들었다."),
        ("류학생 리영희는 량강도에서 왔다.", "유학생 이영희는 양강도에서 왔다."),
        ("로씨야대통령이 꾸바를 방문하였다.", "러시아 대통령이 쿠바를 방문하였다."),
        ("콤퓨터 5대와 뜨락또르 3대를 받았다.", "컴퓨터 5대와 트랙터 3대를 받았다."),
        ("공사가 완공되였다.", "공사가 완공되었다."),
        ("《승리》라는 구호가 걸렸다", "“승리”라는 구호가 걸렸다"),
    ],
)
def test_north_and_south_are_variants(north: str, south: str) -> None:
    assert similarity(north, south, "ko") == 99.0


def test_words_that_fold_alike_are_never_exact() -> None:
    assert similarity("무력을 강화한다.", "무역을 강화한다.", "ko") == 99.0


def test_decomposed_hangul_is_the_same_text() -> None:
    text = "저장하려면 누르세요."
    assert similarity(unicodedata.normalize("NFD", text), text, "ko") == 100.0


def test_short_english_is_compared_by_characters_too() -> None:
    assert similarity("Open file", "Open files", "en") == 90.0


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    for lang in ("ko", "en"):
        once = fold(text, lang)
        assert fold(once, lang) == once
