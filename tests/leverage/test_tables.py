"""Targets in tables: other rows keep every byte."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tm.formats.memory_formats import Reading, format_named
from tm.leverage.tables import fill_table
from tm.model.filled import Filled
from tm.model.memory import InlineCode

FILLED = Filled(("저장\t‘값’\n끝",), "needs-review", 87.5, "m.tmx")


def filled(path: Path, targets: dict[int, Filled]) -> bytes:
    out = io.BytesIO()
    assert fill_table(str(path), out, targets, "ko") == []
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        (
            "own.tsv",
            "en\tko\ttuid\tnote\nSave\t\t1\t\n\nOpen\t열기\t2\t\\n\n",
            "en\tko\ttuid\tnote\tprop:x-tm-state\tprop:x-tm-match\tprop:x-tm-origin\n"
            "Save\t저장\\t‘값’\\n끝\t1\t\tneeds-review-translation\t87.5\tm.tmx\n\nOpen\t열기\t2\t\\n\n",
        ),
        (
            "excel.csv",
            'English;Korean\r\nSave;\r\n"a ""b"";\r\nc";열기\r\n',
            "English;Korean;x-tm-state;x-tm-match;x-tm-origin\r\n"
            'Save;"저장\t‘값’\n끝";needs-review-translation;87.5;m.tmx\r\n"a ""b"";\r\nc";열기\r\n',
        ),
        (
            "short.tsv",
            "en\tko\tx-tm-state\nSave\nOpen\t열기\n",
            "en\tko\tx-tm-state\tx-tm-match\tx-tm-origin\nSave\t저장\\t‘값’\\n끝\tneeds-review-translation\t87.5\tm.tmx\nOpen\t열기\n",
        ),
    ],
)
def test_a_row_is_filled_and_marked(tmp_path: Path, name: str, data: str, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode())
    assert filled(path, {0: FILLED}).decode() == expected
    path.write_bytes(expected.encode())
    format = format_named(name)
    assert format is not None
    units = list(format.read(str(path), Reading()))
    assert [variant.text for variant in units[0].variants] == ["Save", "저장\t‘값’\n끝"]
    assert units[0].prop("x-tm-state") == "needs-review-translation"


def test_a_row_of_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('en,ko\n"one\ntwo",\nOpen,열기\n'.encode())
    expected = 'en,ko,x-tm-state,x-tm-match,x-tm-origin\n"one\ntwo",하나,final,,\nOpen,열기\n'
    assert filled(path, {0: Filled(("하나",), "final")}).decode() == expected


def test_the_encoding_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("en,ko,비고\nSave,,창\n".encode("cp949"))
    assert "Save,저장,창,final,," in filled(path, {0: Filled(("저장",), "final")}).decode("cp949")


def test_without_targets_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeff"en","ko"\r\n"Save",""\r\n'.encode())
    assert filled(path, {}) == path.read_bytes()


def test_codes_left_out_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(b"en\tko\nSave\t\n")
    said = fill_table(str(path), io.BytesIO(), {0: Filled((InlineCode("ph"), "저장"), "final")}, "ko")
    assert said == ["1 inline code left out, as tables have none"]
