from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import TEXT
from tm.errors import UnusableInput
from tm.formats.tabular import escape_cell, read_tsv, unescape_cell, write_tsv
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant


def written(*units: Unit) -> tuple[str, list[str]]:
    stream = io.BytesIO()
    lost = write_tsv(stream, lambda: iter(units))
    return stream.getvalue().decode(), lost


def read(folder: Path, text: str) -> list[Unit]:
    path = folder / "memory.tsv"
    path.write_bytes(text.encode())
    return list(read_tsv(str(path)))


@settings(deadline=None)
@given(st.one_of(TEXT, st.text(alphabet="\\tnr\t\n\r가")))
def test_cells_come_back(text: str) -> None:
    cell = escape_cell(text)
    assert not set(cell) & set("\t\n\r")
    assert unescape_cell(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a\\tb", "a\tb"),
        ("a\\\\tb", "a\\tb"),
        ("C:\\dir", "C:\\dir"),
        ("end\\", "end\\"),
        ("\\\\\\n", "\\\n"),
        ("글", "글"),
    ],
)
def test_unescaping(cell: str, text: str) -> None:
    assert unescape_cell(cell) == text


def test_a_whole_memory_comes_back(tmp_path: Path) -> None:
    units = [
        Unit(
            "1",
            (Variant("ko", ("탭\t줄\n역\\n",)), Variant("en-US", ("a\r\nb",)), Variant("ja", ("日本",))),
            notes=(Note("주"),),
        ),
        Unit(None, (Variant("ko", ("둘",)),), props=(Prop("x-a", "1"), Prop("탭\t이름\\", "2"))),
    ]
    text, lost = written(*units)
    assert text.partition("\n")[0] == "ko\ten-US\tja\ttuid\tnote\tprop:x-a\tprop:탭\\t이름\\\\"
    assert lost == []
    assert read(tmp_path, text) == units


def test_korean_and_english_come_first() -> None:
    assert written(Unit("1", (Variant("ja", ("j",)), Variant("en", ("e",)), Variant("ko-KR", ("k",)))))[0] == (
        "ko-KR\ten\tja\ttuid\tnote\nk\te\tj\t1\t\n"
    )


@pytest.mark.parametrize(
    ("unit", "lost"),
    [
        (Unit("1", (Variant("ko", ("가", InlineCode("ph"))),)), "1 inline codes"),
        (Unit("1", (Variant("ko", ("가",), (("a", "b"),)),), (("c", "d"),)), "2 attributes"),
        (Unit("1", (Variant("ko", ("가",), props=(Prop("a", "b"),), notes=(Note("n"),)),)), "2 properties of variants"),
        (Unit("1", (Variant("ko", ("가",)), Variant("ko", ("나",)))), "1 second variants"),
        (Unit("1", (Variant("ko", ("가",)),), notes=(Note("1"), Note("2"))), "1 further notes"),
        (
            Unit("1", (Variant("ko", ("가",)),), props=(Prop("a", "1"), Prop("a", "2"), Prop(None, "3"))),
            "2 properties without a type or with a repeated one",
        ),
        (Unit("1", (Variant("ko", ("가",), extras=("<x/>",)),), extras=("<y/>",)), "2 unknown elements"),
    ],
)
def test_what_a_table_cannot_hold_is_counted(unit: Unit, lost: str) -> None:
    assert written(unit)[1] == [f"{lost} left out"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no header row"),
        ("ko\ttuid\n", 1, "no header row"),
        ("가,a\n", 1, "no header row"),
        ("ko\ten\n가\ta\n나\tb\tc\n", 3, "3 cells in a table of 2"),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason) as caught:
        read(tmp_path, text)
    assert caught.value.line == line


def test_short_and_blank_rows(tmp_path: Path) -> None:
    units = read(tmp_path, "ko\ten\tnote\n가\n\n\tb\t주\n")
    assert units == [Unit(None, (Variant("ko", ("가",)),)), Unit(None, (Variant("en", ("b",)),), notes=(Note("주"),))]
    assert [u.line for u in units] == [2, 4]
