"""Lookup finds exactly what a scan by `similarity` finds, on tables with columns and without, in both languages."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup import plain
from tm.lookup import table
from tm.lookup.layer import Builder, Layer
from tm.lookup.record import record_of
from tm.lookup.sections import Sections
from tm.lookup.similarity import similarity
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.match import MatchKind
from tm.model.memory import Prop, Unit, Variant
from tm.model.text import Lang
from tm.text.folding import SHIPPED

WORDS = {
    "ko": (
        "시장 로동 노동 쌀 값이 6200원에 되였다 되었다 국경 경비가 《강화》 “강화” 않았다 로씨야 러시아 ㎏ ５ 𠮷野 1,200 1 200"
    ).split(),
    "en": "the market price Rice rice of 6,200 won rose didn't “fell” fell - – border ＡＢ guards file files naïve 😀 a".split(),
}


def texts(lang: Lang) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS[lang]), max_size=14).map(" ".join)


def layer_of(units: Sequence[Unit], file: str = "m.tmx") -> Layer:
    builder = Builder(SHIPPED)
    for unit in units:
        builder.add(record_of(unit, file))
    out = io.BytesIO()
    builder.write(out)
    return Layer(Sections(out.getvalue()))


def memory_of(units: Sequence[Unit], cut: int = 0) -> Memory:
    """A memory of one layer, or of two."""
    return Memory([layer_of(part) for part in (units[:cut], units[cut:]) if part])


def units_of(lang: Lang, sources: Sequence[str]) -> list[Unit]:
    other = "en" if lang == "ko" else "ko"
    return [Unit(str(n), (Variant(lang, (text,)), Variant(other, (f"x{n}",)))) for n, text in enumerate(sources)]


@pytest.fixture(params=["scan", "columns"])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of any size have columns, or none."""
    if request.param == "columns":
        monkeypatch.setattr(table, "SMALL", 0)
        monkeypatch.setattr("tm.lookup.holding.SMALL", 0)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("threshold", [50, 55, 62.5, 70, 80, 90, 95, 99, 100])
def test_lookup_is_a_scan(lang: Lang, threshold: float) -> None:
    @settings(max_examples=25, deadline=None)
    @given(texts(lang), st.lists(texts(lang).filter(str.strip), min_size=1, max_size=20), st.integers(0, 20))
    def law(query: str, sources: list[str], cut: int) -> None:
        found = memory_of(units_of(lang, sources), cut).lookup(query, source=lang, threshold=threshold, limit=100).matches
        scores = [plain.similarity(query, text, lang) for text in sources] if query.strip() else []
        assert sorted(match.raw for match in found) == sorted(score for score in scores if score >= threshold)
        assert all(match.raw == similarity(query, match.source, lang) for match in found)

    law()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_limit_keeps_the_first_of_all(lang: Lang) -> None:
    @settings(max_examples=40, deadline=None)
    @given(texts(lang).filter(str.strip), st.lists(texts(lang).filter(str.strip), min_size=1, max_size=30), st.integers(1, 6))
    def law(query: str, sources: list[str], limit: int) -> None:
        memory = memory_of(units_of(lang, sources))
        every = memory.lookup(query, source=lang, threshold=50, limit=1000).matches
        assert memory.lookup(query, source=lang, threshold=50, limit=limit).matches == every[:limit]

    law()


def test_units_are_the_same_one_by_one_and_together() -> None:
    layer = layer_of(units_of("ko", ["시장", '“시장”\n"값"', "𠮷野"]))
    assert layer.records([2, 0, 1]) == [layer.record(unit) for unit in (2, 0, 1)]
    assert layer.records([]) == []


def test_of_equals_the_first_in_order_is_kept_however_many_there_are() -> None:
    """Those that a bound passes over unread are those that come behind."""
    sources = [f"{word}..." for word in "Copy Move Delete Rename Export Import Leave Let Live Lock Sort Undo".split()]
    units = [Unit(f"{n % 5}", unit.variants) for n, unit in enumerate(units_of("en", sources))]
    memory = memory_of(units)
    every = memory.lookup("Leave it...", threshold=50, limit=100).matches
    assert len(every) == len(sources)
    assert all(memory.lookup("Leave it...", threshold=50, limit=limit).matches == every[:limit] for limit in range(1, 13))


_ROWS = st.tuples(
    st.sampled_from("0123456789"),
    st.sampled_from(["", "2024", "20250101T000000Z", "20260101T000000Z"]),
    st.sampled_from(["쌀값이 올랐다.", "쌀 값이 올랐다.", "쌀값은 올랐다.", "쌀값이 뛰었다."]),
    st.booleans(),
)


@given(st.lists(_ROWS, max_size=30), st.integers(1, 5), st.integers(1, 3), st.sampled_from([None, "앞"]))
def test_of_equals_the_newest_are_kept_then_those_first_by_tuid(
    rows: list[tuple[str, str, str, bool]], limit: int, layers: int, before: str | None
) -> None:
    """Units that come behind by date and tuid are passed over unread, and only those."""
    units = [
        Unit(
            tuid,
            (
                Variant("ko", (text,), props=(Prop("x-context-pre", "앞"),) if known else ()),
                Variant("en", ("Rice rose.",)),
            ),
            (("changedate", date),) if date else (),
        )
        for tuid, date, text, known in rows
    ]
    memory = memory_of(units, layers)
    every = memory.lookup("쌀값이 올랐다.", wanted=Wanted(threshold=50, limit=100, before=before)).matches
    assert memory.lookup("쌀값이 올랐다.", wanted=Wanted(threshold=50, limit=limit, before=before)).matches == every[:limit]


def test_order_is_kind_then_rank_then_newest_then_tuid() -> None:
    rows = [
        ("5", "쌀값이 올랐다.", "20240101T000000Z"),
        ("4", "쌀값이 올랐다.", "20250101T000000Z"),
        ("2", "쌀값이 올랐다.", ""),
        ("3", "쌀값이 올랐다.", "20250101T000000Z"),
        ("1", "쌀값은 올랐다.", "20260101T000000Z"),
        ("0", "쌀 값이 올랐다.", "20260101T000000Z"),
    ]
    units = [
        Unit(tuid, (Variant("ko", (text,)), Variant("en", ("Rice rose.",))), (("changedate", date),) if date else ())
        for tuid, text, date in rows
    ]
    found = memory_of(units).lookup("쌀값이 올랐다.", limit=10).matches
    assert [match.tuid for match in found] == ["3", "4", "5", "2", "0", "1"]
    assert [match.kind for match in found[3:]] == [MatchKind.EXACT, MatchKind.VARIANT, MatchKind.FUZZY]
    shuffled = random.Random(3).sample(units, len(units))
    assert memory_of(shuffled, 2).lookup("쌀값이 올랐다.", limit=10).matches == found


def test_all_variants_and_all_targets_are_found() -> None:
    unit = Unit(
        "1",
        tuple(Variant(*row) for row in (("ko", ("시장",)), ("ko-KP", ("장마당",)), ("en", ("market",)), ("en-US", ("bazaar",)))),
    )
    memory = memory_of([unit])
    assert {(m.source, m.target) for m in memory.lookup("장마당").matches} == {("장마당", "market"), ("장마당", "bazaar")}
    assert {m.target for m in memory.lookup("market").matches} == {"시장", "장마당"}


def test_a_unit_without_the_other_language_is_no_match() -> None:
    assert not memory_of([Unit("1", (Variant("ko", ("시장",)), Variant("ja", ("市場",))))]).lookup("시장").matches


@pytest.mark.parametrize(
    ("props", "on", "before", "after", "kind"),
    [
        pytest.param([], [("x-context-pre", "<seg>앞 &amp; 뒤</seg>")], "앞 & 뒤", None, "context", id="memoQ, before"),
        pytest.param([], [("x-context-post", "<seg>뒤</seg>")], None, "뒤", "context", id="memoQ, behind"),
        pytest.param([], [("x-context-pre", "<seg>앞</seg>")], "다른 앞", None, "exact", id="another before"),
        pytest.param([], [("x-context-pre", "앞"), ("x-context-post", "뒤")], "앞", "다른 뒤", "exact", id="one of two differs"),
        pytest.param([], [("x-context-pre", "앞"), ("x-context-post", "뒤")], "앞", "뒤", "context", id="both"),
        pytest.param([("prev", "앞")], [], "앞", None, "context", id="OmegaT"),
        pytest.param([("x-ContextContent", "앞 | | Before | ")], [], "앞", None, "context", id="Trados"),
        pytest.param([("x-previous-source-text", "앞")], [], "앞", "뒤", "context", id="the other side unknown"),
        pytest.param([], [], "앞", "뒤", "exact", id="nothing known"),
        pytest.param([], [("x-context-pre", "앞")], None, None, "exact", id="nothing asked"),
    ],
)
def test_context(props: list[tuple[str, str]], on: list[tuple[str, str]], before: str | None, after: str | None, kind: str) -> None:
    korean = Variant("ko", ("쌀값이 올랐다.",), props=tuple(Prop(*prop) for prop in on))
    unit = Unit("1", (korean, Variant("en", ("Rice rose.",))), props=tuple(Prop(*prop) for prop in props))
    (match,) = memory_of([unit]).lookup("쌀값이 올랐다.", wanted=Wanted(before=before, after=after)).matches
    assert match.kind == kind
    assert match.raw == 100


def test_a_context_match_comes_first() -> None:
    known = Variant("ko", ("네.",), props=(Prop("x-context-pre", "<seg>갔습니까?</seg>"),))
    units = [
        Unit("1", (Variant("ko", ("네.",)), Variant("en", ("Yes.",))), (("changedate", "20260101T000000Z"),)),
        Unit("2", (known, Variant("en", ("I did.",)))),
    ]
    found = memory_of(units).lookup("네.", wanted=Wanted(before="갔습니까?")).matches
    assert [match.target for match in found] == ["I did.", "Yes."]


@pytest.mark.parametrize(
    ("wanted", "tuids"),
    [
        pytest.param(Wanted(since="2025"), {"2"}, id="since a year"),
        pytest.param(Wanted(since="2024-06-01"), {"1", "2"}, id="since a day"),
        pytest.param(Wanted(file="m.tmx"), {"1", "2", "3"}, id="the file"),
        pytest.param(Wanted(file="27-*"), {"2"}, id="the document"),
        pytest.param(Wanted(file="other*"), set(), id="no such file"),
        pytest.param(Wanted(props=("x-client=통신",)), {"1"}, id="a property"),
        pytest.param(Wanted(props=("x-client",)), {"1", "3"}, id="any value"),
        pytest.param(Wanted(props=("x-client=*사",)), {"3"}, id="a glob"),
        pytest.param(Wanted(props=("x-client=통신", "x-kind=news")), set(), id="both properties"),
    ],
)
def test_filters(wanted: Wanted, tuids: set[str]) -> None:
    units = [
        plain.unit(1, "시장", "market", date="20240601T120000Z", props=(("x-client", "통신"),)),
        plain.unit(2, "시장", "bazaar", date="20250601T120000Z", props=(("x-tm-doc-ko", "27-remit.ko.md"),)),
        plain.unit(3, "시장", "jangmadang", props=(("x-client", "신문사"),)),
    ]
    assert {match.tuid for match in memory_of(units).lookup("시장", wanted=wanted).matches} == tuids
