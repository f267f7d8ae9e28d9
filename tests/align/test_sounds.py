"""Names by their consonants."""

from __future__ import annotations

import pytest

from tm.align.sounds import english_sounds, korean_sounds


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("김책시에서 열렸다.", "It was held in Kim Chaek."),
        ("김정은이 찾았다.", "Kim Jong Un visited."),
        ("부다페스트에서", "in Budapest"),
        ("블라디보스토크로", "to Vladivostok"),
        ("카스파로프", "Kasparov"),
    ],
)
def test_a_name_shares_a_key(ko: str, en: str) -> None:
    assert korean_sounds(ko) & english_sounds(en)


@pytest.mark.parametrize(
    ("ko", "en"),
    [("청진에서", "in Sinuiju"), ("부시", "Bush: two consonants are too few"), ("쌀값이 올랐다", "Prices rose"), ("", "")],
)
def test_other_words_do_not(ko: str, en: str) -> None:
    assert not korean_sounds(ko) & english_sounds(en)


def test_small_words_are_no_names() -> None:
    assert english_sounds("the markets of the province") == frozenset()
