"""Review tables as files: as written, as spreadsheets save them, and broken."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.strategies import TEXT
from tm.align.review import document_of
from tm.align.review_table import corrected
from tm.errors import BadEncoding, BadSetting, UnknownFormat, UnusableInput, UnusableOutput
from tm.formats.review import read_review, write_review
from tm.formats.review_cells import at_risk, bare, format_ids, parse_ids, parse_status, protected
from tm.formats.review_rows import COLUMNS
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.review import Piece, Reference, Review, ReviewRow

KO = (
    "=합계(A1:A2)는 식이 아니다.",
    "- 쌀 1kg은 6,200원이다.",
    "‘장마당’이 다시 열렸다.",
    '"돈이 없다"고 그는 말했다.',
    "2026-02-15",
    "왼쪽\t오른쪽 '끝'",
)
EN = (
    "=SUM(A1:A2) is no formula.",
    "- Rice, 1 kg; 6,200 won.",
    "The market reopened.",
    '"No money," he said.',
    "Feb 15",
    "'Left'\tright",
)
SIDES = tuple(Segment(text, n // 2) for n, text in enumerate(KO)), tuple(Segment(text, n, "caption") for n, text in enumerate(EN))
BEADS = (Bead((0, 1), (0,), 0.42), Bead((), (1,)), Bead((2,), (2,), 0.95), Bead((3,), (3,), 1.0), Bead((4, 5), (4, 5), 0.7))
DOCUMENT = document_of(("기사.ko.md", "article.en.md"), SIDES, Alignment(BEADS, "tm-align:1"), date="2026-02-17")
REVIEW = Review((DOCUMENT,))


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    path = tmp_path / "r.tsv"
    write_review(str(path), REVIEW)
    return path


@pytest.fixture
def xlsx(tmp_path: Path) -> Path:
    path = tmp_path / "r.xlsx"
    write_review(str(path), REVIEW)
    return path


def read(path: Path) -> Review:
    return corrected(read_review(str(path)))


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), "excel-tab"))


# As written.


def test_the_table_has_the_columns_of_the_contract_first(tsv: Path) -> None:
    header, *rows = rows_of(tsv)
    assert tuple(header[:9]) == COLUMNS == ("row", "ko_ids", "en_ids", "status", "confidence", "ko", "en", "note", "document")
    assert rows[0][:5] == ["1", "0+1", "0", "", "0.42"]
    assert rows[0][7] == "doubtful"
    assert rows[1][:5] == ["2", "", "1", "", ""]
    assert tsv.read_bytes().count(b"\r") == 0


def test_nothing_in_a_text_table_is_run_or_turned_into_something_else(tsv: Path) -> None:
    for row in rows_of(tsv)[1:]:
        assert not any(map(at_risk, row[5:9]))


def test_a_workbook_is_ready_to_work_in_and_holds_no_formula(xlsx: Path) -> None:
    sheet = load_workbook(xlsx).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I6"
    assert [sheet.column_dimensions[letter].width for letter in "FG"] == [60, 60]
    assert sheet.column_dimensions["J"].hidden
    assert sheet["F2"].alignment.wrap_text
    assert (sheet["F2"].value, sheet["F2"].data_type, sheet["F2"].quotePrefix) == (f"{KO[0]} {KO[1]}", "s", True)
    assert (sheet["B2"].value, sheet["B2"].number_format) == ("0+1", "@")
    assert (sheet["E2"].value, sheet["A2"].value) == (0.42, 1)
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"ok,drop"', "D2:D1048576")
    ((scaled, _),) = [(one.sqref, one) for one in sheet.conditional_formatting]
    assert str(scaled) == "E2:E1048576"


@pytest.mark.parametrize("suffix", [".tsv", ".xlsx"])
def test_the_same_review_gives_the_same_bytes(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_review(str(first), REVIEW)
    monkeypatch.setattr("time.time", lambda: 2e9)
    write_review(str(second), REVIEW)
    assert first.read_bytes() == second.read_bytes()


def test_pieces_edits_and_statuses_are_written_and_read(tmp_path: Path) -> None:
    rows = (
        ReviewRow((0, 1), (0,), "drop", 0.42, "고친 글", EN[0], "메모"),
        ReviewRow((), (1,), "", None, "", "- Rice,", en_pieces=(Piece(1, 0, 7),)),
        ReviewRow((2,), (1, 2), "ok", 0.9, KO[2], f"1 kg; 6,200 won. {EN[2]}", "", (), (Piece(1, 7, 24), Piece(2, 0, len(EN[2])))),
        *DOCUMENT.rows[3:],
    )
    review = Review((document_of(DOCUMENT.names, SIDES, Alignment(BEADS, "s")), DOCUMENT))
    review = Review((type(DOCUMENT)(DOCUMENT.names, DOCUMENT.sides, rows, "s", None, (("x-tm-outlet-ko", "강변뉴스"),)), DOCUMENT))
    for name in ("r.tsv", "r.xlsx"):
        write_review(str(tmp_path / name), review)
        table = read_review(str(tmp_path / name))
        assert table.written == review
        assert corrected(table) == review
    assert rows_of(tmp_path / "r.tsv")[3][2] == "1[7:24]+2"


def test_a_text_longer_than_a_cell_is_refused_for_a_workbook_alone(tmp_path: Path) -> None:
    sides = (Segment("가" * 40_000),), (Segment("a " * 100_000),)
    review = Review((document_of(("a", "b"), sides, Alignment((Bead((0,), (0,), 0.9),), "s")),))
    with pytest.raises(
        UnusableOutput, match=r"row 2 holds more than the 32,767 characters of a cell; give a name that ends in \.tsv"
    ):
        write_review(str(tmp_path / "r.xlsx"), review)
    assert not (tmp_path / "r.xlsx").exists()
    write_review(str(tmp_path / "r.tsv"), review)
    assert read(tmp_path / "r.tsv") == review


def test_a_long_record_is_spread_over_cells_that_a_spreadsheet_takes(tmp_path: Path) -> None:
    texts = [f"{n * 7919 % 10007:x} 문장 {n * n}" for n in range(4000)]
    sides = tuple(map(Segment, texts)), tuple(map(Segment, texts))
    review = Review((document_of(("a", "b"), sides, Alignment(tuple(Bead((n,), (n,), 0.9) for n in range(4000)), "s")),))
    path = tmp_path / "r.tsv"
    write_review(str(path), review)
    header, *rows = rows_of(path)
    assert len(header) > 10
    assert max(map(len, header)) <= 32_767
    turned = [[*row[:9][::-1], *([""] * (len(header) - 9))] for row in rows]
    path.write_text("\n".join("\t".join(row) for row in [header[:9][::-1] + header[9:][::-1], *turned]), "utf-8")
    assert read(path) == review


def test_another_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"--review: .*r\.ods.* a name that ends in \.tsv or \.xlsx"):
        write_review(str(tmp_path / "r.ods"), REVIEW)


# As spreadsheets save them.


def delimited(rows: list[list[str]], delimiter: str, end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


HABITS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "tabs, CRLF": lambda rows: delimited(rows, "\t").encode(),
    "tabs, CR alone (old Mac)": lambda rows: delimited(rows, "\t", "\r").encode(),
    "a byte order mark": lambda rows: delimited(rows, "\t").encode("utf-8-sig"),
    "Unicode text": lambda rows: delimited(rows, "\t").encode("utf-16"),
    "UTF-16, the other end first": lambda rows: b"\xfe\xff" + delimited(rows, "\t").encode("utf-16-be"),
    "CSV": lambda rows: delimited(rows, ",").encode("utf-8-sig"),
    "CSV with semicolons": lambda rows: delimited(rows, ";").encode("utf-8-sig"),
    "CP949": lambda rows: delimited(rows, "\t").encode("cp949", "replace"),
    "CSV in CP949": lambda rows: delimited(rows, ",").encode("cp949", "replace"),
    "cells quoted all": lambda rows: "\r\n".join(
        "\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in r) for r in rows
    ).encode(),
    "tabs and spaces lost": lambda rows: delimited([[" ".join(cell.split()) for cell in row] for row in rows], "\t").encode(),
    "line breaks in cells": lambda rows: delimited(
        [rows[0], *([cell.replace(" ", "\n", 1) for cell in row] for row in rows[1:])], "\t"
    ).encode(),
    "empty rows, and cells behind": lambda rows: delimited(
        [x for row in rows for x in ([*row, "", "mine"] if row is rows[0] else [*row, "", "1"], [""] * 12)], "\t"
    ).encode(),
    "columns turned, header in capitals": lambda rows: delimited(
        [[c.upper() if at < 9 else c for at, c in enumerate(rows[0])][::-1], *(row[::-1] for row in padded(rows)[1:])], "\t"
    ).encode(),
    "numbers as decimals": lambda rows: delimited(
        [rows[0], *([f"{c}.0" if at < 3 and c.isdecimal() else c for at, c in enumerate(row)] for row in rows[1:])], "\t"
    ).encode(),
    "confidence by a Korean or a German locale": lambda rows: delimited(
        [rows[0], *([c.replace(".", ",") if at == 4 else c for at, c in enumerate(row)] for row in rows[1:])], "\t"
    ).encode(),
    "rows sorted, the header too": lambda rows: delimited(sorted(rows, reverse=True), "\t").encode(),
    "columns that are not needed deleted": lambda rows: delimited(
        [[c for at, c in enumerate(row) if at not in (0, 4, 7, 8)] for row in rows], "\t"
    ).encode(),
    "the apostrophes taken away": lambda rows: delimited([[c.removeprefix("'") for c in row] for row in rows], "\t").encode(),
}


def padded(rows: list[list[str]]) -> list[list[str]]:
    return [[*row, *([""] * (len(rows[0]) - len(row)))] for row in rows]


@pytest.mark.parametrize("habit", HABITS)
def test_what_spreadsheets_do_to_text_survives(tsv: Path, habit: str) -> None:
    tsv.write_bytes(HABITS[habit](rows_of(tsv)))
    found = read(tsv)
    if "deleted" in habit:
        assert [(row.ko, row.en, row.confidence) for row in found.documents[0].rows] == [
            (row.ko, row.en, row.confidence) for row in DOCUMENT.rows
        ]
    else:
        assert found == REVIEW


def test_what_a_spreadsheet_does_to_a_workbook_survives(xlsx: Path) -> None:
    book = load_workbook(xlsx)
    sheet = book.active
    assert sheet is not None
    sheet.title = "검토"
    book.create_sheet("내 메모", 0)["A1"] = "나중에"
    sheet["A3"], sheet["C3"], sheet["D4"] = 2.0, 1.0, "OK"
    sheet["K1"], sheet["K2"] = "checked on", datetime(2026, 2, 17)
    book.save(xlsx)
    found = read(xlsx)
    assert [row.status for row in found.documents[0].rows] == ["", "", "ok", "", ""]
    assert [row.ko for row in found.documents[0].rows] == [row.ko for row in DOCUMENT.rows]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_files_saved_by_libreoffice_are_read_back(tmp_path: Path, tsv: Path, xlsx: Path) -> None:
    shutil.copy(tsv, tmp_path / "t.csv")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    # Tabs in, UTF-8, all columns as a person gets them who takes what is offered; XLSX out of both.
    command += ["--infilter=CSV:9,34,76,1", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "t.csv"), str(xlsx)], check=True, capture_output=True, timeout=120)
    assert read(tmp_path / "out" / "t.xlsx") == REVIEW
    assert read(tmp_path / "out" / "r.xlsx") == REVIEW


# Cells.

IDS = [
    ("", ()),
    ("3", (3,)),
    ("3.0", (3,)),
    ("3+4", (3, 4)),
    ("3, 4", (3, 4)),
    ("3,4;5 6", (3, 4, 5, 6)),
    ("3-5", (3, 4, 5)),
    ("[3,4]", (3, 4)),
    ("[]", ()),
    ("-", ()),
    ("３＋４", (3, 4)),
    ("∅", ()),
]


@pytest.mark.parametrize(("cell", "numbers"), IDS)
def test_ids_are_read_as_people_write_them(cell: str, numbers: tuple[int, ...]) -> None:
    assert parse_ids(cell) == tuple(map(Reference, numbers))


@pytest.mark.parametrize(
    "cell", ["1.2", "01-Feb", "Feb-01", "1월 2일", "2026-02-01", "5-3", "0-99999", "삼", "3[1]", "9" * 50, "1/2"]
)
def test_ids_that_a_spreadsheet_has_turned_into_something_else_are_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_ids(cell)


def test_ids_of_pieces() -> None:
    pieces = (Piece(3, 0, 12), Piece(4, 0, 9))
    assert format_ids(pieces, [0, 0, 0, 40, 9]) == "3[0:12]+4"
    assert parse_ids("3[0:12]+4") == (Reference(3, (0, 12)), Reference(4))


@pytest.mark.parametrize(("cell", "status"), [("", ""), (" OK ", "ok"), ("ｏｋ", "ok"), ("Drop", "drop")])
def test_status(cell: str, status: str) -> None:
    assert parse_status(cell) == status


AT_RISK = [
    "=1+1",
    "+82 10",
    "-",
    "@here",
    "＝1",
    "2026-02-15",
    "1,200",
    "50%",
    "1월 2일",
    "Feb 15",
    "15-Feb",
    "TRUE",
    "007",
    "1e5",
    "₩500",
]
SAFE = ["", "쌀 1kg은 6,200원이다.", "In 2026", "May I?", "trueness", "3+4 사과", "오전", "합계 =1"]


def test_what_is_at_risk_in_a_text_table() -> None:
    assert [text for text in AT_RISK if not at_risk(text)] == []
    assert [text for text in SAFE if at_risk(text)] == []


@given(st.one_of(TEXT, st.builds("{}{}".format, st.sampled_from(["'", "''", "'=", "=", "'-", "2026"]), TEXT)), st.booleans())
def test_every_text_comes_back_from_its_cell(text: str, typed: bool) -> None:
    cell = protected(text, typed=typed)
    assert bare(cell) == text
    assert typed or not at_risk(cell)


# Broken and strange.


def edited(tsv: Path, row: int, column: str, value: str) -> None:
    rows = rows_of(tsv)
    rows[row][COLUMNS.index(column)] = value
    tsv.write_text(delimited(rows, "\t"), "utf-8")


CELLS = [
    ("ko_ids", "1월 2일", "row 3: ko_ids “1월 2일” names no segments; write their numbers like 3 or 3+4"),
    ("en_ids", "1.2", "row 3: en_ids “1.2” names no segments"),
    ("status", "maybe", "row 3: status “maybe” is neither ok nor drop; change it, or leave it empty"),
    ("ko_ids", "43862", "row 3 names Korean segment 43862, and the document has 6, from 0 on"),
]


@pytest.mark.parametrize(("column", "value", "message"), CELLS)
def test_a_cell_that_cannot_be_understood_is_named(tsv: Path, column: str, value: str, message: str) -> None:
    edited(tsv, 3, column, value)
    with pytest.raises(UnusableInput) as refused:
        read(tsv)
    assert message in str(refused.value)
    assert refused.value.line == 4


@pytest.mark.parametrize("column", ["B", "F"])
def test_a_date_in_a_workbook_is_refused_by_name(xlsx: Path, column: str) -> None:
    book = load_workbook(xlsx)
    sheet = book.active
    assert sheet is not None
    sheet[f"{column}4"] = datetime(2026, 1, 2)
    book.save(xlsx)
    with pytest.raises(UnusableInput, match=r"r\.xlsx:4: row 3: ko(_ids)? “2026-01-02 00:00:00” (names no segments|is a date)"):
        read(xlsx)


def test_a_table_whose_columns_hold_no_record_is_refused(tsv: Path) -> None:
    rows = rows_of(tsv)
    tsv.write_text(delimited([row[:9] for row in rows], "\t"), "utf-8")
    with pytest.raises(UnusableInput, match="lacks columns named `tm 1/…`, which hold both documents; write the review again"):
        read_review(str(tsv))


@pytest.mark.parametrize(
    "change", [lambda s: s[:60], lambda s: s[:-8], lambda s: s[:40] + "AAAA" + s[44:], lambda s: s[:9] + "AAAA"]
)
def test_a_damaged_record_is_refused(tsv: Path, change: Callable[[str], str]) -> None:
    rows = rows_of(tsv)
    rows[0][9] = change(rows[0][9])
    tsv.write_text(delimited(rows, "\t"), "utf-8")
    with pytest.raises(UnusableInput, match="has damaged columns"):
        read_review(str(tsv))


FILES: dict[str, tuple[bytes, type[UnusableInput], str]] = {
    "empty": (b"", UnknownFormat, "is no review table: no row names the columns ko_ids, en_ids, status, ko, en"),
    "another table": ("ko\ten\n쌀\trice\n".encode(), UnknownFormat, "is no review table"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), UnknownFormat, "is no review table but a PNG picture"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(64), UnknownFormat, "an old Office document; save it as XLSX or TSV"),
    "no text": (b"row\tko_ids\n\xff\xfe\xfa\x80", BadEncoding, "is not utf-8 text"),
    "a damaged zip": (b"PK\x03\x04" + bytes(64), UnusableInput, "is a damaged zip"),
}


@pytest.mark.parametrize("case", FILES)
def test_other_files_are_refused(tmp_path: Path, case: str) -> None:
    data, kind, message = FILES[case]
    path = tmp_path / "r.xlsx"
    path.write_bytes(data)
    with pytest.raises(kind) as refused:
        read_review(str(path))
    assert message in str(refused.value)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


PACKAGES = {
    "another zip": (zipped(a_xml=b"<a/>"), "is no workbook but a zip of another kind"),
    "OpenDocument": (zipped(content_xml=b"<a/>"), "is no workbook but an OpenDocument table; save it as XLSX"),
    "no workbook inside": (zipped(xl__workbook_xml=b"<a/>"), "is a damaged workbook"),
    "entities": (zipped(xl__workbook_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares entities"),
    "a bomb": (zipped(xl__workbook_xml=b"<a>" + bytes(20 << 20)), "a decompression bomb"),
}


@pytest.mark.parametrize("case", PACKAGES)
def test_strange_packages_are_refused(tmp_path: Path, case: str) -> None:
    data, message = PACKAGES[case]
    path = tmp_path / "r.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnusableInput) as refused:
        read_review(str(path))
    assert message in str(refused.value)


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is(tmp_path: Path, tsv: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows_of(tsv):
        sheet.append(row)
    sheet["XFD20000"] = "far away"
    book.save(tmp_path / "r.xlsx")
    assert read(tmp_path / "r.xlsx") == REVIEW
