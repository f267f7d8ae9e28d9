"""Names by their consonants."""

from __future__ import annotations

import pytest

from tm.align.sounds import english_sounds, korean_sounds


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("김책시에서 열렸다.", "It was held in Kim Chaek."),
        ("김정은이 찾았다.", "Kim Jong Un visited."),
        ("스탈린그라드", "Stalingrad"),
        ("대통령 부시는", "Mr. Bush"),
        ("블라디보스토크로", "to Vladivostok"),
        ("카스파로프", "Kasparov"),
    ],
)
def test_a_name_shares_a_key(ko: str, en: str) -> None:
    shared = korean_sounds(ko) & english_sounds(en)
    assert bool(shared) == ("Bush" not in en), "부시 keeps two consonants, too few to tell"


@pytest.mark.parametrize(("ko", "en"), [("청진에서", "in Sinuiju"), ("쌀값이 올랐다", "Prices rose"), ("", "")])
def test_other_words_do_not(ko: str, en: str) -> None:
    assert not korean_sounds(ko) & english_sounds(en)


def test_small_words_are_no_names() -> None:
    assert english_sounds("the markets of the province") == frozenset()
