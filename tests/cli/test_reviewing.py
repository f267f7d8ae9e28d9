"""A review table to a memory, as `tm align --from-review` does it, and what a user sees."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tm.align.review import document_of
from tm.cli.reviewing import from_review, load_review, progress, write_review
from tm.errors import BadSetting, TmError, UnusableInput, UnusableOutput
from tm.formats.tmx import TmxReader
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Unit
from tm.model.review import Review

KO = ("혜산 시장이 다시 열렸다.", "상인들은 쌀값부터 물었다.", "단속은 없었다.", "무단 전재 금지")
EN = ("Hyesan's market has reopened.", "Traders asked about rice first. There were no checks.")
BEADS = (Bead((0,), (0,), 0.97), Bead((1, 2), (1,), 0.61), Bead((3,), ()))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    sides = tuple(map(Segment, KO)), tuple(map(Segment, EN))
    document = document_of(("혜산.ko.md", "hyesan.en.md"), sides, Alignment(BEADS, "tm-align:1|encoder:use"), date="2026-02-17")
    path = tmp_path / "r.tsv"
    write_review(str(path), Review((document,)))
    return path


def edit(path: Path, row: int, **cells: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, "excel-tab")
    for name, value in cells.items():
        rows[row - 1][header.index(name)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, "excel-tab").writerows([header, *rows])


def units(path: Path) -> list[Unit]:
    with TmxReader(str(path)) as reader:
        return list(reader)


def test_a_half_finished_review_becomes_a_memory(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(table, 2, status="ok", ko=f"{KO[1]} || {KO[2]}", en="Traders asked about rice first. || There were no checks.")
    out = tmp_path / "out.tmx"
    ((ko, en, alignment),) = from_review(str(table), str(out), reviewer="kim")
    first, second, third = units(out)
    assert [variant.text for variant in first.variants] == [KO[0], EN[0]]
    assert (first.prop("x-tm-confidence"), first.prop("x-tm-reviewed"), first.attr("creationid")) == ("0.97", None, None)
    assert [variant.text for variant in second.variants] == [KO[1], "Traders asked about rice first."]
    assert [variant.text for variant in third.variants] == [KO[2], "There were no checks."]
    assert (third.prop("x-tm-reviewed"), third.attr("creationid"), third.attr("changedate")) == ("yes", "kim", "20260217T000000Z")
    assert (ko, en) == ("혜산.ko.md", "hyesan.en.md")
    assert [bead.confidence for bead in alignment.beads] == [0.97, 1.0, 1.0, 0.0]
    assert capsys.readouterr() == ("", f"tm: {table}: 2 pairs approved, 0 rows dropped, 1 pair not looked at\n")


def test_date_and_least_confidence(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"
    from_review(str(table), str(out), date="2026-03-01", least=0.9)
    (unit,) = units(out)
    assert unit.attr("changedate") == "20260301T000000Z"


def test_the_user_of_the_computer_signs_where_nobody_is_named(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(table, 1, status="ok")
    monkeypatch.setattr("getpass.getuser", lambda: "lee")
    from_review(str(table), str(tmp_path / "out.tmx"))
    assert [unit.attr("changeid") for unit in units(tmp_path / "out.tmx")] == ["lee", None]


def nobody() -> str:
    raise OSError("no such user")


def test_a_computer_without_a_user_signs_nothing(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(table, 1, status="ok")
    monkeypatch.setattr("getpass.getuser", nobody)
    from_review(str(table), str(tmp_path / "out.tmx"))
    assert units(tmp_path / "out.tmx")[0].attr("creationid") is None


def test_progress(table: Path) -> None:
    edit(table, 1, status="ok")
    edit(table, 3, status="drop")
    assert progress(load_review(str(table))) == "1 pair approved, 1 row dropped, 1 pair not looked at"


def test_the_same_table_gives_the_same_bytes(table: Path, tmp_path: Path) -> None:
    for name in ("a.tmx", "b.tmx"):
        from_review(str(table), str(tmp_path / name))
    assert (tmp_path / "a.tmx").read_bytes() == (tmp_path / "b.tmx").read_bytes()


WRONG = [
    ({"status": "perhaps"}, "r.tsv:3: row 2: status “perhaps” is neither ok nor drop; change it, or leave it empty"),
    ({"ko_ids": "1"}, "r.tsv:3: Korean segment 2, “단속은 없었다.”, of row 2 is in no row; put it into a row again"),
    ({"en": ""}, "r.tsv:3: English segment 1, “Traders asked about rice first. There were no checks.”, of row 2 is in no row"),
    ({"ko_ids": "2월 1일"}, "r.tsv:3: row 2: ko_ids “2월 1일” names no segments"),
]


@pytest.mark.parametrize(("cells", "message"), WRONG)
def test_what_is_wrong_is_said_in_a_line_and_nothing_is_written(
    table: Path, tmp_path: Path, cells: dict[str, str], message: str
) -> None:
    edit(table, 2, **cells)
    out = tmp_path / "out.tmx"
    out.write_text("old", "utf-8")
    with pytest.raises(UnusableInput) as refused:
        from_review(str(table), str(out))
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert refused.value.exit_status == 3
    assert out.read_text("utf-8") == "old"


PLACES: list[tuple[str, str, type[TmError], int]] = [
    ("missing.tsv", "out.tmx", UnusableInput, 3),
    (".", "out.tmx", UnusableInput, 3),
    ("r.tsv", "none/out.tmx", UnusableOutput, 3),
    ("r.tsv", ".", UnusableOutput, 3),
]


@pytest.mark.parametrize(("path", "out", "kind", "status"), PLACES)
def test_places_that_cannot_be_used(
    table: Path, monkeypatch: pytest.MonkeyPatch, path: str, out: str, kind: type[TmError], status: int
) -> None:
    monkeypatch.chdir(table.parent)
    with pytest.raises(kind) as refused:
        from_review(path, out)
    assert refused.value.exit_status == status


def test_a_review_is_written_as_a_table_only(table: Path) -> None:
    with pytest.raises(BadSetting) as refused:
        write_review(str(table.with_suffix(".docx")), load_review(str(table)))
    assert refused.value.exit_status == 2
