"""The band of a segment, against the likest of all matches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.leverage.making import KO, memory, pair, segment
from tests.lookup.test_search import memory_of, texts, units_of
from tm.leverage.bands import LOWEST, band_of, best_band
from tm.lookup.wanted import Wanted
from tm.model.band import LEAST, Band
from tm.model.memory import Prop
from tm.model.text import Lang


@pytest.mark.parametrize(
    ("similarity", "band"),
    [
        (None, "none"),
        (100.0, "100"),
        (99.9, "95-99"),
        (99.0, "95-99"),
        (95.0, "95-99"),
        (94.9, "85-94"),
        (85.0, "85-94"),
        (84.9, "75-84"),
        (75.0, "75-84"),
        (74.9, "50-74"),
        (50.0, "50-74"),
        (49.9, "none"),
    ],
)
def test_a_band_goes_from_its_number_to_the_next(similarity: float | None, band: str) -> None:
    assert band_of(similarity) == band


def test_context_needs_a_full_hundred() -> None:
    assert band_of(100.0, in_context=True) is Band.CONTEXT
    assert band_of(99.0, in_context=True) is Band.FROM_95


def test_bands_are_named_by_their_limits() -> None:
    for band, least in LEAST.items():
        assert band.value.startswith(f"{least:g}")


@pytest.mark.parametrize(
    ("known_before", "before", "band"),
    [("앞 문장이다.", "앞 문장이다.", "context"), ("앞 문장이다.", "다른 문장이다.", "100"), ("", "앞 문장이다.", "100")],
)
def test_neighbours_that_agree_make_a_context_match(known_before: str, before: str, band: str) -> None:
    opened = memory(pair(KO, "Border security was tightened.", before=known_before))
    assert best_band(segment(KO, before=before), opened) == band


def test_penalties_count() -> None:
    aligned = memory(pair(KO, "Border security was tightened.", before="앞", props=(Prop("x-tm-aligner", "s"),)))
    assert best_band(segment(KO, before="앞"), aligned) is Band.FROM_95


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_band_of_the_likest_of_all(lang: Lang) -> None:
    @settings(max_examples=60, deadline=None)
    @given(texts(lang).filter(str.strip), st.lists(texts(lang).filter(str.strip), min_size=1, max_size=15))
    def law(query: str, sources: list[str]) -> None:
        opened = memory_of(units_of(lang, sources))
        matches = opened.lookup(query, source=lang, wanted=Wanted(LOWEST, 10_000)).matches
        expected = band_of(max((match.similarity for match in matches), default=None))
        assert best_band(segment(query, lang), opened) is expected

    law()
