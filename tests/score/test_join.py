"""Segments find their references by id, by source, by order; what has no partner is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import UnusableInput
from tm.model.score import Translation, Translations
from tm.score.join import apart, join

UNITS = [
    ("7", "쌀값이 올랐다.", "Rice prices rose."),
    ("8", "국경이 닫혔다.", "The border was closed."),
    ("9", "비가 왔다.", "It rained."),
]


def side(name: str, units: list[tuple[str | None, str | None, str]], document: str = "") -> Translations:
    rows = [Translation(text, id, source, document, line) for line, (id, source, text) in enumerate(units, 1)]
    return Translations(name, tuple(rows), "en")


def without(units: list[tuple[str, str, str]], id: bool, source: bool) -> list[tuple[str | None, str | None, str]]:
    return [(i if id else None, s if source else None, t) for i, s, t in units]


@pytest.mark.parametrize(
    ("hyp", "ref", "by"),
    [
        ((True, True), (True, True), "id"),
        ((True, False), (True, False), "id"),
        ((False, True), (True, True), "source"),
        ((True, False), (False, True), "order"),
        ((False, False), (True, True), "order"),
    ],
)
def test_what_they_are_joined_by(hyp: tuple[bool, bool], ref: tuple[bool, bool], by: str) -> None:
    order = [2, 0, 1] if by != "order" else [0, 1, 2]
    joined = join(side("h", without(UNITS, *hyp)), [side("r", [without(UNITS, *ref)[n] for n in order])])
    assert joined.by == by
    assert [segment.references for segment in joined.segments] == [(text,) for _, _, text in UNITS]
    assert joined.notes == ()


def test_ids_that_only_count_are_not_believed() -> None:
    counted = [(str(n), source, text) for n, (_, source, text) in enumerate(UNITS)]
    turned = [(str(n), source, text) for n, (_, source, text) in enumerate(reversed(UNITS))]
    joined = join(side("h", list(counted)), [side("r", list(turned))])
    assert joined.by == "source"
    assert joined.hypotheses == joined.references[0]


def test_an_id_with_another_source_is_said() -> None:
    changed = [*UNITS[:2], ("9", "눈이 왔다.", "It snowed.")]
    joined = join(side("h", list(UNITS)), [side("r", list(changed))])
    assert joined.by == "id"
    assert joined.notes == ("r: the same id, but another source than in the translations: 9; check them",)


def test_ids_are_believed_where_the_sources_were_revised() -> None:
    revised = [(id, f"{source} (고침)", text) for id, source, text in UNITS]
    joined = join(side("h", list(UNITS)), [side("r", list(reversed(revised)))])
    assert joined.by == "id"
    assert joined.hypotheses == joined.references[0]
    assert "another source than in the translations: 9, 8, 7" in joined.notes[0]


def test_ids_may_repeat_from_document_to_document() -> None:
    first, second = side("h", list(UNITS), "a"), side("h", list(UNITS), "b")
    both = Translations("h", first.rows + second.rows)
    turned = Translations("r", second.rows + first.rows)
    joined = join(both, [turned])
    assert joined.by == "id"
    assert joined.documents == {"a": [0, 1, 2], "b": [3, 4, 5]}
    assert joined.hypotheses == joined.references[0]


def test_equal_sources_go_in_their_order_and_contexts_tell_them_apart() -> None:
    ours = [Translation("A", source="열기", context="menu"), Translation("B", source="열기"), Translation("C", source="열기")]
    theirs = [Translation("b", source="열기"), Translation("c", source="열기"), Translation("a", source="열기", context="menu")]
    joined = join(Translations("h", tuple(ours)), [Translations("r", tuple(theirs))])
    assert [(s.hypothesis.text, s.references[0]) for s in joined.segments] == [("A", "a"), ("B", "b"), ("C", "c")]


@pytest.mark.parametrize(
    ("hyp", "ref", "words"),
    [
        (UNITS[:2], UNITS, r"^h: has no translation of what another side has: 9; .*--partial"),
        (UNITS, UNITS[1:], r"^r: has no translation of what another side has: 7; "),
        ([*UNITS[:2], ("9", "비가 왔다.", "")], UNITS, r"^h: .*: 9; "),
        (
            without(UNITS[:1], False, False),
            without(UNITS[:2], False, False),
            r"has 2 segments, but h has 1: r:2 has no partner \(‘The",
        ),
        (
            without(UNITS[:2], False, False),
            without(UNITS[:1], False, False),
            r"^r: has 1 segments, but h has 2: h:2 has no partner",
        ),
        ([], UNITS, "h: holds no segments"),
        (UNITS, [], "r: holds no segments"),
        (without(UNITS[:1], False, True), without(UNITS[1:2], False, True), "‘국경이 닫혔다.’ line 1"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    hyp: list[tuple[str | None, str | None, str]], ref: list[tuple[str | None, str | None, str]], words: str
) -> None:
    with pytest.raises(UnusableInput, match=words):
        join(side("h", hyp), [side("r", ref)])


def test_partial_scores_what_all_have_and_names_the_rest() -> None:
    joined = join(side("h", list(UNITS[:2])), [side("r", list(UNITS)), side("s", list(UNITS[1:]))], partial=True)
    assert [segment.hypothesis.id for segment in joined.segments] == ["8"]
    assert joined.notes == (
        "h: has no translation of what another side has: 9",
        "s: has no translation of what another side has: 7",
    )
    with pytest.raises(UnusableInput, match="shares no segment"):
        join(side("h", list(UNITS[:1])), [side("r", list(UNITS[1:]))], partial=True)


def test_what_no_side_translates_is_left_out_and_named() -> None:
    bare = ("10", "바람이 불었다.", "")
    joined = join(side("h", [*UNITS, bare]), [side("r", [*UNITS, bare, ("11", "해가 떴다.", "")])])
    assert [segment.hypothesis.id for segment in joined.segments] == ["7", "8", "9"]
    assert joined.notes == ("left out, as no side translates them: 10, 11",)


def test_empty_lines_count_and_are_named() -> None:
    joined = join(side("h", [(None, None, "a"), (None, None, " ")]), [side("r", [(None, None, "a"), (None, None, "b")])])
    assert len(joined.segments) == 2
    assert joined.notes == ("h: scored though empty: line 2",)


def test_many_without_a_partner_are_counted() -> None:
    many = [(str(n), f"문장 {n}", "x") for n in range(40)]
    with pytest.raises(UnusableInput, match=r": 1, 2, 3, 4, 5, … \(39 in all\)"):
        join(side("h", list(many[:1])), [side("r", list(many))])


def test_other_systems_are_taken_out_again() -> None:
    joined, others = apart(join(side("h", list(UNITS)), [side("r", list(UNITS)), side("o", list(reversed(UNITS)))]), 1)
    assert others == [joined.hypotheses]
    assert all(len(segment.references) == 1 for segment in joined.segments)


@given(st.permutations(list(range(8))), st.booleans())
def test_order_does_not_matter_where_ids_or_sources_tell(order: list[int], ids: bool) -> None:
    units = [(f"u{n}" if ids else None, f"문장 {n // 2 if ids else n}", f"text {n}") for n in range(8)]
    joined = join(side("h", list(units)), [side("r", [units[n] for n in order])])
    assert joined.hypotheses == joined.references[0]
