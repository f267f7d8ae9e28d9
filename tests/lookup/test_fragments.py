"""Parts of a query that the memory holds, where nothing holds the whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lookup import plain
from tests.lookup.test_search import memory_of
from tm.lookup.wanted import Wanted
from tm.memory import Memory
from tm.model.match import Answer, Match, MatchKind

ROWS = [
    ("국경 경비대가 잠복초소를 늘렸다.", "The border guard set up more hidden posts.", "20250101T000000Z"),
    (
        "밀수를 국경 경비대 군인들이 눈감아 줬다.",
        "Soldiers of the border guard turned a blind eye to smuggling.",
        "20260101T000000Z",
    ),
    ("쌀값이 크게 올랐다고 소식통은 전했다.", "Rice prices rose sharply, the source said.", "20250301T000000Z"),
    ("시장 관리소는 자릿세를 올렸다.", "The market office raised stall fees.", "20250401T000000Z"),
    ("비가 와서 길이 끊겼다.", "Rain cut off the road.", "20250501T000000Z"),
    ("석탄은 오지 않았다.", "No coal came.", "20250601T000000Z"),
    ("열차도 움직이지 못했다고 한다.", "The train did not move either, they say.", "20250602T000000Z"),
]
FILLER = [(f"군인 {number}명이 다리를 놓았다.", f"{number} engineers built a bridge.", "20240101T000000Z") for number in range(30)]


def memory() -> Memory:
    return memory_of([plain.unit(number, ko, en, date=date) for number, (ko, en, date) in enumerate([*ROWS, *FILLER])])


def answer(query: str, **more: object) -> Answer:
    return memory().lookup(query, fragments=True, wanted=Wanted(**more))  # type: ignore[arg-type]


def parts(found: Answer) -> list[str]:
    return [found.query[slice(*match.covers)] for match in found.matches if match.covers]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        # The longest first; of the last word, without its particle where that is not held.
        ("어제 국경 경비대에서 사람이 왔고 시장 관리소는 문을 닫았다.", ["시장 관리소는", "국경 경비대"]),
        ("“국경 경비대”라는 간판", ["국경 경비대"]),
        ("또 크게 올랐다고 소식통은 몇 번이나 힘주어 말했다.", ["크게 올랐다고 소식통은"]),
        # A word by itself; none that says nothing by itself.
        ("밀수 방법", ["밀수"]),
        ("그 것으로 있다", []),
        ("전혀 모르는 낱말", []),
        ("아무도 답하지 않았다.", []),
        ("답하지 못했다고 한다.", []),
        ("", []),
        # English.
        ("He met the border guard near the stall", ["the border guard", "stall"]),
        ("with that and from", []),
    ],
)
def test_what_is_found(query: str, wanted: list[str]) -> None:
    assert parts(answer(query)) == wanted


def test_a_fragment_has_no_similarity_and_shows_how_it_was_put() -> None:
    found = answer("국경 경비대 간부")
    (match,) = found.matches
    assert (match.kind, match.raw, match.similarity, match.rank) == (MatchKind.FRAGMENT, 0, 0, 0)
    assert match.source == ROWS[1][0]
    assert match.changed == "2026-01-01T00:00:00Z"
    assert match.rendering
    assert match.target[slice(*match.rendering)] == "border guard"


def test_two_units_of_a_single_word_do_not_tell_how_it_was_put() -> None:
    rows = [
        ("농장에 차가 없다.", "Crops are rotting."),
        ("감자가 농장에 쌓였다.", "Potatoes are rotting."),
        ("농장에 갔다.", "We left."),
    ]
    rest = [plain.unit(number, ko, en) for number, (ko, en, _) in enumerate(FILLER)]
    few = [plain.unit(number, ko, en) for number, (ko, en) in enumerate(rows, 90)]
    (match,) = memory_of([*rest, *few]).lookup("농장에 모인 주민", fragments=True).matches
    assert match.rendering is None
    more = [plain.unit(number, f"{ko} 그 농장에 알렸다.", f"{en} The farm was told.") for number, (ko, en) in enumerate(rows, 90)]
    (match,) = memory_of([*rest, *more]).lookup("농장에 모인 주민", fragments=True).matches
    assert match.rendering
    assert match.target[slice(*match.rendering)] == "farm was told"


def test_nothing_is_looked_for_where_a_match_is_found_or_nobody_asked() -> None:
    assert [match.kind for match in answer("비가 와서 길이 끊겼다.").matches] == [MatchKind.EXACT]
    assert memory().lookup("국경 경비대 간부").matches == ()


def test_filters_and_limit_hold() -> None:
    assert parts(answer("국경 경비대 간부, 시장 관리소는 문을", limit=1)) == ["시장 관리소는"]
    assert [match.source for match in answer("국경 경비대 간부", since="2026").matches] == [ROWS[1][0]]
    assert parts(answer("국경 경비대 간부", since="2027")) == []


def test_what_is_held_but_for_a_space_in_an_odd_place() -> None:
    units = [plain.unit(1, "국가보 위성이 단속한다.", "They inspect.")]
    found = memory_of(units).lookup("국가 보위성으로부터 나왔다", fragments=True)
    assert parts(found) == ["국가 보위성"]


WORDS = "국경 경비대 경비대가 잠복초소를 늘렸다 시장 관리소는 “시장 올렸다.” 쌀값이 모른다 것으로 , … 비가와서 국 경".split()


def units_held(match: Match, query: str) -> bool:
    assert match.covers
    return bool(plain.occurrences(query[slice(*match.covers)], match.source, "ko"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_fragments_are_held_apart_and_the_longest_first(words: list[str]) -> None:
    query = " ".join(words)
    matches = [match for match in answer(query, limit=20).matches if match.covers]
    spans = [match.covers for match in matches if match.covers]
    assert all(units_held(match, query) for match in matches)
    assert all(b <= c or d <= a for n, (a, b) in enumerate(spans) for c, d in spans[n + 1 :])
    assert [end - start for start, end in spans] == sorted((end - start for start, end in spans), reverse=True)
