"""Particles of Korean: what is taken off, and how far another one changes the sense."""

from __future__ import annotations

import pytest

from tm.text.particles import bare, change, splits

LITTLE = "쌀을 쌀|쌀은 쌀이|나라가 나라는|주민들이 주민이|길에서는 길에서|나는 내가|제가 저는|그건 그것은|사람과 사람하고"

STACKED = """
장마당에서는 장마당 에서는
보위원에게서도 보위원 에게서도
중국으로부터 중국 으로부터
새벽까지만 새벽 까지만
주민들에게도 주민 들에게도
평양에서의 평양 에서의
서울로 서울 로
나라들에로 나라 들에로
집집마다 집집 마다
수령님께서는 수령님 께서는
그것만으로도 그것 만으로도
교원으로서 교원 으로서
감자만큼 감자 만큼
삽이라도 삽 이라도
"""


@pytest.mark.parametrize("row", STACKED.strip().splitlines())
def test_stacks_are_taken_off(row: str) -> None:
    word, stem, particle = row.split()
    assert stem in splits(word)
    assert word == stem + particle


@pytest.mark.parametrize("word", "국가 문제 정부 바다 쌀는 나라이 사람가".split())
def test_what_is_no_particle_stays(word: str) -> None:
    assert word[:-1] not in splits(word)


@pytest.mark.parametrize(
    ("a", "b"),
    [row.split() for row in LITTLE.split("|")],
)
def test_little_changes(a: str, b: str) -> None:
    found = change(a, b)
    assert found
    assert found[0] < 0.3


@pytest.mark.parametrize(
    ("a", "b"),
    [row.split() for row in "쌀만 쌀도|밤까지 밤부터|중국으로 중국에서|길에서는 길에서도|소식통에게서 소식통에게".split("|")],
)
def test_much_changes(a: str, b: str) -> None:
    found = change(a, b)
    assert found
    assert found[0] >= 0.5


@pytest.mark.parametrize(
    ("a", "b"), [row.split() for row in "쌀을 콩을|정부가 정당이|김정은이 김정일이|회사 회사원|국가 국|서울이 서쪽이".split("|")]
)
def test_another_word_is_no_change_of_particle(a: str, b: str) -> None:
    assert change(a, b) is None


def test_bare_words() -> None:
    assert [bare(word) for word in "장마당에서는 국가 쌀을 나는".split()] == ["장마당", "국가", "쌀을", "나는"]
