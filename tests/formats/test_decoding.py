"""Bytes as text, piece by piece."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import BadEncoding, UnknownFormat, UnusableInput
from tm.formats.container import ByteSource
from tm.formats.decoding import as_utf8, beginning, decoded
from tm.formats.encoding import Encoding
from tm.formats.textfile import read_lines, stream_lines


class Pieces(ByteSource):
    """A file that gives a few bytes at a time."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__("a.txt", io.BytesIO(data), None)
        self._size = size

    def read(self, size: int = 0) -> bytes:
        return super().read(self._size)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "cp949"])
def test_characters_may_be_cut(codec: str, size: int) -> None:
    text = "<?xml version='1.0'\n?>쌀값이 \r\n올랐다 똠"
    data = text.encode(codec)
    source = Pieces(data[5:], size)
    assert "".join(decoded("a.txt", data[:5], source, Encoding(codec))) == text
    source = Pieces(data[44:], size)
    assert b"".join(as_utf8("a.xml", data[:44], source, Encoding(codec))).decode() == "\n쌀값이 \r\n올랐다 똠"


def test_a_byte_order_mark_is_passed_over() -> None:
    source = Pieces("\ufeff쌀".encode(), 4)
    assert "".join(decoded("a.txt", beginning(source), source, Encoding("utf-8", 3))) == "쌀"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"a\nb\nc\xff\n", BadEncoding, r"a\.txt:3: is not utf-8 text \(byte 0xFF\); save it as UTF-8"),
        ("가\n쌀".encode()[:-1], UnusableInput, r"a\.txt:2: ends in the middle of a character"),
    ],
)
def test_what_is_no_text_has_its_line(data: bytes, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        list(decoded("a.txt", b"", Pieces(data, 2), Encoding("utf-8")))


@given(st.text(st.sampled_from("가a\r\n\u2028\x85"), max_size=30))
def test_lines_as_a_stream_are_those_of_the_whole(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.txt"
    path.write_bytes(text.encode())
    assert list(stream_lines(str(path))) == read_lines(str(path))


@pytest.mark.parametrize("cut", range((1 << 20) - 2, (1 << 20) + 2))
def test_a_line_end_may_be_cut(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * cut + b"\r\ny\r\n")
    assert [len(line) for line in stream_lines(str(path))] == [cut, 1]


def test_a_picture_has_no_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with pytest.raises((UnknownFormat, BadEncoding)):
        list(stream_lines(str(path)))
