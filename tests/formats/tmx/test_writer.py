from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.formats.tmx.memory import read, unit_of, written
from tests.formats.tmx.test_carry import faults
from tm.formats.tmx import TmxWriter
from tm.formats.tmx.writer import own_header
from tm.model.memory import Content, Header, InlineCode, Note, Prop, Unit, Variant

GOLDEN = Path(__file__).parents[2] / "files" / "golden.tmx"

HEADER = Header(
    (
        ("creationtool", "tm"),
        ("creationtoolversion", "1"),
        ("segtype", "sentence"),
        ("o-tmf", "tm"),
        ("adminlang", "en"),
        ("srclang", "ko"),
        ("datatype", "plaintext"),
        ("gitCommit", "c0ffee"),
    ),
    props=(Prop("x-project", "장마당 기사"),),
    notes=(Note("사람이 읽는 말"),),
    extras=('<ude name="PUA"><map unicode="#xF8FF" code="#xF0"/></ude>',),
    version="1.4",
)

UNITS = (
    Unit(
        "save",
        (
            Variant("ko", ("저장하려면 ", InlineCode("ph", (("x", "1"),), ("{0}",)), "를 누르세요.")),
            Variant(
                "en",
                ("Press ", InlineCode("ph", (("x", "1"),), ("{0}",)), " to save."),
                (("creationid", "kim"),),
                notes=(Note("v"),),
            ),
        ),
        attrs=(("creationdate", "20260117T093000Z"), ("creationid", "kim"), ("changeid", "lee")),
        props=(Prop("x-context", "menu"), Prop("x-context", "파일", (("xml:lang", "ko"),))),
        notes=(Note("단추", (("xml:lang", "ko"),)),),
    ),
    Unit(None, (Variant("ko", ('5 < 6 & "7" > 4\t\r\n]]>',)), Variant("en_US", ()))),
    Unit(
        'a"<\n>',
        (
            Variant("ko", ("똠방각하는 ", InlineCode("g", (("id", "1"),), ("펲시",)), "를 마신다.")),
            Variant("en", (InlineCode("bpt", (("i", "1"),), ("<b>",)), "Bold", InlineCode("ept", (("i", "1"),), ("</b>",)))),
        ),
        attrs=(("creationdate", "2026-01-17"), ("score", "9")),
        extras=("<ref>1</ref>",),
    ),
    Unit("none"),
)


def test_golden() -> None:
    assert written(*UNITS, header=HEADER) == GOLDEN.read_bytes()


def test_golden_is_valid_and_reads_back(tmp_path: Path) -> None:
    data = GOLDEN.read_bytes()
    assert faults(data) == []
    units, reader = read(tmp_path, data)
    assert tuple(units) == UNITS
    assert reader.header.extras == HEADER.extras
    assert not reader.problems


CODES: Content = (
    "앞",
    InlineCode("ph", (("x", "1"),), ("{0}",)),
    InlineCode("hi", (), ("굵은",)),
    InlineCode("g", (), ("글",)),
    "뒤",
)


@pytest.mark.parametrize(
    ("content", "text", "dropped"),
    [(CODES, "앞굵은글뒤", 3), ((InlineCode("ph"),), "", 1), ((), "", 0), (("글",), "글", 0)],
)
def test_level_1_writes_text_only(tmp_path: Path, content: Content, text: str, dropped: int) -> None:
    stream = io.BytesIO()
    with TmxWriter(stream, own_header(), level=1) as writer:
        writer.write(unit_of(content))
    assert writer.codes_dropped == dropped
    assert read(tmp_path, stream.getvalue())[0] == [unit_of((text,) if text else ())]


def test_faithful_writes_what_was_there() -> None:
    unit = Unit("1", (Variant("en_US", (InlineCode("g", (("id", "1"),), ("x",)),), (("odd", "1"),)),), extras=("<ref/>",))
    data = written(unit, header=Header((("srclang", "en_US"),), version="1.1"), faithful=True).decode()
    assert '<tmx version="1.1">\n<header srclang="en_US"/>' in data
    assert '<tu tuid="1">\n  <ref/>\n  <tuv xml:lang="en_US" odd="1">\n    <seg><g id="1">x</g></seg>\n  </tuv>\n</tu>\n' in data
    assert "x-tm-was" not in data


@pytest.mark.parametrize(
    ("text", "left", "dropped"),
    [
        ("가\x00나\x1f다", "가나다", 2),
        ("\x0b\x0c\x08", "", 3),
        ("가\ud800나\udfff", "가나", 2),
        ("가\ufffe나\uffff", "가나", 2),
        ("\t\r\n\x85\xa0\u2028😀", "\t\r\n\x85\xa0\u2028😀", 0),
    ],
)
def test_characters_that_xml_cannot_hold_are_dropped_and_counted(tmp_path: Path, text: str, left: str, dropped: int) -> None:
    stream = io.BytesIO()
    with TmxWriter(stream, own_header()) as writer:
        writer.write(unit_of((text,)))
    assert writer.dropped == dropped
    assert read(tmp_path, stream.getvalue())[0][0].variants[0].text == left


def test_attributes_have_one_order_whatever_order_they_came_in() -> None:
    attrs = (("usagecount", "1"), ("creationid", "kim"), ("creationdate", "20260117T093000Z"))
    first, second = (written(Unit("1", (Variant("ko", ("글",), a),), a)) for a in (attrs, attrs[::-1]))
    assert first == second
    assert b'<tu tuid="1" creationdate="20260117T093000Z" creationid="kim" usagecount="1">' in first


def test_no_end_is_written_after_an_error() -> None:
    stream = io.BytesIO()
    with pytest.raises(KeyError), TmxWriter(stream, own_header()):
        raise KeyError("lost")
    assert b"</tmx>" not in stream.getvalue()


def test_an_empty_memory_is_valid() -> None:
    assert faults(written()) == []
