"""What is silenced, and what is said of remarks that silence nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tm.check.ignore import Ignored, Silencer, remarks
from tm.check.run import content_hash
from tm.model.finding import Finding
from tm.model.memory import Note, Prop, Unit, Variant

TODAY = date(2026, 11, 24)


def unit(*remarks: str, note: str = "") -> Unit:
    notes = (Note(note),) if note else ()
    return Unit(
        "7",
        (Variant("ko", ("쌀 3톤",)), Variant("en", ("rice",), notes=notes)),
        props=tuple(Prop("x-tm-ignore", r) for r in remarks),
    )


def finding(check: str) -> Finding:
    return Finding(check, "error", "…", "쌀 3톤", "rice", "a.tmx")


def left(unit: Unit, *checks: str, entries: tuple[Ignored, ...] = ()) -> list[str]:
    silencer = Silencer(entries, TODAY, ["number", "name", "tag"])
    return [
        f"{f.check}: {f.message}" if f.check == "ignore" else f.check for f in silencer.left(unit, [*map(finding, checks)], "a.tmx")
    ]


@pytest.mark.parametrize(
    ("remark", "stays"),
    [
        ("number; reason=the source is wrong", []),
        ("number, name; reason=agreed with the client", []),
        ("number name; reason=agreed", []),
        ("number; reason=agreed; until=2026-11-24", []),
        (
            "number; reason=agreed; until=2026-11-23",
            ["number", "ignore: x-tm-ignore for number has ended; look again, then renew it or take it out"],
        ),
        (
            "number; reason=agreed; until=soon",
            ["number", "ignore: x-tm-ignore for number has ended; look again, then renew it or take it out"],
        ),
        ("number", ["number", "ignore: x-tm-ignore for number gives no reason and does not count; add “; reason=…”"]),
        ("tag; reason=agreed", ["number", "ignore: x-tm-ignore for tag silences nothing any more; take it out"]),
        ("quote; reason=agreed", ["number"]),
    ],
)
def test_remarks_on_a_unit(remark: str, stays: list[str]) -> None:
    assert left(unit(remark), "number") == stays


def test_a_note_counts_too_even_one_of_a_variant() -> None:
    one = unit(note="Asked Kim.\nx-tm-ignore: number; reason=spelled out below")
    assert [*remarks(one)] == [Ignored(("number",), "spelled out below")]
    assert left(one, "number") == []


def test_an_entry_of_the_settings_goes_by_check_and_content() -> None:
    entry = Ignored(("number",), "known", hash=content_hash("number", " 쌀  3톤", "rice"))
    assert left(unit(), "number", entries=(entry,)) == []
    assert left(unit(), "name", entries=(entry,)) == ["name"]
    silencer = Silencer((entry,), TODAY, ["number"])
    assert silencer.unused() == [entry]
    silencer.left(unit(), [finding("number")], "a.tmx")
    assert silencer.unused() == []
    assert Silencer((entry,), TODAY, ["tag"]).unused() == []
