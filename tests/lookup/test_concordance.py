"""Concordance finds what a slow scan of all texts finds, on tables with columns and without; and what phrases were put as."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup import plain
from tests.lookup.test_search import memory_of, small  # noqa: F401
from tests.text.test_phrases import texts
from tm.errors import BadSetting
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.concordance import Concordance
from tm.model.hit import Hit
from tm.model.memory import Prop, Unit, Variant
from tm.model.text import LANGS
from tm.text.folding import fold

Place = tuple[str | None, str, int, int]


def places(hits: Sequence[Hit], *, source: str = "ko") -> Counter[Place]:
    """Unit, language, start and end of each hit."""
    other = "en" if source == "ko" else "ko"
    return Counter((hit.tuid, source if hit.side == "source" else other, hit.start, hit.end) for hit in hits)


def scanned(units: Sequence[Unit], phrases: Sequence[str]) -> Counter[Place]:
    found: Counter[Place] = Counter()
    for unit in units:
        groups = [
            [
                (unit.tuid, lang, start, end)
                for lang, variant in zip(LANGS, unit.variants, strict=True)
                for start, end in plain.occurrences(phrase, variant.text, lang)
            ]
            for phrase in phrases
        ]
        if all(groups):
            found.update(place for group in groups for place in group)
    return found


UNITS = st.lists(st.tuples(texts("ko", 7), texts("en", 7)), min_size=1, max_size=12).map(
    lambda rows: [plain.unit(number, ko, en) for number, (ko, en) in enumerate(rows)]
)


@st.composite
def phrases_for(draw: st.DrawFn, units: Sequence[Unit]) -> str:
    """A phrase of its own, or a stretch of one of the texts, perhaps in another Unicode form."""
    if draw(st.booleans()):
        return draw(st.one_of(texts("ko", 2), texts("en", 2)).filter(str.strip))
    text = draw(st.sampled_from([variant.text for unit in units for variant in unit.variants]))
    start = draw(st.integers(0, len(text) - 1))
    found = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text[start : start + draw(st.integers(1, 12))])
    return found if found.strip() else "시장"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("cut", [0, 4])
def test_concordance_is_a_scan(cut: int) -> None:
    @settings(max_examples=100, deadline=None)
    @given(st.data(), UNITS)
    def law(data: st.DataObject, units: list[Unit]) -> None:
        phrases = data.draw(st.lists(phrases_for(units), min_size=1, max_size=2))
        found = memory_of(units, cut).concord(*phrases, source="ko")
        wanted = scanned(units, phrases)
        assert places(found.hits) == wanted
        assert (found.count, found.units) == (wanted.total(), len({place[0] for place in wanted}))
        for hit in found.hits:
            lang = "ko" if hit.side == "source" else "en"
            assert fold(hit.text[hit.start : hit.end], lang) in [fold(phrase, lang) for phrase in phrases]

    law()


@pytest.mark.usefixtures("small")
def test_exact_concordance_is_a_search_in_nfc() -> None:
    @settings(max_examples=80, deadline=None)
    @given(st.data(), UNITS)
    def law(data: st.DataObject, units: list[Unit]) -> None:
        phrase = data.draw(phrases_for(units))
        wanted = unicodedata.normalize("NFC", phrase)
        found = memory_of(units).concord(phrase, source="ko", mode="exact")
        count = sum(unicodedata.normalize("NFC", variant.text).count(wanted) for unit in units for variant in unit.variants)
        assert found.count == count
        assert all(unicodedata.normalize("NFC", hit.text[hit.start : hit.end]) == wanted for hit in found.hits)

    law()


MARKETS = [
    ("1", "장마당에서 쌀값이 올랐다.", "Rice rose at the market.", "20230105T000000Z"),
    ("2", "장마당 상인들이 모였다.", "Traders gathered at the market.", "20230310T000000Z"),
    ("3", "당국이 장마당을 단속했다.", "Officials raided the market.", "20230702T000000Z"),
    ("4", "장마당 문이 닫혔다.", "The jangmadang was closed.", "20250105T000000Z"),
    ("5", "주민들은 장마당만 믿는다.", "People trust only the jangmadang.", "20250309T000000Z"),
    ("6", "장마당 세금이 늘었다.", "Taxes on the jangmadang grew.", "20250704T000000Z"),
    ("7", "국영 상점에는 물건이 없다.", "State shops have no goods.", "20250704T000000Z"),
    ("8", "강물이 불어 다리가 잠겼다.", "The river rose and covered the bridge.", ""),
]
OTHERS = [
    (str(number), f"군인 {number}명이 길을 닦았다.", f"{number} soldiers built a road.", "20240101T000000Z")
    for number in range(20, 60)
]


def made(rows: Sequence[tuple[str, str, str, str]] = MARKETS) -> Memory:
    return memory_of([plain.unit(int(number), ko, en, date=date) for number, ko, en, date in rows])


def rendered(found: Concordance) -> dict[int | None, list[tuple[str, int]]]:
    return {year.year: [(one.text, one.units) for one in year.renderings] for year in found.years}


def test_what_it_was_put_as_year_by_year() -> None:
    found = made([*MARKETS, *OTHERS]).concord("장마당", by_year=True)
    assert [(one.text, one.units) for one in found.renderings] == [("market", 3), ("jangmadang", 3)]
    assert rendered(found) == {2023: [("market", 3)], 2025: [("jangmadang", 3)]}
    assert [year.units for year in found.years] == [3, 3]


def test_it_was_put_so_the_other_way_too() -> None:
    found = made([*MARKETS, *OTHERS]).concord("jangmadang", by_year=True)
    assert (found.source_lang, found.target_lang) == ("en", "ko")
    assert rendered(found) == {2025: [("장마당", 3)]}


def test_a_word_that_both_sides_write_alike_is_put_as_itself_from_either() -> None:
    rows = [
        ("PC가 고장났다.", "The PC broke."),
        ("새 PC를 샀다.", "They bought a PC."),
        ("PC 값", "PC prices"),
        ("낡은 PC", "An old PC"),
    ]
    units = [plain.unit(n, *row) for n, row in enumerate(rows)]
    units += [plain.unit(n + 100, ko, en) for n, (_, ko, en, _) in enumerate(OTHERS)]
    for source in LANGS:
        found = memory_of(units).concord("PC", source=source, by_year=True)
        assert [hit.side for hit in found.hits[:2]] == ["source", "target"]
        assert [year.units for year in found.years] == [4]
        assert found.renderings[0].text == "PC"


def test_a_limit_does_not_change_what_is_counted_nor_how_it_was_put() -> None:
    every = made([*MARKETS, *OTHERS]).concord("장마당", by_year=True)
    some = made([*MARKETS, *OTHERS]).concord("장마당", by_year=True, limit=2)
    assert (some.count, some.units, some.renderings, some.years) == (6, 6, every.renderings, every.years)
    assert some.hits == every.hits[:2]


def test_nothing_is_worked_out_unless_asked_for() -> None:
    found = made().concord("장마당")
    assert (found.renderings, found.years) == ((), ())


def test_the_newest_units_come_first_and_layers_do_not_matter() -> None:
    tuids = [hit.tuid for hit in made().concord("다").hits]
    assert tuids[-1] == "8"
    assert tuids[:-1] == sorted(tuids[:-1], key=lambda tuid: [row[3] for row in MARKETS if row[0] == tuid], reverse=True)
    units = [Unit(None, (Variant("ko", (f"쌀 {n}",)), Variant("en", (f"rice {n}",)))) for n in (3, 1, 2)]
    assert memory_of(units).concord("쌀").hits == memory_of(units[::-1], 2).concord("쌀").hits


@pytest.mark.parametrize(
    ("phrases", "tuids"),
    [
        (["장마당", "market"], {"1", "2", "3"}),
        (["market", "장마당"], {"1", "2", "3"}),
        (["단속", "raided", "당국"], {"3"}),
        (["장마당", "강물"], set()),
        (["rose"], {"1", "8"}),
    ],
)
def test_several_phrases_are_all_in_the_unit_on_either_side(phrases: list[str], tuids: set[str]) -> None:
    found = made().concord(*phrases)
    assert {hit.tuid for hit in found.hits} == tuids
    assert found.phrases == tuple(phrases)
    assert found.units == len(tuids)


@pytest.mark.parametrize(
    ("source", "target", "sides"),
    [
        (None, None, {"source"}),
        ("ko", None, {"source"}),
        (None, "en", {"source"}),
        ("en", None, {"target"}),
        (None, "ko", {"target"}),
    ],
)
def test_the_direction_says_which_side_is_the_source(source: str | None, target: str | None, sides: set[str]) -> None:
    found = made().concord("장마당", source=source, target=target)  # type: ignore[arg-type]
    assert {hit.side for hit in found.hits} == sides
    assert all("장마당" in hit.text for hit in found.hits)


@pytest.mark.parametrize(
    ("wanted", "tuids"),
    [
        (Wanted(since="2025-03"), {"5", "6"}),
        (Wanted(since="2025-03-09"), {"5", "6"}),
        (Wanted(since="2026"), set()),
        (Wanted(file="m.tmx"), {"1", "2", "3", "4", "5", "6"}),
        (Wanted(file="n*.tmx"), set()),
        (Wanted(threshold=100, limit=1), {"1", "2", "3", "4", "5", "6"}),
    ],
)
def test_filters(wanted: Wanted, tuids: set[str]) -> None:
    assert {hit.tuid for hit in made().concord("장마당", wanted=wanted).hits} == tuids


def test_a_filter_by_property() -> None:
    units = [plain.unit(n, "쌀", "rice", props=(("x-client", client),)) for n, client in enumerate(["통신", "신문사"])]
    assert [hit.tuid for hit in memory_of(units).concord("쌀", wanted=Wanted(props=("x-client=신문*",))).hits] == ["1"]


@pytest.mark.parametrize(
    ("date", "since", "holds"),
    [
        ("20250309T120000Z", "2025-03-09", True),
        ("20250308T235959Z", "2025-03-09", False),
        ("2025-03-09T12:00:00+09:00", "2025-03-09", True),
        ("20250308", "2025-03-09", False),
        ("2025", "2025", True),
        ("2025", "2025-01", False),
        ("31.12.2025", "2025", False),
        ("어제", "2025", False),
        ("", "2025", False),
    ],
)
def test_dates_of_every_kind(date: str, since: str, holds: bool) -> None:
    memory = memory_of([plain.unit(1, "쌀", "rice", date=date)])
    assert memory.concord("쌀", wanted=Wanted(since=since)).count == holds


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": "yesterday"},
        {"since": "2025-13"},
        {"since": "2025-02-30"},
        {"since": "25"},
        {"since": "２０２５"},
        {"since": "2025-3-9"},
        {"since": ""},
        {"threshold": 101},
        {"threshold": -0.1},
        {"threshold": float("nan")},
        {"limit": 0},
        {"props": ("=통신",)},
        {"props": ("",)},
    ],
)
def test_what_cannot_be_wanted(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadSetting):
        Wanted(**wrong)


def test_units_of_many_variants_and_of_one() -> None:
    both = Unit(
        "1", (Variant("ko", ("장마당",)), Variant("ko-KP", ("장마당과 시장",)), Variant("en", ("market",)), Variant("en", ("",)))
    )
    alone = Unit("2", (Variant("ko", ("장마당",)),), props=(Prop("x-a", "b"),))
    found = memory_of([both, alone]).concord("장마당")
    assert Counter((hit.tuid, hit.source, hit.target) for hit in found.hits) == Counter(
        [("1", "장마당", "market"), ("1", "장마당과 시장", "market"), ("2", "장마당", "")]
    )
    assert next(hit for hit in found.hits if hit.tuid == "2").props == (("x-a", "b"),)


def test_regular_expressions() -> None:
    found = made().concord(r"장마당(에서|을|만)", mode="regex")
    assert sorted(hit.text[hit.start : hit.end] for hit in found.hits) == ["장마당만", "장마당에서", "장마당을"]
    assert made().concord(r"z*", mode="regex").count == 0
    assert made().concord("[Mm]arket", r"\bRice", mode="regex").units == 1


@pytest.mark.parametrize(
    ("phrase", "mode"), [("", "folded"), (" \u3000", "folded"), ("\t", "exact"), ("", "regex"), ("(", "regex")]
)
def test_no_phrase(phrase: str, mode: str) -> None:
    with pytest.raises(BadSetting):
        made().concord("쌀", phrase, mode=mode)  # type: ignore[arg-type]
