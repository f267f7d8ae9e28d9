"""Merging against a plain oracle, and the rules that people rely on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.making import prop, unit
from tests.strategies import UNITS
from tm.care.combine import combine_headers
from tm.care.marks import CONFLICT
from tm.care.merge import Merge
from tm.model.memory import Header, Note, Unit
from tm.model.merge import Fate, MergeSummary, Policy


def run(
    base: list[Unit] | None, ours: list[Unit], theirs: list[Unit], policy: Policy = Policy.BOTH
) -> tuple[list[Unit], MergeSummary]:
    job = Merge(None if base is None else lambda: base, lambda: ours, lambda: theirs, policy=policy, source="ko")
    return list(job), job.summary


def oracle(base: list[Unit], ours: list[Unit], theirs: list[Unit]) -> Counter[tuple[str | None, str, str, str]]:
    """What three lists come to, by tuid, with nothing clever: (tuid, texts, mark)."""
    old, mine, other = ({u.tuid: u for u in units} for units in (base, ours, theirs))
    found: Counter[tuple[str | None, str, str, str]] = Counter()

    def put(u: Unit, mark: str = "") -> None:
        found[u.tuid, u.variants[0].text, u.variants[1].text, mark] += 1

    for tuid in {**old, **mine, **other}:
        a, b, c = old.get(tuid), mine.get(tuid), other.get(tuid)
        if b == c:
            if b:
                put(b)
        elif b == a:
            if c:
                put(c)
        elif c == a:
            if b:
                put(b)
        else:
            if b:
                put(b, "ours" if c else "ours; theirs deleted it")
            if c:
                put(c, "theirs" if b else "theirs; ours deleted it")
    return found


def edited(rng: random.Random, units: list[Unit], name: str) -> list[Unit]:
    out = []
    for one in units:
        chance = rng.random()
        if chance < 0.15:
            continue
        if chance < 0.3:
            text = f"{one.variants[1].text} {rng.choice(['now', 'then', 'soon'])}"
            one = replace(one, variants=(one.variants[0], replace(one.variants[1], content=(text,))))
        elif chance < 0.4:
            text = f"{one.variants[0].text} {rng.choice(['오늘', '어제'])}"
            one = replace(one, variants=(replace(one.variants[0], content=(text,)), one.variants[1]))
        out.append(one)
    for n in range(rng.randrange(4)):
        out.insert(rng.randrange(len(out) + 1), unit(f"{name}{n}", f"{name} 새 문장 {n}", f"New sentence {n} of {name}"))
    return out


@pytest.mark.parametrize("seed", range(20))
def test_three_way_is_what_the_oracle_says(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(50):
        base = [unit(str(n), f"문장 {n} {rng.randrange(3)}", f"Sentence {n}") for n in range(rng.randrange(12))]
        ours, theirs = edited(rng, base, "a"), edited(rng, base, "b")
        if rng.random() < 0.2:
            theirs = [one for one in theirs for _ in range(1)] + [u for u in ours if u.tuid == "a0"]
        merged, summary = run(base, ours, theirs)
        found = Counter((u.tuid, u.variants[0].text, u.variants[1].text, u.prop(CONFLICT) or "") for u in merged)
        assert found == oracle(base, ours, theirs)
        accounted(summary, ours, theirs, merged)


@pytest.mark.parametrize("seed", range(10))
def test_no_unit_of_two_memories_without_tuids_is_lost_or_doubled(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(30):
        ours, theirs = ([unit(None, f"문장 {rng.randrange(9)}", f"Text {rng.randrange(3)}") for _ in range(8)] for _ in "ab")
        merged, summary = run(None, ours, theirs)
        count = [Counter(texts(u) for u in units) for units in (merged, ours, theirs)]
        assert count[0] == count[1] | count[2]
        accounted(summary, ours, theirs, merged)


@pytest.mark.parametrize("policy", [Policy.OURS, Policy.THEIRS, Policy.NEWEST])
def test_policies_decide_and_leave_no_mark(policy: Policy) -> None:
    rng = random.Random(4)
    for _ in range(100):
        base = [unit(str(n), f"문장 {n}", f"Sentence {n}", date="20260101T000000Z") for n in range(8)]
        ours = [dated(u, "20260202T000000Z") for u in edited(rng, base, "a")]
        theirs = [dated(u, "20260303T000000Z") for u in edited(rng, base, "b")]
        merged, summary = run(base, ours, theirs, policy)
        kept = [u for u in merged if u.prop(CONFLICT)]
        undecided = [c for c in summary.conflicts if c.ours is None or c.theirs is None]
        assert len(kept) == summary.unresolved == (len(undecided) if policy is Policy.NEWEST else 0)


def test_order_is_ours_and_additions_stand_behind_their_neighbours() -> None:
    base = [unit(str(n), f"문장 {n}", f"Sentence {n}") for n in range(4)]
    ours = [base[0], unit("o", "우리 문장", "Our sentence"), *base[1:]]
    theirs = [unit("t0", "처음", "First"), base[0], unit("t1", "그들", "Theirs"), *base[1:3], unit("t2", "끝", "Last"), base[3]]
    merged, _ = run(base, ours, theirs)
    assert [u.tuid for u in merged] == ["t0", "0", "o", "t1", "1", "2", "t2", "3"]


def test_two_people_who_number_on_do_not_conflict() -> None:
    base = [unit("1", "하나", "One")]
    merged, summary = run(base, [*base, unit("2", "쌀값", "Rice price")], [*base, unit("2", "물값", "Water price")])
    assert [u.variants[0].text for u in merged] == ["하나", "쌀값", "물값"]
    assert not summary.conflicts


def test_one_sentence_translated_twice_is_a_conflict() -> None:
    merged, summary = run([], [unit(None, "국경이 닫혔다.", "The border closed.")], [unit(None, "국경이 닫혔다.", "They shut it.")])
    assert [(u.variants[1].text, u.prop(CONFLICT)) for u in merged] == [("The border closed.", "ours"), ("They shut it.", "theirs")]
    assert summary.ours == summary.theirs == {Fate.CONFLICT: 1}


def test_changes_to_different_things_are_combined() -> None:
    base = [unit("1", "쌀값이 올랐다.", "Rice rose.", date="20260101T000000Z", props=[prop("x-domain", "시장")])]
    ours = [replace(base[0], notes=(Note("확인함"),), attrs=(("changedate", "20260105T000000Z"),))]
    theirs = [unit("1", "쌀값이 올랐다.", "Rice prices rose.", date="20260103T000000Z")]
    (merged,), summary = run(base, ours, theirs)
    assert merged.variants[1].text == "Rice prices rose."
    assert merged.notes == (Note("확인함"),)
    assert merged.props == ()
    assert merged.attr("changedate") == "20260105T000000Z"
    assert summary.ours == {Fate.COMBINED: 1}


def test_a_source_of_one_side_never_meets_a_target_of_the_other() -> None:
    base = [unit("1", "쌀값이 올랐다.", "Rice rose.")]
    merged, summary = run(base, [unit("1", "쌀값이 내렸다.", "Rice rose.")], [unit("1", "쌀값이 올랐다.", "Rice went up.")])
    assert len(merged) == 2
    assert summary.unresolved == 1


def test_renumbered_units_are_known_by_their_texts() -> None:
    base = [unit(str(n), f"문장 {n}", f"Sentence {n}") for n in range(5)]
    ours = [unit("0", "새 문장", "New")] + [replace(u, tuid=str(n)) for n, u in enumerate(base, 1)]
    theirs = [*base[:2], unit("2", "문장 2", "Sentence two"), *base[3:]]
    merged, summary = run(base, ours, theirs)
    assert [u.variants[1].text for u in merged] == ["New", "Sentence 0", "Sentence 1", "Sentence two", "Sentence 3", "Sentence 4"]
    assert not summary.conflicts


def test_merging_with_itself_or_nothing_changes_nothing() -> None:
    units = [unit(str(n % 3), f"문장 {n % 2}", f"Sentence {n}") for n in range(6)]
    for base, ours, theirs in ((units, units, units), (None, units, units), (None, units, []), (None, [], units)):
        assert run(base, ours, theirs)[0] == units


def test_headers_of_both_sides_count() -> None:
    base = Header((("srclang", "ko"), ("creationtool", "tm")), (prop("x-a", "1"),))
    ours = Header((("srclang", "ko"), ("creationtool", "tm")), (prop("x-a", "1"), prop("x-ours", "가")))
    theirs = Header((("srclang", "ko-KR"), ("creationtool", "tm")), (prop("x-theirs", "나"),))
    found = combine_headers(base, ours, theirs)
    assert found == Header(theirs.attrs, (prop("x-ours", "가"), prop("x-theirs", "나")))
    assert combine_headers(base, ours, base) == ours


LISTS = st.lists(
    st.builds(unit, st.sampled_from([None, "1", "2", "3"]), st.sampled_from("가나다"), st.sampled_from("abc")), max_size=7
)
SOME = st.one_of(LISTS, st.lists(UNITS, max_size=4))


@settings(max_examples=60, deadline=None)
@given(SOME, SOME)
def test_what_one_side_did_is_what_comes_out(base: list[Unit], changed: list[Unit]) -> None:
    assert run(base, changed, base)[0] == changed
    assert run(base, changed, changed)[0] == changed
    assert Counter(run(base, base, changed)[0]) == Counter(changed)


@settings(max_examples=60, deadline=None)
@given(SOME, SOME, SOME)
def test_all_units_are_accounted_for_and_sides_are_equal(base: list[Unit], ours: list[Unit], theirs: list[Unit]) -> None:
    merged, summary = run(base, ours, theirs)
    accounted(summary, ours, theirs, merged)
    turned, other = run(base, theirs, ours)
    assert (other.ours, other.theirs) == (summary.theirs, summary.ours)
    assert Counter(map(texts, turned)) == Counter(map(texts, merged))
    for side, units in (("ours", ours), ("theirs", theirs)):
        new = Counter(map(texts, units)) - Counter(map(texts, base))
        assert not new - Counter(map(texts, merged)), f"{side} lost a text"


def texts(u: Unit) -> tuple[str, ...]:
    return tuple(v.text for v in u.variants)


def dated(u: Unit, date: str) -> Unit:
    return replace(u, attrs=(("changedate", date),))


def accounted(summary: MergeSummary, ours: list[Unit], theirs: list[Unit], merged: list[Unit]) -> None:
    count: Callable[[dict[Fate, int], Fate], int] = lambda side, fate: side.get(fate, 0)  # noqa: E731
    assert sum(summary.ours.values()) == len(ours)
    assert sum(summary.theirs.values()) == len(theirs)
    assert summary.written == len(merged)
    for fate in (Fate.SAME, Fate.COMBINED):
        assert count(summary.ours, fate) == count(summary.theirs, fate)
    conflicting = sum((c.ours is not None) + (c.theirs is not None) for c in summary.conflicts)
    alone = sum(count(side, Fate.OWN) for side in (summary.ours, summary.theirs))
    assert summary.written == count(summary.ours, Fate.SAME) + count(summary.ours, Fate.COMBINED) + alone + conflicting
