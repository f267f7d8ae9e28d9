"""A file is cut at its units only where each piece, read alone, is just what it is in the file."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.errors import TmError
from tm.formats.tmx import TmxReader
from tm.formats.tmx import pieces as cutting
from tm.formats.tmx.pieces import Pieces, Uncut, digest, units_of
from tm.model.memory import Unit

BEFORE = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="ko"/><body>'
AFTER = "</body></tmx>"
ONE = '<tu tuid="1"><tuv xml:lang="ko"><seg>하나</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>'
TWO = ONE.replace("하나", "둘").replace("one", "two")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "m.tmx"


def whole(path: Path) -> list[Unit]:
    with TmxReader(str(path)) as reader:
        return list(reader)


def cut(path: Path) -> list[bytes]:
    return list(Pieces(str(path)))


def marks(path: Path) -> list[int]:
    pieces = Pieces(str(path))
    return [digest(pieces.key, piece) for piece in pieces]


def check(path: Path, count: int) -> None:
    """Each piece alone is its unit, and so are all together."""
    pieces = Pieces(str(path))
    found = list(pieces)
    units = whole(path)
    assert len(found) == len(units) == count
    assert [units_of("m", pieces.prefix, [piece])[0] for piece in found] == units
    assert units_of("m", pieces.prefix, found) == units


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \r\n\t", id="white space"),
        pytest.param(ONE + TWO, id="close together"),
        pytest.param(f"\n  {ONE}\r\n\r\n{TWO}\n", id="spread out"),
        pytest.param(ONE.replace("<tu tuid", "<tu\n\ttuid") + TWO, id="a break in the tag"),
        pytest.param('<tu tuid="a>b"><tuv xml:lang="ko"><seg>가</seg></tuv></tu>' + ONE, id="a bracket in an attribute"),
        pytest.param(ONE.replace("하나", "&lt;/tu> &lt;tu> ]]"), id="letters of tags"),
        pytest.param(ONE.replace("하나", '<ph x="1">&lt;b></ph>하나<hi>둘</hi>'), id="codes"),
        pytest.param("<tu></tu>", id="empty"),
        pytest.param(ONE * 3, id="thrice"),
    ],
)
def test_pieces_are_units(file: Path, body: str) -> None:
    file.write_bytes((BEFORE + body + AFTER).encode())
    check(file, body.count("</tu>"))


@pytest.mark.parametrize("body", ["<body>", "<body >", '<body x="1">'])
def test_where_the_units_begin(file: Path, body: str) -> None:
    file.write_text(BEFORE.replace("<body>", body) + ONE + "\n</body >\n</tmx\n>\n", "utf-8")
    check(file, 1)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{ONE}<!-- </tu> -->{TWO}", id="a comment"),
        pytest.param(ONE.replace("하나", "<![CDATA[</tu>]]>"), id="CDATA"),
        pytest.param(ONE.replace("하나", "<![CDATA[</tu><tu>]]>"), id="CDATA like two units"),
        pytest.param(ONE.replace("<seg>", "<!-- </tu><tu > --><seg>", 1), id="a comment like two units"),
        pytest.param(f"{ONE}<?x </tu>?>{TWO}", id="a processing instruction"),
        pytest.param(f"{ONE}<!-- the end -->", id="a comment at the end"),
        pytest.param(f"글{ONE}", id="text before"),
        pytest.param(f"{ONE}글{TWO}", id="text between"),
        pytest.param(f"{ONE}글", id="text behind"),
        pytest.param(f"<group>{ONE}</group>{TWO}", id="a group"),
        pytest.param(f"{ONE}<group>{TWO}</group>", id="a group behind"),
        pytest.param(f"<tu/>{ONE}", id="an empty unit before"),
        pytest.param(f"{ONE}<tu/>", id="an empty unit behind"),
        pytest.param(f"{ONE}<tu />{TWO}", id="an empty unit between"),
        pytest.param(ONE.replace("</tu>", "</tu >") + TWO, id="a blank in the end tag"),
        pytest.param(ONE.replace("</tuv></tu>", f"</tuv>{TWO}</tu>"), id="one in the other"),
        pytest.param(f"<header>{ONE}</header>", id="in a header"),
        pytest.param(ONE.replace("<tu ", "<tu\v"), id="a vertical tab in the tag"),
        pytest.param(f"{ONE}\v{TWO}", id="a vertical tab between"),
    ],
)
def test_what_is_not_sure_is_not_cut(file: Path, body: str) -> None:
    file.write_bytes((BEFORE + body + AFTER).encode())
    with pytest.raises(Uncut):
        cut(file)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BEFORE + ONE, id="cut off behind a unit"),
        pytest.param(BEFORE + ONE + AFTER[:-1], id="cut off in the end"),
        pytest.param(BEFORE + ONE + "</bo dy></tmx>", id="a broken end"),
        pytest.param(BEFORE + ONE + AFTER + "<x/>", id="something behind"),
        pytest.param(BEFORE[:-6] + ONE + AFTER, id="no body"),
        pytest.param((BEFORE + ONE + AFTER).upper(), id="upper case"),
        pytest.param((BEFORE + ONE + AFTER).replace("<", "<t:").replace("<t:/", "</t:").replace("<t:?", "<?"), id="a prefix"),
        pytest.param("", id="empty"),
        pytest.param("아무 글", id="no TMX"),
    ],
)
def test_no_whole_memory_is_not_cut(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(Uncut):
        cut(file)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp949", "utf-32"])
def test_other_encodings_are_not_cut(file: Path, encoding: str) -> None:
    file.write_bytes((BEFORE.replace("?>", f' encoding="{encoding}"?>') + ONE + AFTER).encode(encoding))
    assert len(whole(file)) == 1
    with pytest.raises(Uncut):
        cut(file)


def test_a_wrong_claim_is_not_cut(file: Path) -> None:
    file.write_bytes((BEFORE.replace("?>", ' encoding="cp949"?>') + ONE + AFTER).encode())
    with pytest.raises(Uncut):
        cut(file)


def test_a_mark_before_utf_8_does_no_harm(file: Path) -> None:
    file.write_bytes((BEFORE + ONE + TWO + AFTER).encode("utf-8-sig"))
    check(file, 2)


def test_packed(file: Path) -> None:
    file.write_bytes(gzip.compress((BEFORE + ONE + TWO + AFTER).encode()))
    check(file, 2)


def slowly(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Read so many bytes at a time, from the beginning of the body on."""
    monkeypatch.setattr(cutting, "_READ", size)
    monkeypatch.setattr(cutting, "SAMPLE", len(BEFORE.encode()))
    monkeypatch.setattr("tm.formats.container.ByteSource.read.__defaults__", (size,))


@pytest.mark.parametrize("at", [*range(1, 9), 50, 100])
def test_blocks_of_any_size(file: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cut across the end of what is read at once is found."""
    body = f"{ONE}\n {TWO}{ONE} \n"
    file.write_bytes((BEFORE + body + AFTER).encode())
    slowly(monkeypatch, at)
    check(file, 3)


def test_a_piece_without_end_is_given_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes((BEFORE + ONE.replace("하나", "가" * 5000) + AFTER).encode())
    assert len(cut(file)) == 1
    monkeypatch.setattr(cutting, "_MOST_PIECE", 1000)
    slowly(monkeypatch, 100)
    with pytest.raises(Uncut):
        cut(file)


def test_the_same_unit_has_the_same_digest_wherever_it_stands(file: Path) -> None:
    file.write_text(BEFORE + ONE + TWO + AFTER, "utf-8")
    one, two = marks(file)
    assert one != two
    file.write_text(f"{BEFORE.replace('ko', 'en')}\n\n{TWO}\r\n  {ONE}{TWO}{AFTER}", "utf-8")
    assert marks(file) == [two, one, two]


def test_another_dtd_has_other_digests(file: Path) -> None:
    """It may give attributes that no unit shows."""
    unit = ONE.replace(' xml:lang="ko"', "")
    found = []
    for lang in ("ko", "en"):
        dtd = f'<!DOCTYPE tmx [<!ATTLIST tuv xml:lang CDATA "{lang}">]><tmx'
        file.write_text((BEFORE + unit + AFTER).replace("<tmx", dtd), "utf-8")
        assert whole(file)[0].variants[0].lang == lang
        found.append(marks(file))
    assert found[0] != found[1]


def test_a_body_that_is_none_is_not_read_as_one(file: Path) -> None:
    """The prefix ends in a comment; its pieces cannot be read without it being noticed."""
    file.write_text(BEFORE.replace("<header", "<!-- <body> --><header") + ONE + TWO + AFTER, "utf-8")
    with pytest.raises(Uncut):
        cut(file)
    with pytest.raises(TmError):
        units_of("m", b"<tmx><!-- <body>", [])


def test_pieces_in_another_encoding_are_refused(file: Path) -> None:
    """Alone they would look like CP949; in their file, whose beginning is UTF-8, they are damage."""
    pieces = [ONE.replace("하나", "평양에서 열린 회의").encode("cp949")]
    with pytest.raises(TmError):
        units_of("m", BEFORE.encode(), pieces)


def test_a_piece_of_two_units_is_refused() -> None:
    with pytest.raises(Uncut):
        units_of("m", BEFORE.encode(), [(ONE + TWO).encode()])


PARTS = st.sampled_from(
    [
        ONE,
        TWO,
        "\n",
        " ",
        "글",
        "<tu/>",
        "<tu>",
        "</tu>",
        "</tu >",
        "<group>",
        "</group>",
        "<!-- -->",
        "<tuv/>",
        "&amp;",
        "<header/>",
        "\v",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=6), st.sampled_from([AFTER, "</body>", f" {AFTER}\n"]))
def test_what_is_cut_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, parts: list[str], after: str) -> None:
    path = tmp_path_factory.getbasetemp() / "law.tmx"
    path.write_text(BEFORE + "".join(parts) + after, "utf-8")
    try:
        count = len(cut(path))
    except Uncut:
        return
    try:
        check(path, count)
    except TmError:
        # Cut all the same: then reading the pieces must find the fault.
        pieces = Pieces(str(path))
        with pytest.raises(TmError):
            units_of("m", pieces.prefix, list(pieces))
