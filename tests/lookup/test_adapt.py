"""Numbers of a match replaced by the query's, and where they must be left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.lookup.adapt import adapted
from tm.lookup.differences import compare
from tm.model.match import Match, MatchKind
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding
from tm.text.numbers import values


def adapt(query: str, source: str, target: str, lang: Lang = "ko", folding: Folding = SHIPPED) -> str | None:
    found = compare(query, source, lang, folding)
    match = Match(source, target, 90, 90, 76, MatchKind.FUZZY, "m.tmx", differences=found.differences, changes=found.changes)
    return adapted(match, query, lang, "en" if lang == "ko" else "ko", folding).adapted


DONE = """
공사비로 2억 5천만 원이 들었다. | 공사비로 3억 원이 들었다. | The work cost 300 million won. | The work cost 250 million won.
공사비로 40억 원이 들었다. | 공사비로 3억 원이 들었다. | The work cost 300 million won. | The work cost 4 billion won.
공사비로 5만 원이 들었다. | 공사비로 3억 원이 들었다. | The work cost 300 million won. | The work cost 50,000 won.
쌀은 6천 원이다. | 쌀은 5800원이다. | Rice costs 5,800 won. | Rice costs 6,000 won.
회의는 9월 3일에 열렸다. | 회의는 11월 20일에 열렸다. | The meeting was held on November 20. | The meeting was held on September 3.
회의는 2024년 5월에 열렸다. | 회의는 2025년 3월에 열렸다. | It was held in March 2025. | It was held in May 2024.
세 명이 세 번 왔다. | 두 명이 두 번 왔다. | Two men came two times. | Three men came three times.
3명이 5일을 걸었다. | 5명이 3일을 걸었다. | Five men walked for 3 days. | Three men walked for 5 days.
제3차 회의가 열렸다. | 제2차 회의가 열렸다. | The second meeting was held. | The third meeting was held.
쌀 30%가 썩었다. | 쌀 20%가 썩었다. | Twenty percent of the rice rotted. | 30 percent of the rice rotted.
열차는 오후 9시에 떠났다. | 열차는 오후 11시에 떠났다. | The train left at 11 p.m. | The train left at 9 p.m.
열차는 오후 11시 40분에 떠났다. | 열차는 오후 11시 30분에 떠났다. | The train left at 11:30 p.m. | The train left at 11:40 p.m.
수천 명이 모였다. | 수백 명이 모였다. | Hundreds of people gathered. | Thousands of people gathered.
창고에서 3을 가져왔다. | 창고에서 2를 가져왔다. | He took 2 from the store. | He took 3 from the store.
1.2.3 판을 받으세요. | 1.2.2 판을 받으세요. | Download version 1.2.2. | Download version 1.2.3.
로동자 7명이 왔다. | 노동자 6명이 왔다. | Six workers came. | Seven workers came.
"""

DONE_FROM_ENGLISH = """
The work cost 2.5 billion won. | The work cost 300 million won. | 공사비로 3억 원이 들었다. | 공사비로 25억 원이 들었다.
The work cost 40 million won. | The work cost 300 million won. | 공사비로 3억 원이 들었다. | 공사비로 4000만 원이 들었다.
Rice costs 20,000 won. | Rice costs 30,000 won. | 쌀은 3만 원이다. | 쌀은 2만 원이다.
It was held on May 3. | It was held on November 20. | 회의는 11월 20일에 열렸다. | 회의는 5월 3일에 열렸다.
Seven soldiers came. | Six soldiers came. | 군인 여섯 명이 왔다. | 군인 일곱 명이 왔다.
"""

REFUSED = """
열차는 오후 9시 30분에 떠났다. | 열차는 오후 11시 30분에 떠났다. | The train left at 11:30 p.m.
3명이 4일을 걸었다. | 2명이 2일을 걸었다. | Two men walked for two days.
3명이 2일을 걸었다. | 2명이 2일을 걸었다. | Two men walked for two days.
쌀 3kg을 샀다. | 쌀 2kg을 샀다. | She bought 2 kg of rice and 2 eggs.
쌀 3kg을 샀다. | 쌀 2kg을 샀다. | She bought a pair of bags.
석탄 2톤을 샀다. | 석탄 1톤을 샀다. | He bought a ton of coal.
250명이 모였다. | 수백 명이 모였다. | Hundreds of people gathered.
5 판을 받으세요. | 1.2.2 판을 받으세요. | Download version 1.2.2.
1.2.3 판을 받으세요. | 5 판을 받으세요. | Download version 5.
쌀 3kg과 콩 1kg을 샀다. | 쌀 2kg을 샀다. | She bought 2 kg of rice.
콩 3kg을 샀다. | 쌀 2kg을 샀다. | She bought 2 kg of rice.
쌀 3kg을 안 샀다. | 쌀 2kg을 샀다. | She bought 2 kg of rice.
쌀 2kg을 샀다. | 쌀 2kg을 샀다. | She bought 2 kg of rice.
쌀 두 킬로를 샀다! | 쌀 2킬로를 샀다. | She bought 2 kg of rice.
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("query", "source", "target", "wanted"), rows(DONE))
def test_from_korean(query: str, source: str, target: str, wanted: str) -> None:
    assert adapt(query, source, target) == wanted


@pytest.mark.parametrize(("query", "source", "target", "wanted"), rows(DONE_FROM_ENGLISH))
def test_from_english(query: str, source: str, target: str, wanted: str) -> None:
    assert adapt(query, source, target, "en") == wanted


@pytest.mark.parametrize(("query", "source", "target"), rows(REFUSED))
def test_what_is_not_sure_is_not_done(query: str, source: str, target: str) -> None:
    assert adapt(query, source, target) is None


@given(st.integers(2, 10**10), st.integers(2, 10**10))
def test_the_value_arrives_and_nothing_else_changes(old: int, new: int) -> None:
    made = adapt(f"공사비로 {new}원이 들었다.", f"공사비로 {old}원이 들었다.", f"The work cost {old:,} won.")
    assert made == (None if old == new else f"The work cost {new:,} won.")


@given(st.integers(2, 10**4), st.integers(2, 10**4), st.sampled_from([("만", 10**4), ("억", 10**8)]))
def test_by_ten_thousands_and_by_thousands(old: int, new: int, scale: tuple[str, int]) -> None:
    word, size = scale
    target = f"The work cost {old * size:,} won."
    made = adapt(f"공사비로 {new}{word} 원이 들었다.", f"공사비로 {old}{word} 원이 들었다.", target)
    assert values(made or target, "en") == values(f"{new * size}", "en")


def test_a_users_words_are_the_same_words() -> None:
    own = Folding.with_words([("손기계", "휴대전화")])
    pair = ("손기계 7대를 샀다.", "휴대전화 6대를 샀다.", "They bought six phones.")
    assert adapt(*pair, folding=own) == "They bought seven phones."
    assert adapt(*pair) is None
