"""Sentences: cases as rows, laws as properties, every rule by its own example."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import BadSetting
from tm.segment import segment
from tm.segment.english import ENGLISH
from tm.segment.korean import KOREAN
from tm.segment.rules import Rule

_BOUNDARY = re.compile(r"( \| )|(⏎\|)|\|")

_MARKS = [*".?!…。,:;()[]{}<>\"'“”‘’『』「」《》`*_-/@1205 \n\t", "\r\n", "\u00a0", "\u3000", "\u2028", "``", "''", "...", "</b>"]
_WORDS = ["가", "다.", "요!", "라고", " 하고", "그러나", "했다", "제1조.", "2020. 2. 15.", "글.hwp", "U.S.", "Mr.", "No. ", "p.m."]
_MORE = ["iPhones", "The ", "said", "https://a.b/c?d.", "a@b.kr", "v2.1.0", "𠮷", "e\u0301"]
_PIECES = st.lists(st.sampled_from([*_MARKS, *_WORDS, *_MORE]), max_size=40).map("".join)
_TEXT = st.one_of(_PIECES, st.text(max_size=80))
_LANG = st.sampled_from(["ko", "en"])


def _read_row(row: str) -> tuple[str, list[str]]:
    """Return the text of a row without its boundary marks, and the sentences wanted."""
    text = _BOUNDARY.sub(lambda mark: " " if mark[1] else "\n" if mark[2] else "", row)
    return text, [piece.strip() for piece in re.split(r"⏎?\|", row)]


def _read_cases(name: str) -> list[object]:
    """Return the rows of a case file as test parameters, each named by its comment."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    cases: list[object] = []
    for comment, row in pairwise(lines):
        if comment.startswith("#") and row and not row.startswith("#"):
            why = comment.removeprefix("# ")
            marks = [pytest.mark.xfail(reason=why)] if why.startswith("known failure") else []
            cases.append(pytest.param(row, id=why, marks=marks))
    return cases


def _segments(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in segment(text, lang)]


@pytest.mark.parametrize("row", _read_cases("cases_ko.txt"))
def test_korean(row: str) -> None:
    text, wanted = _read_row(row)
    assert _segments(text, "ko") == wanted


@pytest.mark.parametrize("row", _read_cases("cases_en.txt"))
def test_english(row: str) -> None:
    text, wanted = _read_row(row)
    assert _segments(text, "en") == wanted


@pytest.mark.parametrize("rule", [*KOREAN.rules, *KOREAN.taken_up, *ENGLISH.rules, *ENGLISH.taken_up])
def test_a_rule_does_what_its_example_shows(rule: Rule) -> None:
    text, wanted = _read_row(rule.example)
    assert _segments(text, "ko" if re.search("[가-힣]", text) else "en") == wanted


@pytest.mark.parametrize("rule", [*KOREAN.rules, *KOREAN.taken_up, *ENGLISH.rules, *ENGLISH.taken_up])
def test_a_rule_fits_somewhere_in_its_example(rule: Rule) -> None:
    text, _ = _read_row(rule.example)
    before, after = re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.after)
    assert any(before.search(text, 0, place) and after.match(text, place) for place in range(1, len(text) + 1))


@given(_TEXT, _LANG)
def test_pieces_and_the_white_space_between_them_are_the_text(text: str, lang: str) -> None:
    end_before = 0
    for start, end in segment(text, lang):
        assert end_before <= start < end
        assert not text[end_before:start].strip()
        assert text[start:end] == text[start:end].strip()
        end_before = end
    assert not text[end_before:].strip()


@given(_TEXT, _LANG)
def test_no_segment_holds_a_new_line(text: str, lang: str) -> None:
    assert not any("\n" in piece or "\r" in piece for piece in _segments(text, lang))


@given(_TEXT, _LANG)
def test_the_answer_is_the_same_each_time(text: str, lang: str) -> None:
    assert segment(text, lang) == segment(text, lang)


@given(_PIECES, _PIECES, _LANG)
def test_a_line_does_not_depend_on_the_lines_around_it(one: str, other: str, lang: str) -> None:
    assert _segments(f"{one}\n{other}", lang) == _segments(one, lang) + _segments(other, lang)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", " \n "])
def test_a_new_line_is_a_boundary(newline: str) -> None:
    assert _segments(f"제목{newline}본문", "ko") == ["제목", "본문"]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000\r\n"])
def test_white_space_has_no_segments(text: str) -> None:
    assert segment(text, "ko") == segment(text, "en") == []


@pytest.mark.parametrize("lang", ["", "fr", "KO", "korean"])
def test_another_language_is_refused(lang: str) -> None:
    with pytest.raises(BadSetting, match="ko or en"):
        segment("text", lang)


@pytest.mark.parametrize(
    "piece",
    [
        "https://example.org/a.B?c=d!e",
        "www.Example.org/a",
        "j.Kim@example.org",
        "끝났다.최종.hwp",
        "`a. B`",
        "v2.1.0",
        "3.5",
        "8,120.5",
    ],
)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_whole_pieces_are_never_cut(piece: str, lang: str) -> None:
    for text in (piece, f"({piece})", f"“{piece}”", f"It is {piece}. Then 그는 {piece} 쪽을 보았다.그러나 {piece}"):
        inside = [range(match.start() + 1, match.end()) for match in re.finditer(re.escape(piece), text)]
        assert not any(end in place for _, end in segment(text, lang) for place in inside)
