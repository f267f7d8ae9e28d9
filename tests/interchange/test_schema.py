"""Every kind of TMX that we write is valid for the TMX 1.4 DTD and the stricter schema that OmegaT uses from 6.1 on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.tmx.test_carry import faults
from tests.strategies import UNITS
from tm.align.units import units as aligned
from tm.formats.conversion import Conversion
from tm.formats.memory_formats import FORMATS, Writing
from tm.formats.tmx import TmxWriter
from tm.formats.tmx.profiles import PROFILES, Shaping
from tm.formats.tmx.writer import own_header
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Header, Note, Prop, Unit

TOOLS = [None, *PROFILES]

HEADERS = st.sampled_from(
    [
        own_header(),
        Header(),
        Header((("srclang", "en_US"), ("creationtool", "OmegaT"), ("gitCommit", "c0ffee"), ("creationdate", "어제"))),
        Header(
            (("srclang", "*all*"),),
            (Prop(None, "x"), Prop("x-과제", "장마당")),
            (Note("글"),),
            ('<ude name="가"><map unicode="#xF8FF" code="#xF0"/></ude>', "<odd/>"),
        ),
    ]
)


def written(units: list[Unit], header: Header, tool: str | None, level: int) -> bytes:
    stream = io.BytesIO()
    shaping = Shaping(PROFILES[tool], header, units[0] if units else None, lambda: units) if tool else None
    with TmxWriter(stream, shaping.header if shaping else header, level=level) as writer:
        for unit in shaping.units(units) if shaping else units:
            writer.write(unit)
    return stream.getvalue()


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=20, deadline=None)
@given(st.lists(UNITS, max_size=3), HEADERS, st.sampled_from([1, 2]))
def test_any_units_for_any_tool(tool: str | None, units: list[Unit], header: Header, level: int) -> None:
    assert faults(written(units, header, tool, level)) == []


UNIT = """{"tuid": "1", "attrs": {"changedate": "오늘"}, "props": [["file", "a"], ["file", "b"], [null, "c"]], "variants": [
 {"lang": "ko_KR", "content": ["열기 ", {"x": {"id": "1"}}]}, {"lang": "ENU", "text": "Open"}]}"""

GIVEN = {
    "a.jsonl": UNIT.replace("\n", "") + "\n",
    "a.tsv": "ko\ten\tprop:x-a\n열기\tOpen\t1\n",
    "a.csv": "한국어,English,비고\n열기,Open,단추\n",
    "a.po": 'msgid ""\nmsgstr "Language: ko\\n"\n\n#, fuzzy\nmsgctxt "menu"\nmsgid "Open <b>all</b>"\nmsgstr "모두 열기"\n',
    "a.xlf": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="f" source-language="en" '
    'target-language="ko" datatype="html"><body><trans-unit id="1"><source>Open <g id="1">all</g> <x id="2"/></source>'
    '<target state="translated">모두 <g id="1">열기</g> <x id="2"/></target><note>단추</note></trans-unit></body></file></xliff>',
}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", GIVEN)
def test_any_format_converted_for_any_tool(tmp_path: Path, name: str, tool: str | None) -> None:
    given, out = tmp_path / name, tmp_path / "out.tmx"
    given.write_text(GIVEN[name], "utf-8")
    for level in (1, 2):
        Conversion([str(given)], None).write(str(out), Writing(level=level, tool=tool))
        assert faults(out.read_bytes()) == []
        assert "열기".encode() in out.read_bytes()


def test_no_text_format_is_forgotten() -> None:
    endings = {end for format in FORMATS for end in format.endings}
    assert {Path(name).suffix for name in GIVEN} <= endings


@pytest.mark.parametrize("tool", TOOLS)
def test_aligned_units(tool: str | None) -> None:
    korean = ["첫 문장이다.", "둘째 문장이다 <b>굵게</b>."]
    english = ["The first one.", "The second one & more."]
    sides = [Segment(text, 0) for text in korean], [Segment(text, 0) for text in english]
    beads = Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.8)
    units = list(aligned(("가.md", "a.md"), sides, Alignment(beads, "tm-align:test"), date="2026-02-03"))
    assert len(units) == 2
    assert faults(written(units, own_header(), tool, 2)) == []
