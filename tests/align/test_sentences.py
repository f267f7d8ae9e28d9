"""How many sentences segments hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.align.sentences import sentences, several
from tm.model.text import Lang


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("ko", "비가 왔다.", 1),
        ("ko", "비가 왔다. 강물이 불었다.", 2),
        ("ko", "비가 왔습니까? 아니요! 눈이 왔습니다.", 3),
        ("ko", "“비가 왔다. 길이 끊겼다”고 주민이 말했다.", 1),
        ("ko", "“비가 왔다”고 주민이 말했다. 그는 강물도 불었다고 했다.", 2),
        ("ko", "그가 물었다. “길이 끊겼습니까?”", 1),
        ("ko", "2025. 3. 4. 평양에서 열린 회의에서 3.5%를 결정했다.", 1),
        ("ko", "이 함수는 더 쓰이지 않습니다. 대신 open()을 쓰세요.", 2),
        ("ko", "", 1),
        ("en", "It rained.", 1),
        ("en", "It rained. The river rose.", 2),
        ("en", 'It rained. "The road is gone," a resident said.', 2),
        ("en", "“It rained. The road is gone,” a resident said.", 1),
        ("en", "“It rained.” Nobody else spoke.", 2),
        ("en", "It rained on Oct. 3 in 2024. Gen. Ri did not come.", 2),
        ("en", "“Did it rain?” the reporter asked.", 1),
        ("en", "Did it rain? Nobody knows.", 2),
        ("en", "1. Open the file.", 1),
        ("en", "Prices rose 3.5 percent, to 5,000 won.", 1),
        ("en", "", 1),
    ],
)
def test_sentences_end_where_another_begins(lang: Lang, text: str, count: int) -> None:
    assert sentences(text, lang) == count


@given(st.lists(st.sampled_from(["비가 왔다.", "눈이 올까?", "바람이 분다!"]), min_size=1, max_size=6))
def test_joined_sentences_are_counted(texts: list[str]) -> None:
    assert sentences(" ".join(texts), "ko") == len(texts)


@pytest.mark.parametrize(
    ("counts", "least", "most"),
    [([], 0, 0), ([1] * 40, 0, 0), ([1] * 60 + [2], 0, 0), ([1] * 40 + [2] * 2, 0.1, 0.9), ([1, 2] * 20, 1, 1)],
)
def test_numbers_of_sentences_say_something_only_where_segments_hold_several(counts: list[int], least: float, most: float) -> None:
    assert least <= several(counts) <= most
