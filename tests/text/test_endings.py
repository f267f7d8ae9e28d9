"""Endings of Korean: one stem or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.text.endings import MOOD, NEARLY, SAME, TENSE, change, is_verbal

ROWS = {
    SAME: (
        "한다 합니다|하였다 했다|되었다 됐다|되였다 됐다|하고 하며|간다 갑니다|간다 가요|봤다 보았습니다|줬다 주었다|"
        "마셨다 마시었다|이다 입니다|학생이다 학생입니다|나라다 나라입니다|밝혔다 밝혔습니다|했다고 하였다고|먹는다 먹습니다|"
        "하세요 하시오|높지만 높으나|하여서 해서|갔었다 갔었습니다"
    ),
    NEARLY: "학생 학생이다|발표 발표했다|저장 저장하기|하는 한|읽으면서 읽지만|저장함 저장합니다",
    TENSE: (
        "한다 했다|한다 하였다|간다 갔다|크다 컸다|돕는다 도왔다|짓는다 지었다|듣는다 들었다|흐른다 흘렀다|고른다 골랐다|"
        "산다 살았다|쓴다 썼다|모은다 모았다|퍼진다 퍼졌다|하겠다 했다|학생이다 학생이었다|나라이다 나라였다"
    ),
    MOOD: "간다 가라|간다 가자|합니다 하십시오|하려고 하면|갑니다 갈까|읽는다 읽어라",
}


@pytest.mark.parametrize(("a", "b", "grade"), [(*row.split(), grade) for grade, rows in ROWS.items() for row in rows.split("|")])
def test_one_stem(a: str, b: str, grade: float) -> None:
    found = change(a, b)
    if grade in {SAME, TENSE}:
        assert found == grade
    else:
        assert found is not None
        assert NEARLY <= found <= MOOD


@pytest.mark.parametrize(
    ("a", "b"),
    [
        row.split()
        for row in "간다 온다|정부 정당|시장 시민|통일 통신|물 문|있다 없다|발표했다 발표됐다|열렸다 닫혔다|사람 사랑".split("|")
    ],
)
def test_two_stems(a: str, b: str) -> None:
    assert change(a, b) is None


@given(st.text("가나다한했하습니고며이었", max_size=5), st.text("가나다한했하습니고며이었", max_size=5))
def test_either_way_round_it_is_the_same(a: str, b: str) -> None:
    assert change(a, b) == change(b, a)


def test_predicates() -> None:
    assert [word for word in "갔다 먹습니다 하는 시장 물건 학생이었다".split() if is_verbal(word)] == [
        "갔다",
        "먹습니다",
        "하는",
        "학생이었다",
    ]
