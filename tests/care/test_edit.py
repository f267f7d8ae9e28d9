from __future__ import annotations

from dataclasses import replace

from tests.care.making import prop, unit
from tm.care.edit import Edit, Editing
from tm.model.memory import InlineCode, Note, Unit, Variant

UNITS = [
    unit("1", "쌀값이 올랐다.", "Rice rose.", date="20260101T000000Z"),
    unit("2", "비가 왔다.", "It rained."),
    unit("2", "눈이 왔다.", "It snowed."),
]


def run(edit: Edit, units: list[Unit] | None = None) -> tuple[list[Unit], Editing]:
    job = Editing(UNITS if units is None else units, edit)
    return list(job), job


def test_replacing_changes_that_text_and_what_was_said_of_it() -> None:
    found, job = run(Edit(tuid="1", texts={"en": "Rice prices rose."}, date="2026-03-02", author="이", note="고침"))
    assert job.found == 1
    assert found[1:] == UNITS[1:]
    assert [v.text for v in found[0].variants] == ["쌀값이 올랐다.", "Rice prices rose."]
    assert found[0].attrs == (("changedate", "20260302T000000Z"), ("changeid", "이"))
    assert found[0].notes == (Note("고침"),)


def test_an_edited_unit_is_in_conflict_no_longer() -> None:
    marked = replace(UNITS[0], props=(prop("x-domain", "시장"), prop("x-tm-conflict", "ours")))
    (found,), _ = run(Edit(tuid="1", note="확인함"), [marked])
    assert found.props == (prop("x-domain", "시장"),)


def test_no_date_is_invented() -> None:
    found, _ = run(Edit(tuid="1", texts={"en": "Rice prices rose."}))
    assert found[0].attrs == UNITS[0].attrs


def test_a_text_finds_its_unit_on_any_side_white_space_aside() -> None:
    found, job = run(Edit(text=" It  snowed. ", delete=True))
    assert (job.found, found) == (1, UNITS[:2])
    found, job = run(Edit(tuid="2", text="비가 왔다.", texts={"en": "Rain fell."}))
    assert (job.found, found[1].variants[1].text) == (1, "Rain fell.")


def test_how_many_were_meant_is_told() -> None:
    assert run(Edit(tuid="2", delete=True))[1].found == 2
    assert run(Edit(tuid="3", delete=True))[1].found == 0


def test_adding() -> None:
    found, job = run(Edit(tuid="4", texts={"ko": "해", "en": "Sun"}, add=True, date="2026-03-02", author="이"))
    assert (job.found, found[:3]) == (0, UNITS)
    assert found[3] == Unit(
        "4",
        (Variant("ko", ("해",)), Variant("en", ("Sun",))),
        (("creationdate", "20260302T000000Z"), ("creationid", "이"), ("changedate", "20260302T000000Z")),
    )
    assert run(Edit(tuid="1", texts={"ko": "해", "en": "Sun"}, add=True))[1].found == 1


def test_regions_codes_and_new_languages() -> None:
    code = InlineCode("ph", (("x", "1"),))
    before = Unit("1", (Variant("ko-KR", ("쌀",)), Variant("en-GB", ("rice", code)), Variant("en-US", ("rice",))))
    (found,), job = run(Edit(tuid="1", texts={"en-US": "Rice!", "en": "Rice", "ja": "米"}), [before])
    assert [(v.lang, v.text) for v in found.variants] == [("ko-KR", "쌀"), ("en-GB", "Rice"), ("en-US", "Rice!"), ("ja", "米")]
    assert job.codes == 1
    assert replace(found, variants=before.variants) == before
