"""What a memory gets of finished translations."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leverage.making import pair
from tm.leverage.update import update
from tm.model.leverage import Finished, OnConflict
from tm.model.memory import InlineCode, Prop, Unit, Variant


def row(en: str, ko: str, context: str | None = None, **about: str) -> Finished:
    return Finished(Variant("en", (en,)), Variant("ko", (ko,)), document="a.po", context=context, state="translated", **about)


OPEN = pair("열기", "Open", tuid="1")
SAVE = pair("저장", "Save", tuid="2")


@pytest.mark.parametrize(
    ("policy", "replaced", "added", "kept"),
    [(OnConflict.REPLACE, [1], 1, 0), (OnConflict.KEEP, [], 1, 1), (OnConflict.BOTH, [], 2, 0)],
)
def test_conflicts(policy: OnConflict, replaced: list[int], added: int, kept: int) -> None:
    found = update([OPEN, SAVE], [row("Open", "열기"), row("Save", "보관"), row("Quit", "끝내기")], policy)
    assert (list(found.replaced), len(found.added), found.unchanged, found.kept) == (replaced, added, 1, kept)


def test_a_changed_unit_keeps_what_else_it_holds() -> None:
    unit = replace(SAVE, attrs=(("creationid", "lee"), ("changedate", "20250101T000000Z")), props=(Prop("x-client", "통신"),))
    found = update([unit], [row("Save", "보관", date="20260101T000000Z", translator="kim", tool="memoQ")], OnConflict.REPLACE)
    changed = found.replaced[0]
    assert changed.variants == (Variant("ko", ("보관",)), Variant("en", ("Save",)))
    assert dict(changed.attrs) == {"creationid": "lee", "changedate": "20260101T000000Z", "changeid": "kim"}
    assert [(p.type, p.text) for p in changed.props] == [
        ("x-client", "통신"),
        ("x-document", "a.po"),
        ("x-tm-tool", "memoQ"),
        ("x-tm-state", "translated"),
    ]


def test_a_new_unit_has_the_memorys_codes_its_neighbours_and_where_it_is_from() -> None:
    known = Unit("1", (Variant("ko-KR", ("열기",)), Variant("en-US", ("Open",))))
    found = update([known], [row("Save & go", "저장", "menu", before="Open <b>", date="20260101T000000Z")], OnConflict.REPLACE)
    unit = found.added[0]
    assert [variant.lang for variant in unit.variants] == ["en-US", "ko-KR"]
    assert unit.variants[0].props == (Prop("x-context-pre", "<seg>Open &lt;b&gt;</seg>"),)
    assert unit.prop("x-context") == "menu"
    assert dict(unit.attrs) == {"creationdate": "20260101T000000Z", "changedate": "20260101T000000Z"}


def test_contexts_keep_translations_apart() -> None:
    menu = replace(OPEN, props=(Prop("x-context", "menu"),))
    found = update([menu], [row("Open", "열림", "state")], OnConflict.REPLACE)
    assert (dict(found.replaced), [unit.variants[1].text for unit in found.added]) == ({}, ["열림"])
    assert list(update([menu], [row("Open", "열림", "menu")], OnConflict.REPLACE).replaced) == [0]


def test_a_files_second_translation_does_not_take_the_place_of_its_first() -> None:
    found = update([OPEN], [row("Open", "열림"), row("Open", "열기")], OnConflict.REPLACE)
    assert (dict(found.replaced), found.unchanged, [unit.variants[1].text for unit in found.added]) == ({}, 1, ["열림"])
    found = update([OPEN], [row("Open", "열림"), row("Open", "폄"), row("Open", "폄")], OnConflict.REPLACE)
    assert ([unit.variants[0].text for unit in found.replaced.values()], len(found.added), found.unchanged) == (["열림"], 1, 1)


def test_inline_codes_count() -> None:
    coded = replace(row("Open", "열기"), target=Variant("ko", (InlineCode("ph"), "열기")))
    assert list(update([OPEN], [coded], OnConflict.REPLACE).replaced) == [0]


def test_a_second_target_language_is_left_alone() -> None:
    unit = Unit("1", (Variant("en", ("Open",)), Variant("ja", ("開く",)), Variant("ko", ("열기",))))
    changed = update([unit], [row("Open", "열림")], OnConflict.REPLACE).replaced[0]
    assert [variant.text for variant in changed.variants] == ["Open", "開く", "열림"]


TEXT = st.sampled_from(["a", "b", "c"])
ROWS = st.lists(st.tuples(TEXT, TEXT), max_size=8)


@given(ROWS, ROWS, st.sampled_from(OnConflict))
def test_everything_is_accounted_for_and_a_second_run_changes_nothing(
    known: list[tuple[str, str]], new: list[tuple[str, str]], policy: OnConflict
) -> None:
    memory = [pair(ko, en, tuid=str(n)) for n, (en, ko) in enumerate(known)]
    rows = [row(en, ko) for en, ko in new]
    found = update(memory, rows, policy)
    assert len(found.replaced) + len(found.added) + found.unchanged + found.kept == len(rows)
    after = [found.replaced.get(n, unit) for n, unit in enumerate(memory)] + list(found.added)
    again = update(after, rows, policy)
    assert (dict(again.replaced), again.added, again.kept) == ({}, (), found.kept)
    held = {tuple(sorted((variant.lang, variant.text) for variant in unit.variants)) for unit in after}
    if policy is not OnConflict.KEEP:
        assert all((("en", en), ("ko", ko)) in held for en, ko in new)
