"""The order of matches by what differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.lookup.differences import Comparison, compare
from tm.lookup.rank import MOST, WEIGHTS, lowered, rank
from tm.model.match import Difference
from tm.model.text import Lang


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    kinds = draw(st.sets(st.sampled_from(list(Difference))))
    grades = draw(st.lists(st.floats(0.01, 1), min_size=len(kinds), max_size=len(kinds)))
    return Comparison(tuple(kind for kind in Difference if kind in kinds), (), tuple(grades))


@given(st.integers(0, 1000), comparisons())
def test_within_fifteen_points(tenths: int, comparison: Comparison) -> None:
    similarity = tenths / 10
    found = rank(similarity, comparison)
    assert max(0.0, similarity - MOST) - 1e-9 <= found <= similarity
    assert found == round(found, 1) == rank(similarity, comparison)


@given(st.integers(0, 1000), comparisons())
def test_what_surely_differs_is_a_bound(tenths: int, comparison: Comparison) -> None:
    known = list(zip(comparison.differences, comparison.grades, strict=True))
    for some in range(len(known)):
        assert rank(tenths / 10, comparison) <= lowered(tenths / 10, sum(WEIGHTS[kind] * grade for kind, grade in known[:some]))


def test_nothing_differs_nothing_is_taken_off() -> None:
    assert rank(87.3, Comparison()) == 87.3


def test_each_kind_has_a_weight() -> None:
    assert set(WEIGHTS) == set(Difference)
    assert all(0 < weight <= MOST for weight in WEIGHTS.values())


KEPT = """
ko | 그는 시장에서 쌀을 샀다. | 그는 시장에서 쌀은 샀다.
ko | 그는 시장에서 쌀을 샀다. | 그는 시장에서 쌀 샀다
ko | 그는 시장에서 쌀을 샀다. | 그는 시장에서 쌀을 샀습니다.
ko | 물길공사를 완공하였다. | 물길 공사를 완공했다.
ko | 로동자가 공장을 지었다. | 노동자가 공장을 지었다.
en | The guard sold the rice. | A guard sold rice
en | They do not sell rice. | They don't sell rice.
en | The colour of the flag | The color of the flag
"""

CHANGED = """
ko | 그는 시장에서 쌀을 샀다. | 그는 시장에서 콩을 샀다.
ko | 쌀을 30키로 샀다. | 쌀을 50키로 샀다.
ko | 그는 시장에서 쌀을 샀다. | 그는 시장에서 쌀을 안 샀다.
ko | 그는 평양에서 쌀을 샀다. | 그는 원산에서 쌀을 샀다.
ko | 군인이 주민을 때렸다. | 주민이 군인을 때렸다.
ko | 군인이 주민을 때렸다. | 군인을 주민이 때렸다.
en | The guard sold the rice. | The guard sold the corn.
en | The guard sold 30 kilos. | The guard sold 50 kilos.
en | The guard sold the rice. | The guard never sold the rice.
en | The guard hit the farmer. | The farmer hit the guard.
"""


def off(line: str) -> float:
    code, query, source = (part.strip() for part in line.split("|"))
    lang: Lang = "ko" if code == "ko" else "en"
    return 90.0 - rank(90.0, compare(query, source, lang))


@pytest.mark.parametrize("changed", CHANGED.strip().splitlines())
def test_at_one_similarity_what_keeps_the_meaning_comes_first(changed: str) -> None:
    assert off(changed) > 12
    assert all(off(kept) < 2 for kept in KEPT.strip().splitlines())


def test_tense_counts_more_than_the_speech_level_and_less_than_a_noun() -> None:
    level, tense, noun = (
        off(f"ko | 그는 강을 건넌다. | {text}") for text in ("그는 강을 건넙니다.", "그는 강을 건넜다.", "그는 산을 건넌다.")
    )
    assert level < tense / 3 < tense < noun / 3
