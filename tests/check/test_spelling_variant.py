"""The check `spelling-variant`: the rarer of two spellings in a file."""

from __future__ import annotations

import pytest

from tests.check.seen_by import over_file, pair_of
from tm.check.spelling_variant import CHECK

SOUTH = ["노동자들이 왔다.", "여성들이 왔다.", "역사가 길다.", "여행을 갔다.", "열차가 섰다.", "러시아가 밝혔다."]

FILES: list[tuple[list[str], str]] = [
    ([*SOUTH, "로동자들이 갔다."], "로동"),
    ([*SOUTH, *SOUTH, "로씨야에서 왔다."], "로씨야"),
    ([*SOUTH, *SOUTH, "래년에 간다."], "래년"),
    ([*SOUTH, "《로동신문》을 읽었다."], ""),
    ([*SOUTH, "로동신문을 읽었다."], ""),
    ([*SOUTH, "카톨릭 신자"], ""),
    (["가톨릭 신자", "가톨릭교회", "카톨릭 신자"], "카톨릭"),
    (["로동자들", "녀성들", "력사", "려행", "렬차", "래년", "노동자"], "노동"),
    (["로동자들", "력사"], ""),
    (["아기를 낳다", "라면을 먹다", "이해하다"], ""),
]


@pytest.mark.parametrize(("file", "marked"), FILES)
def test_the_rarer_is_marked(file: list[str], marked: str) -> None:
    *others, last = over_file(CHECK, [pair_of("x", text) for text in file])
    assert not any(others)
    assert [file[-1][hint.spot.start : hint.spot.end] for hint in last if hint.spot] == ([marked] if marked else [])


def test_a_northern_document_in_a_southern_memory_keeps_its_spelling() -> None:
    north = ["로동자들이 왔다.", "녀성들이 왔다."]
    mixed = ["로동자들이 왔다.", "여성들이 왔다."]
    pairs = [*(pair_of("x", text, "a") for text in SOUTH), *(pair_of("x", text, "b") for text in north)]
    assert not any(over_file(CHECK, pairs))
    assert over_file(CHECK, [*pairs, *(pair_of("x", text, "c") for text in mixed)])[-2]
    assert over_file(CHECK, [*pairs[:-2], pair_of("x", "로동자들", "d")])[-1]
