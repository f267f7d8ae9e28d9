"""The check `register`: against the document's majority, or the level that was set."""

from __future__ import annotations

import pytest

from tests.check.seen_by import over_file, pair_of
from tm.check.check import Context
from tm.check.register import CHECK

NEWS = ["값이 올랐다.", "아무도 오지 않았다.", "시장이 닫혔다.", "그는 “쌀이 없어요”라고 했다."]
POLITE = ["저장했습니다.", "닫았습니다.", "파일이 없습니다.", "다시 시도하세요.", "파일 이름"]

ODD = [
    (NEWS, "경비대가 떠났어요.", 1),
    (NEWS, "경비대가 떠났습니다.", 1),
    (NEWS, "그는 “떠났어요.”라고 말했다.", 0),
    (NEWS, "“떠났어요.”", 0),
    (NEWS, "떠난 뒤 남은 것", 0),
    (POLITE, "가득 찼다.", 1),
    (POLITE, "저장하십시오.", 0),
    (POLITE, "가득 찼어요.", 1),
    (POLITE, "디스크 가득 참", 0),
    (["저장했습니다.", "값이 올랐다."], "떠났어요.", 0),
]


@pytest.mark.parametrize(("file", "target", "found"), ODD)
def test_against_the_majority(file: list[str], target: str, found: int) -> None:
    assert [len(hints) for hints in over_file(CHECK, [pair_of("x", text) for text in [*file, target]])] == [0] * len(file) + [found]


def test_a_passage_in_another_level_is_meant() -> None:
    interview = ["어제 왔어요.", "쌀이 없었어요.", "모두 굶었어요.", "강을 건넜어요."]
    assert not any(over_file(CHECK, [pair_of("x", text) for text in [*NEWS * 8, *interview, *NEWS * 8]]))


def test_documents_have_levels_of_their_own() -> None:
    pairs = [pair_of("x", text, "news") for text in NEWS] + [pair_of("x", text, "help") for text in POLITE]
    assert not any(over_file(CHECK, pairs))


def test_a_level_that_was_set() -> None:
    found = over_file(CHECK, [pair_of("x", "저장했어요."), pair_of("x", "저장했습니다.")], Context(register="합니다"))
    assert [len(hints) for hints in found] == [1, 0]
