from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.tmx.memory import content, document, read, written
from tests.formats.tmx.test_carry import faults
from tm.errors import BadTmx
from tm.formats.jsonl import unit_json
from tm.formats.tmx.records import DEEPEST
from tm.formats.tmx.writer import unit_xml
from tm.model.memory import Content, InlineCode, joined

PH = InlineCode("ph")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], ()),
        (["가"], ("가",)),
        (["가", "나", PH, "다", "라"], ("가나", PH, "다라")),
        ([PH, PH], (PH, PH)),
        (["", PH, ""], (PH,)),
        ([""], ()),
    ],
)
def test_joined(parts: list[str | InlineCode], expected: Content) -> None:
    assert joined(parts) == expected


@pytest.mark.parametrize("name", ["hi", "x", "sub"])
def test_the_deepest_segment_goes_through_everything(tmp_path: Path, name: str) -> None:
    content(tmp_path, f"<{name}>" * DEEPEST + "끝" + f"</{name}>" * DEEPEST)
    (unit,), _ = read(tmp_path, (tmp_path / "memory.tmx").read_bytes())
    data = written(unit)
    assert faults(data) == []
    assert read(tmp_path, data)[0] == [unit]
    assert unit_json(unit)["variants"][0]["text"] == ("" if name == "sub" else "끝")


def test_attributes_of_a_seg_are_kept_among_the_variants(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(document('<tu><tuv xml:lang="ko"><seg class="제목">글</seg></tuv></tu>'), "utf-8")
    (unit,), _ = read(tmp_path, path.read_bytes())
    assert unit.variants[0].attrs == (("seg:class", "제목"),)
    data = written(unit)
    assert faults(data) == []
    assert read(tmp_path, data)[0] == [unit]
    assert '<seg class="제목">' in unit_xml(unit)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('<tu><tu><tuv xml:lang="ko"><seg>글</seg></tuv></tu></tu>', "has <tu> in <tu>"),
        ('<tu><tuv xml:lang="ko"><tuv xml:lang="en"><seg>text</seg></tuv></tuv></tu>', "has <tuv> in <tuv>"),
        ('<tu><Tuv xml:lang="ko"><Seg>글</Seg></Tuv></tu>', "has <Tuv> in <tu>"),
        ('<Tu><tuv xml:lang="ko"><seg>글</seg></tuv></Tu>', "has <Tu> in <body>"),
    ],
)
def test_structure_that_would_hide_text_is_refused(tmp_path: Path, source: str, reason: str) -> None:
    with pytest.raises(BadTmx) as caught:
        read(tmp_path, document(source).encode())
    assert caught.value.reason == reason
    assert caught.value.line is not None


UNIT = '<tu><tuv xml:lang="ko"><seg>글</seg></tuv></tu>'


@pytest.mark.parametrize(
    ("source", "units", "rules"),
    [
        (f"<tmx><header/><body><group>{UNIT}{UNIT}</group></body></tmx>", 2, {"unknown-in-body"}),
        (f"<tmx><header/><body>{UNIT}</body><body>{UNIT}</body></tmx>", 2, {"order"}),
        (f"<tmx><header/><header/><body>{UNIT}</body></tmx>", 1, {"order"}),
        (f"<tmx><header/><body>{UNIT}</body>{UNIT}</tmx>", 2, {"order"}),
        (f'<tmx xml:lang="ko"><header/><body n="1">{UNIT}</body></tmx>', 1, {"attribute"}),
    ],
)
def test_odd_structure_is_read_and_reported(tmp_path: Path, source: str, units: int, rules: set[str]) -> None:
    found, reader = read(tmp_path, source.encode())
    assert len(found) == units
    assert set(reader.counts) == rules
