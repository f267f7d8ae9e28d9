"""How like the likest unit is, against the likest of all matches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup.test_search import layer_of, memory_of, texts, units_of
from tm.lookup import table
from tm.lookup.penalties import Penalties
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.match import PenaltyRule
from tm.model.text import Lang


def likest(memory: Memory, query: str, lang: Lang, wanted: Wanted) -> float | None:
    every = Wanted(wanted.threshold, 10_000, props=wanted.props)
    return max((match.similarity for match in memory.lookup(query, source=lang, wanted=every).matches), default=None)


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("threshold", [1, 30, 50, 75, 100])
def test_the_likest_of_all_matches(monkeypatch: pytest.MonkeyPatch, lang: Lang, threshold: float, columns: bool) -> None:
    if columns:
        monkeypatch.setattr(table, "SMALL", 0)

    @settings(max_examples=30, deadline=None)
    @given(texts(lang), st.lists(texts(lang).filter(str.strip), min_size=1, max_size=20), st.integers(0, 20))
    def law(query: str, sources: list[str], cut: int) -> None:
        memory = memory_of(units_of(lang, sources), cut)
        wanted = Wanted(threshold)
        assert memory.nearest(query, source=lang, wanted=wanted) == likest(memory, query, lang, wanted)

    law()


@pytest.mark.parametrize("dead", [b"", b"\1\0\0\0", b"\1\1\0\0", b"\1\1\1\1"])
@pytest.mark.parametrize("points", [0, 3, 60])
def test_dead_units_and_penalties_let_another_come_first(monkeypatch: pytest.MonkeyPatch, dead: bytes, points: float) -> None:
    monkeypatch.setattr(table, "SMALL", 0)
    layer = layer_of(units_of("en", ["open the files", "open the file", "open a file", "close"]))
    layer.dead = dead
    rules = (PenaltyRule(points, file="m.tmx"),) if points else ()
    memory = Memory([layer], penalties=Penalties(rules))
    for query in ("open the files", "open the file!", "opens a file"):
        assert memory.nearest(query, wanted=Wanted(40)) == likest(memory, query, "en", Wanted(40))
