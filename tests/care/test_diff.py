from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.care.making import prop, unit
from tests.strategies import UNITS
from tm.care.diff import Diff, words
from tm.model.diff import Change, ChangeKind
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant

BASE = [unit(str(n), f"문장 {n}번이다.", f"This is sentence {n}.") for n in range(5)]


def run(before: list[Unit], after: list[Unit], **options: bool) -> list[Change]:
    return list(Diff(lambda: before, lambda: after, source="ko", **options))


def test_kinds_in_the_order_of_the_newer_one() -> None:
    source = unit("1", "문장 일번이다.", "This is sentence 1.")
    target = unit("3", "문장 3번이다.", "Sentence 3 this is.")
    found = run(BASE, [BASE[0], source, unit("n", "새 문장", "New"), target, BASE[4]])
    assert [(c.kind, c.unit.tuid, [t.side for t in c.texts]) for c in found] == [
        (ChangeKind.CHANGED, "1", ["source"]),
        (ChangeKind.REMOVED, "2", []),
        (ChangeKind.ADDED, "n", []),
        (ChangeKind.CHANGED, "3", ["target"]),
    ]


@pytest.mark.parametrize(
    ("before", "after", "went", "came"),
    [
        ("쌀값이 크게 올랐다.", "쌀값이 조금 올랐다.", ["크게"], ["조금"]),
        ("Rice rose.", "Rice prices rose sharply.", [], ["prices", "sharply"]),
        ("one two three four", "one six seven four", ["two three"], ["six seven"]),
        ("6,200 won", "6,300 won", ["6,200"], ["6,300"]),
        ("같다", "같다", [], []),
        ("", "새 글", [], ["새 글"]),
        ("Wait.", "Wait!", ["."], ["!"]),
    ],
)
def test_words(before: str, after: str, went: list[str], came: list[str]) -> None:
    spans = words(before, after)
    assert [before[a:b] for a, b in spans[0]] == went
    assert [after[a:b] for a, b in spans[1]] == came


def test_other_facts() -> None:
    before = unit("1", "쌀", "rice", date="20260101T000000Z", props=[prop("x-domain", "시장"), prop("x-old", "1")])
    after = replace(
        before, tuid="2", attrs=(("changedate", "20260202T000000Z"),), props=(prop("x-domain", "국경"),), notes=(Note("확인"),)
    )
    (change,) = run([before], [after])
    assert {(f.name, f.before, f.after) for f in change.facts} == {
        ("tuid", "1", "2"),
        ("changedate", "20260101T000000Z", "20260202T000000Z"),
        ("property x-domain", "시장", "국경"),
        ("property x-old", "1", None),
        ("note", None, "확인"),
    }
    assert run([before], [after], texts_only=True) == []


def test_what_no_other_word_is_for_is_named_too_and_order_is_no_change() -> None:
    before = unit("1", "쌀", "rice", props=[Prop("x-a", "1", (("xml:lang", "ko"),)), prop("x-b", "2")])
    after = replace(before, props=(prop("x-b", "2"), prop("x-a", "1")), extras=("<file/>",))
    (change,) = run([before], [after])
    assert [(f.name, f.before, f.after) for f in change.facts] == [
        ("property x-a", "1 (xml:lang: ko)", "1"),
        ("element", None, "<file/>"),
    ]
    assert run([before], [replace(before, props=before.props[::-1])]) == []


def test_codes_and_languages() -> None:
    code = InlineCode("ph", (("x", "1"),))
    before = Unit("1", (Variant("ko", ("쌀",)), Variant("en", ("rice",))))
    coded = Unit("1", (Variant("ko", ("쌀",)), Variant("en", ("rice", code))))
    (change,) = run([before], [coded])
    assert [(t.side, t.before, t.after, t.went, t.came) for t in change.texts] == [("target", "rice", "rice", (), ())]
    (change,) = run([before], [replace(before, variants=(*before.variants, Variant("ja", ("米",))))])
    assert [(t.lang, t.before, t.after) for t in change.texts] == [("ja", None, "米")]


LISTS = st.lists(st.builds(unit, st.sampled_from([None, "1", "2"]), st.sampled_from("가나"), st.sampled_from("ab")), max_size=7)


@settings(max_examples=60, deadline=None)
@given(st.one_of(LISTS, st.lists(UNITS, max_size=4)), st.one_of(LISTS, st.lists(UNITS, max_size=4)))
def test_each_unit_is_told_of_once(before: list[Unit], after: list[Unit]) -> None:
    found = run(before, after)
    added, removed, changed = ([c for c in found if c.kind is kind] for kind in ChangeKind)
    unchanged = len(after) - len(added) - len(changed)
    assert unchanged == len(before) - len(removed) - len(changed)
    left = list(before)
    for change in [*removed, *changed]:
        assert change.before is not None
        left.remove(change.before)
    right = list(after)
    for change in [*added, *changed]:
        assert change.after is not None
        right.remove(change.after)
    assert sorted(map(repr, left)) == sorted(map(repr, right))
    assert run(before, before) == []
