"""Negations, counted and taken away, in both languages."""

from __future__ import annotations

import pytest

from tm.model.text import Lang
from tm.text.negation import plain, prefixed

ROWS = """
ko 1 가지 않았다
ko 1 가지는 않는다
ko 1 말하지못했다
ko 1 열지 마십시오
ko 1 열지 말라
ko 1 안 갔다
ko 1 못 간다
ko 1 길이 없다
ko 1 소문이 아니라
ko 1 군인이 아닌
ko 1 출입 불가
ko 2 가지 않을 수 없다
ko 0 안 물건을
ko 0 안내 방송
ko 0 못을 박았다
ko 0 말을 타고
ko 0 불가피하다
ko 0 많은 사람
en 1 does not open
en 1 doesn't open
en 1 cannot open
en 1 no guards
en 1 nobody came
en 1 never again
en 1 without rice
en 2 neither rice nor corn
en 0 a knot and a note
en 0 the unit
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_counted(row: str) -> None:
    code, count, *words = row.split()
    lang: Lang = "ko" if code == "ko" else "en"
    left, found = plain(words, lang)
    assert found == int(count)
    assert len(left) == len(words)


def test_what_is_left() -> None:
    assert plain(["말하지못했다"], "ko")[0] == ["말하지"]
    assert plain(["길이", "없었다"], "ko")[0] == ["길이", "있었다"]
    assert plain(["can't", "go"], "en")[0] == ["can", "go"]
    assert plain(["안"], "ko", after="갔다") == ([""], 1)
    assert plain(["안"], "ko", after="청소를") == (["안"], 0)


@pytest.mark.parametrize(
    ("a", "b", "lang", "expected"),
    [
        ("공식", "비공식", "ko", True),
        ("가능하다", "불가능하다", "ko", True),
        ("관심", "무관심", "ko", True),
        ("완성", "미완성", "ko", True),
        ("적절한", "부적절한", "ko", True),
        ("간다", "안간다", "ko", True),
        ("국", "미국", "ko", False),
        ("행정부", "미행정부", "ko", False),
        ("전한", "안전한", "ko", False),
        ("able", "unable", "en", True),
        ("connected", "disconnected", "en", True),
        ("valid", "invalid", "en", True),
        ("come", "income", "en", False),
        ("it", "unit", "en", False),
        ("cover", "discover", "en", False),
    ],
)
def test_prefixes(a: str, b: str, lang: Lang, expected: bool) -> None:
    assert prefixed(a, b, lang) == prefixed(b, a, lang) == expected
