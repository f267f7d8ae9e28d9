"""What a phrase was translated as."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.lookup.renderings import _SURE_OF_FEW, Renderings, _likeliest, _likelihood, one_a_unit, renderings, years
from tm.model.hit import Hit, Rendering
from tm.model.text import Lang

FILLER = [
    "Rain fell for three days, the source said.",
    "The road was closed again in the morning.",
    "Farmers in the county finished planting rice.",
    "Officials told people to save power.",
    "The factory stands still for lack of coal.",
] * 30


def put(texts: Sequence[str], others: Sequence[str] = FILLER, lang: Lang = "en") -> Renderings:
    every = [*texts, *others]
    return renderings(texts, lang, len(every), lambda words: sum(words.lower() in text.lower() for text in every))


def names(found: Renderings) -> list[tuple[str, int]]:
    return [(one.text, one.units) for one in found.found]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        pytest.param(["He sold it at the market.", "The market was full.", "No market opened."], [("market", 3)], id="one"),
        pytest.param(
            [
                "The market opened.",
                "He went to market.",
                "Some market.",
                "A jangmadang opened.",
                "At the jangmadang.",
                "Her jangmadang.",
            ],
            [("market", 3), ("jangmadang", 3)],
            id="two",
        ),
        pytest.param(
            ["The state security agent came.", "Two state security agents ran."], [("state security agent", 2)], id="longer"
        ),
        pytest.param(["The markets’ prices", "“All markets”", "markets"], [("markets", 3)], id="quotation marks and possessives"),
        pytest.param(["‘Buy it at the market’: they say", "the market, too"], [("market", 2)], id="two units, a closing quote"),
        pytest.param(["At the market.", "It rains.", "Power failed."], [], id="each once"),
        pytest.param(["the source said so", "the source said no"], [], id="two units, a word of many"),
        pytest.param(["4,000 won a month", "4,000 won a day"], [("won", 2)], id="numbers are no words"),
        pytest.param(["a stall"], [], id="a single unit"),
        pytest.param([], [], id="none"),
    ],
)
def test_english(texts: list[str], wanted: list[tuple[str, int]]) -> None:
    assert names(put(texts)) == wanted


def test_korean_without_particles_and_what_follows_a_quotation() -> None:
    texts = ["“장마당에서”라고 했다.", "장마당은 “비었다”라고 했다.", "그는 장마당으로 갔다."]
    found = put(texts, ["비가 왔다.", "길이 막혔다.", "쌀값이 올랐다."] * 40, "ko")
    assert names(found) == [("장마당", 3)]
    assert found.of_unit == ("장마당",) * 3


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("market stall the of guards raised fees river".split()), min_size=1, max_size=6), max_size=12)
)
def test_units_are_counted_once_and_hold_what_they_are_said_to(rows: list[list[str]]) -> None:
    texts = [" ".join(row) for row in rows]
    found = put(texts)
    assert len(found.of_unit) == len(texts)
    for one in found.found:
        assert one.units == found.of_unit.count(one.text) >= 1
    assert {name for name in found.of_unit if name} == {one.text for one in found.found}
    assert [one.units for one in found.found] == sorted((one.units for one in found.found), reverse=True)
    for text, name in zip(texts, found.of_unit, strict=True):
        assert name is None or name.lower().removesuffix("s") in text.lower()


def test_years_in_order_those_without_a_date_last() -> None:
    dates = ["2025-03-01T00:00:00Z", None, "2023-01-01T00:00:00Z", "2025-04-01T00:00:00Z", "어제"]
    found = years(dates, ["market", "bazaar", "market", "market", None])
    assert [(year.year, year.units) for year in found] == [(2023, 1), (2025, 2), (None, 2)]
    assert found[1].renderings == (Rendering("market", 2),)
    assert found[2].renderings == (Rendering("bazaar", 1),)


def test_a_unit_with_two_hits_is_one() -> None:
    hits = [Hit("쌀, 쌀", "rice", "source", 0, 1, "m.tmx", "1"), Hit("쌀, 쌀", "rice", "source", 3, 4, "m.tmx", "1")]
    assert one_a_unit(hits) == [hits[0]]


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.text("abc", max_size=3), st.tuples(st.integers(0, 12), st.integers(0, 60)), max_size=12), st.integers(12, 70)
)
def test_the_likeliest_is_that_of_all(counts: dict[str, tuple[int, int]], total: int) -> None:
    both, known = {key: count for key, (count, _) in counts.items()}, {key: held for key, (_, held) in counts.items()}
    every = max(((_likelihood(both[key], 12, known[key], total), key) for key in counts), default=(0.0, ""))
    found = _likeliest(both, 12, known.__getitem__, total)
    assert found == every if every[0] >= _SURE_OF_FEW else found[0] < _SURE_OF_FEW


def test_what_cannot_be_the_likeliest_is_not_asked_about() -> None:
    asked: list[str] = []
    _likeliest({"market": 10, "rain": 2, "road": 1}, 10, lambda key: asked.append(key) or 12, 100_000)  # type: ignore[func-returns-value]
    assert asked == ["market"]
