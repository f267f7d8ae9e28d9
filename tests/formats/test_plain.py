from __future__ import annotations

import io
from pathlib import Path

import pytest

from tm.errors import BadEncoding, UnknownFormat, UnusableInput
from tm.formats.plain import read_plain, read_side_by_side, write_side_by_side
from tm.formats.textfile import front_matter, read_lines, read_text
from tm.model.memory import InlineCode, Note, Prop, Unit, Variant


def file(folder: Path, data: str | bytes, name: str = "a.txt") -> str:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_text_in_any_encoding_and_with_any_line_ends(tmp_path: Path, codec: str) -> None:
    assert read_text(file(tmp_path, "쌀값이\r\n올랐다.\r그랬다.\n".encode(codec))) == "쌀값이\n올랐다.\n그랬다.\n"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("쌀값이\n올랐".encode() + b"\xff\n", 2),
        (b"caf\xe9\n", 1),
        ("갊갊\n갊".encode("utf-16") + b"\x00\xd8\x41\x00", 2),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, line: int) -> None:
    with pytest.raises(BadEncoding) as caught:
        read_text(file(tmp_path, data))
    assert caught.value.line == line


@pytest.mark.parametrize(("data", "what"), [(b"\x89PNG\r\n\x1a\n\xff", "a PNG picture"), (b"a\x00b", "a binary file")])
def test_pictures_are_named(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(UnknownFormat, match=f"is not text but {what}"):
        read_text(file(tmp_path, data))


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\n", ["a", ""]), ("가\u2028나\x0c\n", ["가\u2028나\x0c"])],
)
def test_lines(tmp_path: Path, text: str, lines: list[str]) -> None:
    assert read_lines(file(tmp_path, text)) == lines


@pytest.mark.parametrize(
    ("text", "meta", "rest"),
    [
        (
            "---\nDate: '2026-01-17'\nurl: http://a/b\n---\n본문",
            (("date", "2026-01-17"), ("url", "http://a/b")),
            "본문",
        ),
        ("---\n소제목\n---\n본문", (), "---\n소제목\n---\n본문"),
        ("---\na: b\n", (), "---\na: b\n"),
        ("본문\n---\na: b\n---\n", (), "본문\n---\na: b\n---\n"),
    ],
)
def test_front_matter(text: str, meta: tuple[tuple[str, str], ...], rest: str) -> None:
    assert front_matter(text) == (meta, rest)


def test_a_plain_document(tmp_path: Path) -> None:
    document = read_plain(file(tmp_path, "---\nbyline: 김 기자\n---\n첫 문단.\n\n  둘째 문단. \n"), "ko")
    assert document.paragraphs == ("첫 문단.", "둘째 문단.")
    assert document.about("byline") == "김 기자"
    assert document.about("date") is None


def test_side_by_side(tmp_path: Path) -> None:
    ko, en = file(tmp_path, "가\n\n나\n\n"), file(tmp_path, "a\n\n\nd\n", "b.txt")
    units = list(read_side_by_side(ko, en))
    assert [(u.tuid, u.line, [(v.lang, v.text) for v in u.variants]) for u in units] == [
        ("1", 1, [("ko", "가"), ("en", "a")]),
        ("3", 3, [("ko", "나")]),
        ("4", 4, [("en", "d")]),
    ]


def test_sides_of_unequal_length_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"has 1 lines, but .* has 2"):
        list(read_side_by_side(file(tmp_path, "가\n나\n"), file(tmp_path, "a\n", "b.txt")))


def test_writing_side_by_side_counts_what_is_lost() -> None:
    ko, en = io.BytesIO(), io.BytesIO()
    units = [
        Unit("1", (Variant("en-US", ("one \n\u2028 two",)), Variant("ko-KR", (" 하나\t  둘",)))),
        Unit("2", (Variant("ko", ("셋",)),)),
        Unit("3", (Variant("ko", ("넷",)), Variant("en", ("four",)), Variant("en", ("4",)))),
    ]
    lost = write_side_by_side(ko, en, iter(units))
    assert (ko.getvalue().decode(), en.getvalue().decode()) == (" 하나\t  둘\n넷\n", "one two\nfour\n")
    assert lost == [
        "1 further variant left out",
        "1 unit without both languages left out",
        "line breaks inside 1 segment written as spaces",
    ]


def test_what_two_files_of_lines_cannot_hold_is_counted() -> None:
    code = InlineCode("ph", (("x", "1"),))
    ko, en = Variant("ko", ("가", code), notes=(Note("n"),)), Variant("en", ("a",), (("creationid", "kim"),))
    unit = Unit("1", (ko, en), props=(Prop("x-a", "1"),), extras=("<ref/>",))
    assert write_side_by_side(io.BytesIO(), io.BytesIO(), iter([unit])) == [
        "1 inline code left out",
        "1 attribute left out",
        "2 properties or notes left out",
        "1 unknown element left out",
    ]
