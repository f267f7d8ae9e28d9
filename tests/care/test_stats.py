from __future__ import annotations

from tests.care.making import prop, unit
from tm.care.stats import stats
from tm.model.memory import Unit, Variant
from tm.model.stats import LanguageStats, Share


def test_everything_is_counted() -> None:
    units = [
        unit(
            "1",
            "쌀값이 올랐다.",
            "Rice rose.",
            date="20250101T000000Z",
            attrs=[("creationid", "김")],
            props=[prop("x-tm-confidence", "1.00")],
        ),
        unit("2", "쌀값이 올랐다.", "Rice went up.", date="2026-02-01", props=[prop("x-tm-confidence", "0.30")]),
        unit("3", "쌀값이  올랐다.", "Rice rose.", attrs=[("changeid", "이")], props=[prop("x-tm-confidence", "high")]),
        unit("4", "비", "Rain", date="어제", attrs=[("creationid", "김")], props=[prop("x-tm-confidence", "0.29")]),
    ]
    found = stats("m.tmx", units)
    assert (found.units, found.duplicates, found.conflicts, found.codes) == (4, 1, 1, 0)
    assert found.languages == (LanguageStats("ko", 4, 7, 22, 7), LanguageStats("en", 4, 8, 33, 0))
    assert found.years == (Share("2025", 1), Share("2026", 1))
    assert found.undated == 2
    assert found.creators == (Share("김", 2), Share("이", 1))
    assert found.confidence == (0, 0, 1, 1, 0, 0, 0, 0, 0, 1)


def test_nothing_and_odd_units() -> None:
    empty = stats("m.tmx", [])
    assert (empty.units, empty.languages, empty.years, empty.confidence, empty.first_date) == (0, (), (), (), None)
    assert stats("m.tmx", [Unit(), Unit("1", (Variant(""),))]).languages == (LanguageStats("", 1, 0, 0, 0),)
