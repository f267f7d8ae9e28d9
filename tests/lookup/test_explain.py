"""Each number of a match, told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup.test_search import layer_of, texts, units_of
from tm.lookup.explain import explained
from tm.memory import Memory
from tm.model.match import Difference, Match, MatchKind
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding


def told(query: str, source: str, file: str = "m.tmx", lang: Lang = "ko") -> tuple[str, ...]:
    memory = Memory([layer_of(units_of(lang, [source]), file)])
    (match,) = memory.lookup(query, source=lang, threshold=20, explain=True).matches
    return match.explanation


@pytest.mark.parametrize(
    ("query", "source", "lines"),
    [
        ("쌀값이 올랐다.", "쌀값이  올랐다.", ["100: equal in Unicode normal form C, runs of white space as one"]),
        (
            "로동자 쌀",
            "노동자쌀",
            ["99: the same folded key, '노동자쌀'", "rank 98.6 = 99 less spelling 0.3 × 1 + spacing 0.1 × 1, 15 at most"],
        ),
        (
            "쌀은 6200원이다.",
            "쌀은 5200원이다.",
            ["90 = 100 × (1 - 1 / 10) characters without spaces, rounded down", "rank 76 = 90 less number 14 × 1, 15 at most"],
        ),
        (
            "Open file",
            "Open files",
            [
                "50 = 100 × (1 - 1 / 2) tokens, rounded down; 90 = 100 × (1 - 1 / 10) characters, rounded down: the better one",
                "rank 88.2 = 90 less ending 5 × 0.35, 15 at most",
            ],
        ),
    ],
)
def test_lines(query: str, source: str, lines: list[str]) -> None:
    assert list(told(query, source, lang="en" if query.isascii() else "ko")) == lines


def test_what_is_more_than_others_may_have() -> None:
    source = "쌀값이 올랐다고 소식통은 전했다. " * 10
    (first, *_) = told(source.replace("쌀", "콩", 1), source)
    assert first == "98.9 = 100 × (1 - 1 / 150) characters without spaces, rounded down, 98.9 at most"


def test_penalties() -> None:
    found = told("쌀값이 올랐다.", "쌀값이 올랐다.", "penalty-12/m.tmx")
    assert found[1:] == ("penalty 12: folder penalty-12", "similarity 88 = 100 less penalties, not under 0")


def test_context() -> None:
    match = Match("네.", "Yes.", 100, 100, 100, MatchKind.CONTEXT, "m.tmx")
    assert explained(match, "네.", "ko", SHIPPED).explanation[0].endswith("; the neighbours agree")


def test_a_fragment() -> None:
    match = Match("쌀값이", "Rice", 0, 0, 0, MatchKind.FRAGMENT, "m.tmx", covers=(0, 1))
    assert explained(match, "쌀", "ko", SHIPPED).explanation == ("a part of the query only; it has no similarity",)


USERS = Folding.with_words([("손기계", "휴대전화")])


@pytest.mark.parametrize(
    ("query", "source", "lang", "folding", "weights"),
    [
        pytest.param("새 손기계를 샀다.", "새 휴대전화를 샀다.", "ko", SHIPPED, "word 13 × 1", id="not a user's words"),
        pytest.param("새 손기계를 샀다.", "새 휴대전화를 샀다.", "ko", USERS, "spelling 0.3 × 1", id="a user's words"),
        pytest.param(
            "손기계는 비싸다.", "휴대전화도 비싸다.", "ko", USERS, "particle 4 × 1 + spelling 0.3 × 1", id="and another particle"
        ),
        pytest.param("I'd go there.", "I would go there.", "en", SHIPPED, "spelling 0.3 × 1", id="would"),
        pytest.param("They had gone.", "They’d gone.", "en", SHIPPED, "spelling 0.3 × 1", id="had"),
        pytest.param("She’d gone.", "She'd gone.", "en", SHIPPED, "punctuation 0.4 × 1", id="another apostrophe"),
        pytest.param("I had go there.", "I would go there.", "en", SHIPPED, "word 13 × 1", id="would is not had"),
    ],
)
def test_what_is_called_spelling(query: str, source: str, lang: Lang, folding: Folding, weights: str) -> None:
    match = Match(source, "x", 90, 90, 89, MatchKind.FUZZY, "m.tmx", differences=(Difference.WORD,))
    assert explained(match, query, lang, folding).explanation[-1] == f"rank 89 = 90 less {weights}, 15 at most"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_numbers_told_are_those_of_the_match(lang: Lang) -> None:
    @settings(max_examples=40, deadline=None)
    @given(texts(lang).filter(str.strip), st.lists(texts(lang).filter(str.strip), min_size=1, max_size=6))
    def law(query: str, sources: list[str]) -> None:
        memory = Memory([layer_of(units_of(lang, sources))])
        for match in memory.lookup(query, source=lang, threshold=30, limit=9, explain=True).matches:
            first, *more = match.explanation
            assert f"{match.raw:g}" in re.findall(r"(?<![\d.])\d+(?:\.\d+)?(?= =|:)", first)
            assert bool(more) == bool(match.differences)
            if more:
                assert more[-1].startswith(f"rank {match.rank:g} = {match.similarity:g} less ")

    law()
