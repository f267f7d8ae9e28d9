from __future__ import annotations

import unicodedata

import pytest

from tm.model.lang import is_lang, primary
from tm.text.normalize import language_of, tidy


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("한국어와 English", "ko"),
        (unicodedata.normalize("NFD", "한국어"), "ko"),
        ("ﾡﾢ", "ko"),
        ("English only", "en"),
        ("12,000 — 34%", None),
        ("", None),
    ],
)
def test_the_script_decides(text: str, lang: str | None) -> None:
    assert language_of(text) == lang


def test_tidy_leaves_letters_alone() -> None:
    assert tidy(unicodedata.normalize("NFD", "  쌀\u00a0 값\n")) == "쌀 값"


@pytest.mark.parametrize("code", ["ko", "KO", "ko-KR", "ko_KR", "kor", "Korean", "ko-Kore-KP"])
def test_codes_of_korean(code: str) -> None:
    assert is_lang(code, "ko")


@pytest.mark.parametrize("code", ["kok", "en", "", "x-ko"])
def test_codes_of_others(code: str) -> None:
    assert primary(code) != "ko"
