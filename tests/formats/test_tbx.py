"""Termbases of both versions and of several dialects."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.tbx import Version, read_tbx, write_tbx
from tm.formats.termbase import entry_units
from tm.formats.terms import read_terms
from tm.model.glossary import Entry
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant

MARTIF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><titleStmt><title>용어집</title></titleStmt>
<sourceDesc><p>ours</p></sourceDesc>
</fileDesc></martifHeader><text><body>
<termEntry id="c1"><descrip type="subjectField">security</descrip><descripGrp><descrip type="definition">북한의 방첩 기관</descrip>
<admin type="source">ours</admin></descripGrp><note>이름이 여러 번 바뀌었다</note>
<langSet xml:lang="ko"><descrip type="context">보위성이 단속한다</descrip>
<tig><term>보위성</term><termNote type="partOfSpeech">noun</termNote></tig>
<tig id="t2"><term>국가<hi type="x">보위성</hi></term></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>Ministry of State Security</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termGrp><note>in full at first</note></ntig>
<tig><term>MSS</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<tig><term>Security Department</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry>
<termEntry id="c2"><langSet xml:lang="ko-KR"><tig><term>쌀</term></tig></langSet>
<langSet xml:lang="en-US"><tig><term>rice</term></tig></langSet></termEntry>
</body><back>
<refObjectList type="respPerson"><refObject id="p1"><item type="fn">Kim</item>
</refObject></refObjectList></back></text></martif>
"""

DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
 xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader><fileDesc><sourceDesc><p>ours</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="1"><min:subjectField>food</min:subjectField><langSec xml:lang="ko">
<basic:definition>벼의 열매</basic:definition><termSec><term>쌀</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="en"><termSec><term>rice</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
<termSec><term>paddy</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
</body></text></tbx>
"""

DCA = DCT.replace('style="dct"', 'style="dca"').replace(
    "<min:subjectField>food</min:subjectField>", '<descrip type="subjectField">food</descrip>'
)


def read(folder: Path, data: str | bytes, name: str = "a.tbx") -> list[Unit]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_tbx(str(folder / name)))


def written(units: list[Unit], version: Version | None = None) -> tuple[bytes, list[str]]:
    stream = io.BytesIO()
    lost = write_tbx(stream, lambda: iter(units), version=version)
    return stream.getvalue(), lost


def test_version_2(tmp_path: Path) -> None:
    first, second = read(tmp_path, MARTIF)
    assert (first.tuid, first.line, second.tuid) == ("c1", 6, "c2")
    assert first.props == (Prop("x-descrip:subjectField", "security"),)
    assert first.notes == (Note("이름이 여러 번 바뀌었다"),)
    assert [(v.lang, v.text) for v in first.variants] == [
        ("ko", "보위성"),
        ("ko", "국가보위성"),
        ("en", "Ministry of State Security"),
        ("en", "MSS"),
        ("en", "Security Department"),
    ]
    korean, other, full, *_ = first.variants
    assert korean.props == (Prop("x-termNote:partOfSpeech", "noun"),)
    assert korean.extras == ('<langSet><descrip type="context">보위성이 단속한다</descrip></langSet>',)
    assert (other.attrs, other.content) == ((("id", "t2"),), ("국가", InlineCode("hi", (("type", "x"),), ("보위성",))))
    assert full.props == (Prop("x-termNote:administrativeStatus", "preferredTerm-admn-sts"),)
    assert full.notes == (Note("in full at first"),)
    header, group = first.extras
    assert header.startswith('<martif type="TBX" xml:lang="en"><martifHeader>')
    assert group.startswith('<descripGrp><descrip type="definition">')


@pytest.mark.parametrize("text", [DCT, DCA])
def test_version_3_in_both_styles(tmp_path: Path, text: str) -> None:
    (unit,) = read(tmp_path, text)
    assert unit.props == (Prop("x-descrip:subjectField", "food"),)
    assert [(v.lang, v.text, v.props) for v in unit.variants] == [
        ("ko", "쌀", (Prop("x-termNote:administrativeStatus", "preferredTerm-admn-sts"),)),
        ("en", "rice", (Prop("x-termNote:partOfSpeech", "noun"),)),
        ("en", "paddy", (Prop("x-termNote:administrativeStatus", "supersededTerm-admn-sts"),)),
    ]


@pytest.mark.parametrize("text", [MARTIF, DCT, DCA])
def test_what_was_read_comes_back(tmp_path: Path, text: str) -> None:
    units = read(tmp_path, text)
    data, lost = written(units)
    assert lost == []
    etree.fromstring(data)
    again = read(tmp_path, data)
    assert [unit.variants for unit in again] == [unit.variants for unit in units]
    assert written(again)[0] == data
    if text is DCT:
        return
    assert again == units


@pytest.mark.parametrize("version", ["2", "3"])
def test_the_other_version(tmp_path: Path, version: Version) -> None:
    units = read(tmp_path, MARTIF)
    again = read(tmp_path, written(units, version)[0])
    assert [(u.tuid, u.props, u.variants, u.notes) for u in again] == [(u.tuid, u.props, u.variants, u.notes) for u in units]


def test_units_of_a_memory_become_concepts(tmp_path: Path) -> None:
    units = [
        Unit(None, (Variant("ko", ("쌀",)), Variant("en", ("rice",))), props=(Prop("x-domain", "food"), Prop(None, "?"))),
        Unit("7", (Variant("ko", ("콩\x0b",)),)),
    ]
    data, lost = written(units)
    assert lost == ["1 property without a type left out", "1 control character, which XML cannot hold, left out"]
    first, second = read(tmp_path, data)
    assert first.props == (Prop("x-domain", "food"),)
    assert [v.text for v in first.variants] == ["쌀", "rice"]
    assert second.variants[0].text == "콩"


def test_a_glossary_of_tbx_has_preferred_accepted_and_banned_terms(tmp_path: Path) -> None:
    (tmp_path / "a.tbx").write_text(MARTIF, "utf-8")
    assert read_terms(str(tmp_path / "a.tbx")) == [
        Entry(
            ("보위성", "국가보위성"), ("Ministry of State Security",), ("MSS",), ("Security Department",), "이름이 여러 번 바뀌었다"
        ),
        Entry(("쌀",), ("rice",)),
    ]
    (tmp_path / "b.xml").write_text(DCT, "utf-8")
    assert read_terms(str(tmp_path / "b.xml")) == [Entry(("쌀",), ("rice",), (), ("paddy",))]


def test_a_glossary_comes_back_from_tbx(tmp_path: Path) -> None:
    entries = [
        Entry(("보위성", "국가보위성"), ("Ministry", "the ministry"), ("MSS",), ("Department",), "주의"),
        Entry(("쌀",), ("rice",)),
    ]
    (tmp_path / "a.tbx").write_bytes(written(list(entry_units(entries)))[0])
    assert read_terms(str(tmp_path / "a.tbx")) == entries


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", UnknownFormat, "is no TBX but empty"),
        (b"<tmx/>", UnknownFormat, "is no TBX but an XML file of another kind"),
        (b"\x89PNG\r\n\x1a\n", UnknownFormat, "a PNG picture"),
        (b"plain", UnknownFormat, "is no TBX but plain text"),
        (b"<martif><text><body><termEntry>", UnusableInput, ":1: ends before its XML does"),
        (
            b"<!DOCTYPE m [<!ENTITY a 'b'>]><martif><text><body><termEntry>&a;</termEntry></body></text></martif>",
            UnusableInput,
            "entity",
        ),
        (b"<martif>" + b"<text>" * 200, UnusableInput, "nested deeper"),
    ],
)
def test_what_is_no_tbx(tmp_path: Path, data: bytes, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        read(tmp_path, data)
