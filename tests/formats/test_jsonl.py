from __future__ import annotations

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from tests.strategies import UNITS
from tm.errors import UnusableInput
from tm.formats.jsonl import read_jsonl, unit_json, write_jsonl
from tm.model.memory import InlineCode, Unit, Variant


def read(folder: Path, data: bytes) -> list[Unit]:
    path = folder / "memory.jsonl"
    path.write_bytes(data)
    return list(read_jsonl(str(path)))


def written(*units: Unit) -> bytes:
    stream = io.BytesIO()
    write_jsonl(stream, iter(units))
    return stream.getvalue()


@settings(max_examples=50, deadline=None)
@given(UNITS)
def test_nothing_is_lost(unit: Unit) -> None:
    data = written(unit)
    with TemporaryDirectory() as folder:
        (again,) = read(Path(folder), data)
    assert unit_json(again) == unit_json(unit)
    assert written(again) == data
    assert data.count(b"\n") == 1


def test_the_form_of_the_contract(tmp_path: Path) -> None:
    row: dict[str, Any] = {
        "tuid": "7",
        "attrs": {"creationid": "kim"},
        "variants": [
            {
                "lang": "ko",
                "attrs": {},
                "text": "저장하려면 를 누르세요.",
                "content": ["저장하려면 ", {"ph": {"x": "1"}, "code": ["{0}"]}, "를 누르세요."],
                "props": [["x-context", "menu"]],
                "notes": [],
            }
        ],
        "props": [],
        "notes": [],
    }
    (unit,) = read(tmp_path, json.dumps(row).encode())
    assert unit_json(unit) == row
    assert list(unit_json(unit)) == list(row)
    assert list(unit_json(unit)["variants"][0]) == list(row["variants"][0])


@pytest.mark.parametrize("name", ["hi", "sub", "g", "code", "content", "ph"])
def test_an_element_of_any_name(tmp_path: Path, name: str) -> None:
    unit = Unit(None, (Variant("ko", ("앞", InlineCode(name, (("id", "1"),), ("안",)))),))
    assert read(tmp_path, written(unit)) == [unit]


@pytest.mark.parametrize(
    ("variant", "content"),
    [
        ({"lang": "ko", "text": "글"}, ("글",)),
        ({"lang": "ko", "text": ""}, ()),
        ({"lang": "ko", "content": ["가", "", "나"], "text": "other"}, ("가나",)),
        ({"lang": "ko", "content": [{"ph": {}}]}, (InlineCode("ph"),)),
    ],
)
def test_short_forms(tmp_path: Path, variant: dict[str, Any], content: tuple[object, ...]) -> None:
    (unit,) = read(tmp_path, json.dumps({"variants": [variant]}).encode())
    assert unit.variants[0].content == content


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"variants": "ab"},
        {"variants": [], "tuid": 7},
        {"variants": [], "props": [[5, "x"]]},
        {"variants": [], "props": [["t"]]},
        {"variants": [], "notes": [1]},
        {"variants": [], "attrs": {"usagecount": 3}},
        {"variants": [], "extras": "ab"},
        {"variants": [], "extras": [1]},
        {"variants": [], "notes": ["a", "b"], "note_attrs": [{}]},
        {"variants": [{"lang": "ko"}]},
        {"variants": [{"text": "x"}]},
        {"variants": [{"lang": None, "text": "x"}]},
        {"variants": [{"lang": "ko", "content": "abc"}]},
        {"variants": [{"lang": "ko", "content": [5]}]},
        {"variants": [{"lang": "ko", "content": [{}]}]},
        {"variants": [{"lang": "ko", "content": [{"ph": {}, "it": {}}]}]},
        {"variants": [{"lang": "ko", "content": [{"ph": 1, "code": []}]}]},
        [1],
        "글",
    ],
)
def test_lines_that_are_no_unit(tmp_path: Path, row: object) -> None:
    with pytest.raises(UnusableInput) as caught:
        read(tmp_path, b'{"variants": []}\n\n' + json.dumps(row).encode())
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<tmx/>", "is not JSON lines but an XML file"),
        (b"plain text", "is not JSON lines but plain text"),
        (b'{"variants": [', "is no unit"),
        (b'{"variants": [{"lang": "ko", "text": "\xff"}]}', "is no unit"),
        (b'{"variants": ' + b"[" * 100_000, "is no unit"),
    ],
)
def test_other_files(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        read(tmp_path, data)


def test_lone_surrogates_and_byte_order_marks(tmp_path: Path) -> None:
    unit = Unit(None, (Variant("ko", ("가\ud800",)),))
    assert read(tmp_path, b"\xef\xbb\xbf" + written(unit)) == [unit]


def test_lines_longer_than_a_chunk(tmp_path: Path) -> None:
    units = [Unit(str(n), (Variant("ko", ("긴 문장 " * 20_000,)),)) for n in range(3)]
    assert read(tmp_path, written(*units)) == units
