"""A memory with units replaced and added: every other byte stays."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from tests.leverage.making import pair
from tm.errors import UnusableInput
from tm.formats import container
from tm.formats.tmx import TmxReader
from tm.leverage.rewrite import rewrite
from tm.model.leverage import MemoryUpdate
from tm.model.memory import Unit

ODD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <tu>no unit</tu> -->
<tmx version="1.4"><header srclang="ko" note="a > b"/>
  <body>
    <!-- <body> </body> -->
    <tu  tuid='1' x="<tu >" ><tuv xml:lang="ko"><seg>하나</seg></tuv><tuv xml:lang="en"><seg><![CDATA[</tu>]]></seg></tuv></tu>
    <tu tuid="2"><tuv xml:lang="ko"><seg>둘</seg></tuv>
      <tuv xml:lang="en"><seg>two</seg></tuv></tu>
  </body>
</tmx>
"""
NEW = MemoryUpdate({1: pair("둘", "two & more", tuid="2")}, (pair("셋", "three\n", tuid="3"),))
SECOND = """<tu tuid="2"><tuv xml:lang="ko"><seg>둘</seg></tuv>
      <tuv xml:lang="en"><seg>two</seg></tuv></tu>"""
SECOND_NEW = """<tu tuid="2">
  <tuv xml:lang="ko"><seg>둘</seg></tuv>
  <tuv xml:lang="en"><seg>two &amp; more</seg></tuv>
</tu>"""
THIRD = """<tu tuid="3">
  <tuv xml:lang="ko"><seg>셋</seg></tuv>
  <tuv xml:lang="en"><seg>three
</seg></tuv>
</tu>
"""


def rewritten(path: str, update: MemoryUpdate, count: int) -> bytes:
    stream = io.BytesIO()
    rewrite(path, stream, update, count)
    return stream.getvalue()


def units(data: bytes) -> list[Unit]:
    with TmxReader("", data=data) as reader:
        return list(reader)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_what_changes_changes(tmp_path: Path, codec: str, end: str) -> None:
    path = tmp_path / "m.tmx"
    text = ODD.replace('x="<tu >"', 'x="tu >"').replace("UTF-8", codec.removesuffix("-sig")).replace("\n", end)
    path.write_bytes(text.encode(codec))
    data = rewritten(str(path), NEW, 2)
    expected = text.replace(SECOND.replace("\n", end), SECOND_NEW.replace("\n", end))
    expected = expected.replace(f"  </body>{end}</tmx>", THIRD.replace("\n", end) + f"  </body>{end}</tmx>")
    assert data.decode(codec) == expected
    assert [unit.tuid for unit in units(data)] == ["1", "2", "3"]


@pytest.mark.parametrize("body", ["<body/>", "<body />", "<body></body>", "<body>\n</body>"])
def test_the_first_unit(tmp_path: Path, body: str) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(f'<tmx version="1.4"><header srclang="ko"/>{body}</tmx>', "utf-8")
    assert units(rewritten(str(path), MemoryUpdate({}, NEW.added), 0)) == list(NEW.added)


@pytest.mark.parametrize("size", [1, 7, 64, 1000, 5000])
def test_a_stream_cut_anywhere_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    path = tmp_path / "m.tmx"
    filler = "".join(f'<tu tuid="f{n}"><tuv xml:lang="ko"><seg>글 {n} <!-- </tu> --></seg></tuv></tu>\n' for n in range(60))
    text = ODD.replace('x="<tu >"', f'x="{"가" * 500}"').replace("  </body>\n</tmx>", f"{filler}  </body>\n</tmx><!-- 끝 -->")
    expected = text.replace(SECOND, SECOND_NEW).replace("  </body>\n</tmx><", f"{THIRD}  </body>\n</tmx><")
    for codec in ("utf-8", "utf-16"):
        path.write_bytes(text.replace("UTF-8", codec).encode(codec))
        monkeypatch.setattr("tm.formats.decoding.SAMPLE", 4096)
        monkeypatch.setattr("tm.leverage.rewrite.SAMPLE", 4096)
        read = container.ByteSource.read
        monkeypatch.setattr(container.ByteSource, "read", lambda self, _=0, read=read: read(self, size))
        assert rewritten(str(path), NEW, 62).decode(codec) == expected.replace("UTF-8", codec)
        monkeypatch.undo()


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    path, packed = tmp_path / "m.tmx", tmp_path / "m.tmx.gz"
    path.write_text(ODD.replace('x="<tu >"', ""), "utf-8")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    with pytest.raises(UnusableInput, match="cannot be told apart"):
        rewritten(str(path), NEW, 3)
    with pytest.raises(UnusableInput, match="is compressed"):
        rewritten(str(packed), NEW, 2)
    (tmp_path / "cut.tmx").write_text("<tmx><header/><body>", "utf-8")
    with pytest.raises(UnusableInput, match="no body"):
        rewritten(str(tmp_path / "cut.tmx"), NEW, 0)


def test_reading_gives_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(ODD.replace('x="<tu >"', ""), "utf-8")
    before = units(path.read_bytes())
    after = units(rewritten(str(path), NEW, 2))
    assert after == [before[0], NEW.replaced[1], *NEW.added]
