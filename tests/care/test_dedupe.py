from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.making import prop, unit
from tm.care.dedupe import Dedupe, told
from tm.care.marks import REMOVED
from tm.model.dedupe import Duplicate, Keep, Likeness
from tm.model.memory import InlineCode, Unit, Variant

FOLDED = unit("f", "쌀 값이 올랐다.", "Rice prices rose.")
MEMORY = [
    unit("a", "쌀값이 올랐다.", "Rice prices rose.", date="20260103T000000Z"),
    unit("b", "비가 왔다.", "It rained."),
    unit("c", "쌀값이  올랐다.", "Rice prices rose.", date="20260105T000000Z"),
    FOLDED,
    unit("d", "쌀값이 올랐다.", "The price of rice went up."),
    unit("e", "쌀값이 올랐다.", "Rice prices rose.", date="20260101T000000Z"),
]


def run(units: list[Unit], keep: Keep = Keep.NEWEST, **more: Any) -> list[tuple[Unit, Duplicate | None]]:
    return list(Dedupe(lambda: units, keep, source="ko", **more))


def kept(units: list[Unit], keep: Keep, **more: bool) -> list[str | None]:
    return [u.tuid for u, found in run(units, keep, **more) if not (found and found.removed)]


@pytest.mark.parametrize(
    ("keep", "more", "tuids"),
    [
        (Keep.NEWEST, {}, "b c f d"),
        (Keep.OLDEST, {}, "b f d e"),
        (Keep.ALL, {}, "a b c f d e"),
        (Keep.REFUSE, {}, "a b c f d e"),
        (Keep.NEWEST, {"folded": True}, "b c d"),
        (Keep.OLDEST, {"folded": True}, "b f d"),
        (Keep.NEWEST, {"by_source": True}, "b c f"),
    ],
)
def test_policies(keep: Keep, more: dict[str, bool], tuids: str) -> None:
    assert kept(MEMORY, keep, **more) == tuids.split()


def test_kinds_are_told_apart() -> None:
    found = {u.tuid: d.likeness for u, d in run(MEMORY, Keep.ALL) if d}
    exact, folded, conflict = Likeness.EXACT, Likeness.FOLDED, Likeness.CONFLICT
    assert found == {"c": exact, "f": folded, "d": conflict, "e": exact}
    job = Dedupe(lambda: MEMORY, Keep.REFUSE, source="ko")
    assert job.repeated == 2


def test_undated_units_of_one_text_keep_the_last_as_newest_and_the_first_as_oldest() -> None:
    units = [unit(str(n), "비가 왔다.", "It rained.") for n in range(3)]
    assert (kept(units, Keep.NEWEST), kept(units, Keep.OLDEST)) == (["2"], ["0"])


def test_codes_and_contexts_count() -> None:
    coded = Unit("2", (Variant("ko", ("비가 ", InlineCode("ph", (("x", "1"),)), "왔다.")), Variant("en", ("It rained.",))))
    assert kept([unit("1", "비가 왔다.", "It rained."), coded], Keep.NEWEST) == ["1", "2"]
    here, there = (unit(n, "예", "Yes", props=[prop("x-context-pre", n)]) for n in "12")
    assert kept([here, there], Keep.NEWEST) == ["2"]
    assert kept([here, there], Keep.NEWEST, in_context=True) == ["1", "2"]


def test_a_removed_unit_says_why() -> None:
    (found,) = [d for _, d in run(MEMORY[:3], Keep.NEWEST) if d]
    assert told(found).prop(REMOVED) == "exact duplicate of unit 3"


TEXTS = st.sampled_from(["쌀값", "쌀 값", "비", "", "로동", "노동"])
UNITS = st.lists(
    st.builds(
        unit,
        st.none(),
        TEXTS,
        st.sampled_from(["rice", "Rice", "rain"]),
        date=st.sampled_from(["", "20260101T000000Z", "20250101T000000Z"]),
    ),
    max_size=12,
)


@given(UNITS, st.sampled_from(list(Keep)), st.booleans())
def test_each_unit_ends_in_one_place_and_no_text_is_lost(units: list[Unit], keep: Keep, folded: bool) -> None:
    found = run(units, keep, folded=folded)
    assert [u for u, _ in found] == units
    left = [u for u, d in found if not (d and d.removed)]
    if keep in (Keep.ALL, Keep.REFUSE):
        assert left == units
    elif not folded:
        texts = Counter(tuple(v.text for v in u.variants) for u in left)
        assert texts == Counter(dict.fromkeys([tuple(v.text for v in u.variants) for u in units], 1))
