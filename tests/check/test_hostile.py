"""Checks on texts that no person writes: none fails, and none takes a time that grows with the square of the length."""

from __future__ import annotations

import time

import pytest

from tests.check.seen_by import over_file
from tm.check.check import Pair
from tm.check.figures import figures
from tm.check.registry import check_named
from tm.model.text import LANGS

FORM = (
    *("empty", "untranslated", "same-as-source", "hangul-left", "length", "tag", "placeholder", "url", "email", "bracket", "quote"),
    *("punctuation", "whitespace", "width", "repeated-word", "nfd", "control", "negation", "attribution"),
    *("particle", "double-particle", "register", "spelling-variant"),
)

SIGNS = [
    "{",
    "{}",
    "}",
    "%",
    "%1",
    "%(",
    "$",
    "<",
    "<a ",
    "&",
    "`",
    "(",
    ")",
    "“",
    "”",
    '"',
    "'",
    "‘",
    ".",
    " ",
    "\n",
    "--",
    "://",
    "a@",
]
WORDS = [
    "가",
    "a",
    "가 ",
    "a ",
    "을",
    "가을 ",
    "{a, select, x {",
    "www.",
    "1,",
    "http://a.b/(",
    "아니 ",
    "no ",
    "\u1100",
    "\ufffd",
    "\ud800",
]


@pytest.mark.parametrize("piece", [*SIGNS, *WORDS])
def test_long_texts(piece: str) -> None:
    pairs = [Pair(text, piece * 10_000, "en", "ko") for text in ("a", piece * 10_000)]
    pairs += [Pair(pair.source, pair.target, "ko", "en") for pair in pairs]
    for check in map(check_named, FORM):
        over_file(check, [pair for pair in pairs if check.target in (None, pair.target_lang)])


FIGURES = [
    *("%1", "1%", "만 ", "억 ", "1만", "삼", "1,", "1.1.", "9", "2020. 1. ", "12:30:", "1/2 ", "20~30만 "),
    *("twenty ", "hundred and ", "May 1 ", "one in ", "<a ", "{1", "6·25", "1월 1일 ", "9초 58 ", "F5", "1\ud800"),
]
LENGTH = 10_000


@pytest.mark.parametrize("piece", FIGURES)
def test_long_runs_of_figures(piece: str) -> None:
    text = (piece * LENGTH)[:LENGTH]
    start = time.process_time()
    for lang in LANGS:
        figures(text, lang)
    assert time.process_time() - start < 3
