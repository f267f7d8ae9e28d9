from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.formats.packing import packed, written
from tm.errors import UnusableInput
from tm.formats import package
from tm.formats.package import Package

BOMB = '<!DOCTYPE a [<!ENTITY b "xxxx">]><a>&b;&b;&b;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (BOMB, "declares entities"),
        (OUTSIDE, "declares entities"),
        ("<a>", "broken XML"),
        ("", "broken XML"),
        ("<a>" * 5000, "broken XML"),
    ],
)
def test_hostile_xml(xml: str, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        Package("a.docx", packed({"a.xml": xml})).xml("a.xml")


def test_a_part_that_is_missing_or_damaged() -> None:
    data = packed({"a.xml": "<a>" + "쌀" * 1000 + "</a>"})
    with pytest.raises(UnusableInput, match=r"lacks its part b.xml"):
        Package("a.docx", data).read("b.xml")
    with pytest.raises(UnusableInput, match="damaged"):
        Package("a.docx", data[:-10])
    at = data.index(b"a.xml") + 12
    with pytest.raises(UnusableInput, match="damaged"):
        Package("a.docx", data[:at] + b"\xff\x00\xff" + data[at + 3 :]).read("a.xml")


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_RATIO_FROM", 1 << 16)
    with pytest.raises(UnusableInput, match="bomb"):
        Package("a.docx", packed({"a.xml": b" " * (1 << 20)})).read("a.xml")
    monkeypatch.setattr(package, "LARGEST_PART", 1000)
    with pytest.raises(UnusableInput, match="bomb"):
        Package("a.docx", packed({"a.xml": bytes(range(256)) * 8})).read("a.xml")


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    with pytest.raises(UnusableInput, match="more than 3 parts"):
        Package("a.docx", packed({str(n): "" for n in range(4)}))


def test_names_lead_nowhere(tmp_path: Path) -> None:
    path = written(tmp_path, "in/a.zip", packed({"../out.xml": "<a/>", "/etc/x": "y"}))
    opened = Package(path)
    assert opened.names() == ["../out.xml", "/etc/x"]
    assert opened.xml("../out.xml").tag == "a"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_encrypted(tmp_path: Path) -> None:
    data = bytearray(packed({"a.xml": "<a/>"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert zipfile.is_zipfile(written(tmp_path, "a.zip", bytes(data)))
    with pytest.raises(UnusableInput, match="is encrypted"):
        Package("a.docx", bytes(data)).read("a.xml")
