from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.strategies import TEXT
from tm.errors import UnusableInput
from tm.formats.review_xlsx import LONGEST
from tm.formats.xlsx import read_xlsx, write_xlsx
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant


def written(*units: Unit) -> tuple[bytes, list[str]]:
    stream = io.BytesIO()
    lost = write_xlsx(stream, lambda: iter(units))
    return stream.getvalue(), lost


def workbook(path: Path, *sheets: list[list[Any]]) -> str:
    """Save sheets as a person's spreadsheet would."""
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"s{number}", number)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return str(path)


UNITS = (
    Unit("1", (Variant("ko", ("저장하려면\n누르세요.",)), Variant("en-US", (" Press to save. ",))), notes=(Note("단추"),)),
    Unit(None, (Variant("ko", ("둘",)),), props=(Prop("x-a", "1"),)),
)


def test_a_memory_comes_back(tmp_path: Path) -> None:
    data, lost = written(*UNITS)
    (tmp_path / "a.xlsx").write_bytes(data)
    units = list(read_xlsx(str(tmp_path / "a.xlsx")))
    assert (units, lost) == (list(UNITS), [])
    assert [unit.line for unit in units] == [2, 3]


def test_the_same_units_give_the_same_bytes() -> None:
    assert written(*UNITS) == written(*UNITS)


RISKY = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+82 2 123",
    "-항목",
    "@x",
    "'인용'",
    "_x000D_",
    "1",
    "2026-01-02",
    "3-4",
    "TRUE",
    "가\r\n나",
    "\t",
]


def test_no_text_is_a_formula_a_number_or_a_date(tmp_path: Path) -> None:
    data, _ = written(*(Unit(None, (Variant("ko", (text,)), Variant("en", (text,)))) for text in RISKY))
    (tmp_path / "a.xlsx").write_bytes(data)
    cells = [row[0] for row in load_workbook(tmp_path / "a.xlsx")["memory"].iter_rows(min_row=2)]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert [text for text, cell in zip(RISKY, cells, strict=True) if cell.quotePrefix] == RISKY[:6]
    assert [unit.variants[0].text for unit in read_xlsx(str(tmp_path / "a.xlsx"))] == RISKY


@settings(deadline=None, max_examples=20)
@given(st.lists(st.one_of(TEXT, st.sampled_from(RISKY)).filter(bool), min_size=1, max_size=4))
def test_any_texts_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    units = [Unit(None, (Variant("ko", (text,)), Variant("en", ("x",)))) for text in texts]
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    path.write_bytes(written(*units)[0])
    assert list(read_xlsx(str(path))) == units


@pytest.mark.parametrize(
    ("unit", "lost"),
    [
        (Unit(None, (Variant("ko", ("가", InlineCode("ph"))),)), "1 inline code left out"),
        (Unit(None, (Variant("ko", ("가\x0b나\x00",)),)), "2 control characters left out, which a workbook cannot hold"),
        (Unit(None, (Variant("ko", ("가\ud800나",)),)), "1 control character left out, which a workbook cannot hold"),
        (
            Unit(None, (Variant("ko", ("가" * (LONGEST + 1),)),)),
            "1 unit with more than the 32,767 characters of a cell left out; for it write .csv",
        ),
    ],
)
def test_what_a_workbook_cannot_hold_is_counted(unit: Unit, lost: str) -> None:
    assert written(unit, Unit(None, (Variant("en", ("a",)),)))[1] == [lost]


def test_a_persons_workbook_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["용어집 2026"], ["아무 글"]],
        [
            ["번호", "한국어", "English", "comment"],
            [1, "열기", "Open", None],
            [],
            [2, "닫기", "Close", "단추"],
            [3, 100, "=1+1", None],
        ],
        [["ko", "en"], ["쌀값", "rice price"]],
    )
    assert list(read_xlsx(path)) == [
        Unit(None, (Variant("ko", ("열기",)), Variant("en", ("Open",))), props=(Prop("번호", "1"),)),
        Unit(None, (Variant("ko", ("닫기",)), Variant("en", ("Close",))), props=(Prop("번호", "2"),), notes=(Note("단추"),)),
        # A formula has no value before a spreadsheet has computed it.
        Unit(None, (Variant("ko", ("100",)),), props=(Prop("번호", "3"),)),
        Unit(None, (Variant("ko", ("쌀값",)), Variant("en", ("rice price",)))),
    ]


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ([["source", "target"], ["a", "가"]], 1, "no header row"),
        ([["ko", "en"], ["가", date(2026, 1, 2)]], 2, "a date that the spreadsheet made"),
        ([["ko", "en"], ["가", "a", "b"]], 2, "3 cells in a table of 2"),
        ([], None, "an empty workbook"),
    ],
)
def test_what_is_no_memory(tmp_path: Path, rows: list[list[Any]], line: int | None, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason) as caught:
        list(read_xlsx(workbook(tmp_path / "a.xlsx", rows)))
    assert caught.value.line == line


@pytest.mark.parametrize("data", [b"", b"ko,en\n", b"PK\x03\x04damaged"])
def test_what_is_no_workbook(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(UnusableInput):
        list(read_xlsx(str(tmp_path / "a.xlsx")))


def test_the_file_is_not_held_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["ko", "en"], ["가", "a"], ["나", "b"]])
    monkeypatch.setattr("tm.formats.container.LARGEST", 100)
    assert [unit.variants[1].text for unit in read_xlsx(path)] == ["a", "b"]


def test_columns_for_source_and_target(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Source", "Target"], ["가", "a"]])
    assert [(v.lang, v.text) for unit in read_xlsx(path, ("ko", "en")) for v in unit.variants] == [("ko", "가"), ("en", "a")]
