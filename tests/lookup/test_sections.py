"""The file of named arrays, and every way in which it can be damaged."""

from __future__ import annotations

import io
import random

import pytest

from tm.lookup.sections import DamagedIndex, Sections, SectionsWriter


def whole() -> bytes:
    out = io.BytesIO()
    writer = SectionsWriter(out)
    writer.add("letters", "가나다".encode(), b"abc")
    writer.add("numbers", bytes(8))
    writer.add("none")
    writer.close({"units": 3, "files": ["뉴스.tmx"]})
    return out.getvalue()


def test_what_was_written_is_there() -> None:
    found = Sections(whole())
    assert bytes(found.view("letters")) == "가나다abc".encode()
    assert list(found.view("numbers", "I")) == [0, 0]
    assert len(found.view("none", "Q")) == 0
    assert found.facts == {"units": 3, "files": ["뉴스.tmx"]}
    assert "numbers" in found
    assert "others" not in found


def test_sections_begin_where_every_type_may() -> None:
    data = whole()
    assert data.index("가나다".encode()) % 64 == 0


@pytest.mark.parametrize("size", [0, 1, 7, 40])
def test_a_file_that_was_cut_off_is_known(size: int) -> None:
    with pytest.raises(DamagedIndex):
        Sections(whole()[:size] if size else b"")
    with pytest.raises(DamagedIndex):
        Sections(whole()[: len(whole()) - 1 - size])


def test_a_changed_table_is_known() -> None:
    data = whole()
    for at in random.Random(1).sample(range(len(data) - 200, len(data)), 60):
        broken = bytearray(data)
        broken[at] ^= 0x41
        try:
            assert Sections(bytes(broken)).facts == Sections(data).facts
        except DamagedIndex:
            continue


def test_something_else_is_known() -> None:
    with pytest.raises(DamagedIndex):
        Sections("아무 글이나 길게 적어 둔 파일이다. ".encode() * 9)
