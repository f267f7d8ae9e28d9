"""Sentences: cases as rows, laws as properties, every rule by its own example."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.segment.reading import inner_ends, read_row, read_rows
from tm.errors import BadSetting
from tm.segment import segment
from tm.segment.english import ENGLISH
from tm.segment.korean import KOREAN
from tm.segment.rules import Rule, fits

_MARKS = [*".?!…。,:;()[]{}<>\"'“”‘’『』「」《》`*_-/@1205 \n\t", "\r\n", "\u00a0", "\u3000", "\u2028", "``", "''", "...", "</b>"]
_WORDS = ["가", "다.", "요!", "라고", " 하고", "그러나", "했다", "제1조.", "2020. 2. 15.", "글.hwp", "U.S.", "Mr.", "No. ", "p.m."]
_MORE = ["iPhones", "The ", "said", "https://a.b/c?d.", "a@b.kr", "v2.1.0", "𠮷", "e\u0301"]
_PIECES = st.lists(st.sampled_from([*_MARKS, *_WORDS, *_MORE]), max_size=40).map("".join)
_TEXT = st.one_of(_PIECES, st.text(max_size=80))
_LANG = st.sampled_from(["ko", "en"])


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
    text, wanted = read_row(row)
    assert _segments(text, "ko") == wanted


@pytest.mark.parametrize("row", _read_cases("cases_en.txt"))
def test_english(row: str) -> None:
    text, wanted = read_row(row)
    assert _segments(text, "en") == wanted


@pytest.mark.parametrize("rule", [*KOREAN.rules, *KOREAN.taken_up, *ENGLISH.rules, *ENGLISH.taken_up])
def test_a_rule_does_what_its_example_shows(rule: Rule) -> None:
    text, wanted = read_row(rule.example)
    assert _segments(text, "ko" if re.search("[가-힣]", text) else "en") == wanted


@pytest.mark.parametrize("rule", [*KOREAN.rules, *KOREAN.taken_up, *ENGLISH.rules, *ENGLISH.taken_up])
def test_a_rule_fits_somewhere_in_its_example(rule: Rule) -> None:
    text, _ = read_row(rule.example)
    assert any(fits(rule, text, place) for place in range(1, len(text) + 1))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_paragraphs_of_all_kinds(lang: str) -> None:
    """Rows written before the rules were looked at; judged by the F1 of their inner boundaries, over the whole file."""
    rows = [read_row(row) for row in read_rows(f"hard_{lang}.txt")]
    wanted = [inner_ends(text, pieces) for text, pieces in rows]
    found = [inner_ends(text, _segments(text, lang)) for text, _ in rows]
    right = sum(len(a & b) for a, b in zip(wanted, found, strict=True))
    assert 2 * right / (sum(map(len, wanted)) + sum(map(len, found))) >= 0.98


@pytest.mark.parametrize("name", ["cases_ko.txt", "cases_en.txt", "hard_ko.txt", "hard_en.txt"])
def test_a_segment_of_ordinary_text_has_one_segment(name: str) -> None:
    """No law: a lone quotation mark or a list head can mean another thing where its surroundings are missing."""
    lang = name[-6:-4]
    for row in read_rows(name):
        for piece in _segments(read_row(row)[0], lang):
            assert _segments(piece, lang) == [piece]


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


@given(_TEXT, _LANG)
def test_only_white_space_and_segments_make_the_text(text: str, lang: str) -> None:
    spans = segment(text, lang)
    edges = [0, *(place for span in spans for place in span), len(text)]
    assert "".join(text[a:b] for a, b in pairwise(edges)) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", " \n ", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_new_line_is_a_boundary(newline: str) -> None:
    assert _segments(f"제목{newline}본문", "ko") == ["제목", "본문"]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000\r\n"])
def test_white_space_has_no_segments(text: str) -> None:
    assert segment(text, "ko") == segment(text, "en") == []


_HOSTILE = [
    "“a. ",
    "(a. ",
    "<!-- ",
    "<a ",
    "` ",
    "[a",
    "![a](",
    "{a,plural,",
    "🎉 ",
    "ㅋ",
    "~",
    ". (가",
    "1. ",
    "https://",
    "a.b-",
    "'",
    "a@",
]


@pytest.mark.parametrize("piece", _HOSTILE)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_time_grows_with_the_length(piece: str, lang: str) -> None:
    """What takes a millisecond here would take minutes if it grew with the square; the limit leaves room for a slow machine."""
    started = time.process_time()
    segment(piece * 4000, lang)
    assert time.process_time() - started < 2


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
        "<!-- Yes. No. -->",
        '<a title="Yes. No.">',
        "[Yes. No.](https://example.org/a_(b).html)",
        "{count, plural, one {A file. Gone.} other {# files. Gone.}}",
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


_UNCUT = [
    "https://a.kr/b.C?d!e",
    "www.Example.org/A.B",
    "j.Kim@example.org",
    "끝.글.hwp",
    "`a. B`",
    '<b title="A. B.">',
    "[A. B.](c.html)",
]
_AROUND = ["다.", "다. ", "요! ", "It is so. ", "“그렇다.” ", "Mr. ", " ", "(예.) ", "1. ", "라고 ", "가", "Then ", "p.m. "]


@given(st.lists(st.tuples(st.sampled_from(_AROUND), st.sampled_from(_UNCUT), st.just(" ")).map("".join), max_size=8), _LANG)
def test_what_is_whole_stays_whole_wherever_it_stands(parts: list[str], lang: str) -> None:
    text = "".join(parts)
    segments = segment(text, lang)
    for piece in _UNCUT:
        for match in re.finditer(re.escape(piece), text):
            assert any(start <= match.start() and match.end() <= end for start, end in segments)
