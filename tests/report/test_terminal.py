from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.report.terminal import Piece, Screen, Style, cells, columns, cut, mark, shown, wrap

TEXT = st.text(st.one_of(st.sampled_from("쌀값이 올랐다 abc …“”①\u0301\u1161\u200d\ufe0f❤🚢"), st.characters()), max_size=60)
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def lines(text: str, room: int) -> list[str]:
    return ["".join(part for part, _ in line) for line in wrap([(text, Style.PLAIN)], room)]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("rice", 4, id="Latin"),
        pytest.param("쌀값", 4, id="Hangul"),
        pytest.param("\u110a\u1161\u11af\u1100\u1161\u11b9\u11ba", 4, id="Hangul in conjoining letters"),
        pytest.param("북한（北韓）", 12, id="fullwidth brackets and Hanja"),
        pytest.param("ﾊﾝ", 2, id="halfwidth"),
        pytest.param("cafe\u0301", 4, id="combining"),
        pytest.param("쌀\u200b값\ufeff", 4, id="zero width"),
        pytest.param("“…”", 3, id="typographic signs"),
        pytest.param("🚢", 2, id="emoji"),
        pytest.param("❤\ufe0f", 2, id="a sign shown as an emoji"),
        pytest.param("❤", 1, id="the same as a sign"),
    ],
)
def test_cells(text: str, size: int) -> None:
    assert cells(text) == size


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("첫 줄\n둘째 줄\r\n셋째", "첫 줄⏎둘째 줄⏎셋째", id="line ends"),
        pytest.param("a\u2028b", "a⏎b", id="Unicode's line end"),
        pytest.param("쌀\t6200원", "쌀 6200원", id="tab"),
        pytest.param("\x1b[31m빨강\x1b]0;title\x07", "�[31m빨강�]0;title�", id="escape"),
        pytest.param("\x9b2J\x7f\r", "�2J��", id="8-bit escape, delete, carriage return"),
        pytest.param("user\u202egpj.exe", "user�gpj.exe", id="turned direction"),
        pytest.param("\udc80", "�", id="half a surrogate pair"),
        pytest.param("\u110a\u1161\u11af", "쌀", id="composed"),
    ],
)
def test_shown(text: str, safe: str) -> None:
    assert shown(text) == safe


@pytest.mark.parametrize(
    ("text", "room", "wrapped"),
    [
        pytest.param("혜산 시장에서 쌀값이 올랐다", 14, ["혜산 시장에서", "쌀값이 올랐다"], id="at spaces"),
        pytest.param("압록강철교공사현장", 8, ["압록강철", "교공사현", "장"], id="a long Korean word"),
        pytest.param("압록강철교", 7, ["압록강", "철교"], id="odd room"),
        pytest.param("출처: https://example.org/a/b", 12, ["출처: https:", "//example.or", "g/a/b"], id="a long address"),
        pytest.param("rice  and   corn", 9, ["rice  and", "corn"], id="spaces are kept inside a line only"),
        pytest.param("6200\xa0원", 4, ["6200", "\xa0원"], id="a no-break space is not a place to part"),
        pytest.param("   ", 4, [], id="blank"),
        pytest.param("cafe\u0301s", 4, ["cafe\u0301", "s"], id="combining characters stay with theirs"),
    ],
)
def test_wrap(text: str, room: int, wrapped: list[str]) -> None:
    assert lines(text, room) == wrapped


@given(TEXT, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, room: int) -> None:
    safe = shown(text)
    wrapped = lines(safe, room)
    assert all(0 < cells(line) <= room for line in wrapped)
    visible = [char for char in safe if cells(char)]
    assert [c for line in wrapped for c in line if cells(c) and not c.isspace()] == [c for c in visible if not c.isspace()]


@given(TEXT, st.integers(0, 30), st.booleans())
def test_cut_text_fits(text: str, room: int, left: bool) -> None:
    safe = shown(text)
    kept = cut(safe, room, left=left)
    assert cells(kept) <= room
    assert (kept == safe) == (cells(safe) <= room)


def test_cut_at_either_end() -> None:
    assert cut("시장에서 쌀값이 올랐다", 10) == "시장에서…"
    assert cut("시장에서 쌀값이 올랐다", 10, left=True) == "…이 올랐다"
    assert cut("시장", 4) == "시장"
    assert cut("시장", 1) == "…"
    assert cut("시장", 0) == ""


@given(st.lists(st.tuples(TEXT.map(shown), st.sampled_from(Style)), max_size=5), st.sampled_from([4, 7]), st.booleans())
def test_a_block_fits_and_no_colour_is_parted(pieces: list[Piece], margin: int, colored: bool) -> None:
    for line in Screen(colored, 20).block(pieces, margin, "ko").splitlines():
        plain = ESCAPE.sub("", line)
        assert "\x1b" not in plain
        assert cells(plain) <= 20
        assert colored or plain == line
        assert line.count("\x1b[0m") * 2 == line.count("\x1b")


def test_a_colour_ends_with_its_line() -> None:
    block = Screen(True, 16).block(mark("The price of rice rose", [(4, 17)], Style.CHANGED), 2)
    assert block.splitlines() == ["  The \x1b[4;33mprice of\x1b[0m", "  \x1b[4;33mrice\x1b[0m rose"]


def test_signs_replace_colours_but_not_around_spaces() -> None:
    block = Screen(False, 40).block(mark("쌀 값이 6200 원", [(1, 2), (4, 9)], Style.CHANGED))
    assert block == "쌀 값이 {6200} 원\n"


def test_a_label_stands_on_the_first_line_only() -> None:
    block = Screen(False, 16).block([("Rice prices rose", Style.PLAIN)], 7, "en")
    assert block.splitlines() == ["   en  Rice", "       prices", "       rose"]
    assert Screen(False, 16).block([], 4, "en") == "en  (empty)\n"


def test_items_flow_whole() -> None:
    items = [("terms:", Style.DIM), ("쌀 = rice;", Style.PLAIN), ("시장 = market", Style.PLAIN), ("a" * 40, Style.PLAIN)]
    assert Screen(False, 20).flow(items, 2, 1).splitlines() == ["terms: 쌀 = rice;", "  시장 = market", "  " + "a" * 17 + "…"]


@pytest.mark.parametrize(("value", "width"), [("40", 40), ("132", 132), ("5", 20), ("", 80), ("wide", 80)])
def test_columns(monkeypatch: pytest.MonkeyPatch, value: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", value)
    monkeypatch.setattr("sys.__stdout__", None)
    assert columns() == width
