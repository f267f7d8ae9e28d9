"""Speech levels by the last syllables."""

from __future__ import annotations

import pytest

from tm.text.register import REGISTERS, endings, register

ROWS = """
합니다 저장했습니다.
합니다 저장했습니다
합니다 계속하시겠습니까?
합니다 다시 하십시오
합니다 함께 갑시다.
해요 다시 시도하세요
해요 저장했어요.
해요 그렇죠?
해요 갈까요?
한다 값이 올랐다.
한다 값이 올랐다
한다 나는 학생이 아니다.
한다 언제 오는가?
한다 무엇을 할까?
한다 어디에 있느냐?
한다 조용히 해라.
한다 빨리 가자!
한다 참 넓구나.
한다 넌 왜 그랬니?
하오 문을 여시오.
하오 나는 모르오.
해 나도 몰라.
해 벌써 갔어?
해 좋은데.
해 내가 할게.
해 벌써 갔대.
- 크게.
- 최대.
- 현대.
- 아니요.
- 파일 이름
- 첨부함
- 예정임
- 저장하기
- 캐나다
- 사용 중
- 필요
- 메시지
- 뿐이니까
- Save
- 국가
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_level(row: str) -> None:
    wanted, _, sentence = row.partition(" ")
    assert wanted == "-" or wanted in REGISTERS
    assert register(sentence) == (None if wanted == "-" else wanted)


OUTSIDE = [
    ("저장했습니다. 다시 시도하세요.", ["합니다", "해요"]),
    ("그는 “쌀이 없어요.”라고 말했다.", ["한다"]),
    ("“쌀이 없어요.”", []),
    ("쌀이 없어요.”라고 그가 말했다.", ["한다"]),
    ("그는 “쌀이 없어요.", []),
    ("삭제합니다(복구할 수 없다).", ["합니다"]),
    ("첫째 줄이다\n둘째 줄입니다", ["한다", "합니다"]),
    ("값은 3.5원이다.", ["한다"]),
    ("Save it.", []),
]


@pytest.mark.parametrize(("text", "levels"), OUTSIDE)
def test_outside_quotes(text: str, levels: list[str]) -> None:
    found = list(endings(text))
    assert [one.register for one in found] == levels
    assert all(text[one.start : one.end].isalpha() for one in found)


def test_requests() -> None:
    assert [one.request for one in endings("저장하세요. 저장하십시오. 저장해요.")] == [True, True, False]
