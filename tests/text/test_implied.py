from __future__ import annotations

from fractions import Fraction

import pytest

from tm.model.text import Lang
from tm.text.calendar import Field
from tm.text.implied import implied
from tm.text.numbers import Exact
from tm.text.relative import relatives


@pytest.mark.parametrize(
    ("value", "text", "lang"),
    [
        (2, "Both left.", "en"),
        (2, "World War II", "en"),
        (16, "Benedict XVI", "en"),
        (10, "a decade", "en"),
        (20, "a woman in her twenties", "en"),
        (1, "a man", "en"),
        (16, "hexadecimal", "en"),
        (Fraction(1, 2), "halfway", "en"),
        (2, "양국이 합의했다.", "ko"),
        (2, "남북 합의", "ko"),
        (24, "하루 안에", "ko"),
        (1, "한 사람", "ko"),
        (Fraction(1, 2), "반세기", "ko"),
        (60, "환갑을 맞았다.", "ko"),
        (12, "여남은 명", "ko"),
    ],
)
def test_implied(value: Exact, text: str, lang: Lang) -> None:
    assert implied(value, text, lang)


@pytest.mark.parametrize(
    ("value", "text", "lang"),
    [
        (2, "The twins' bothersome", "ko"),
        (2, "other men", "en"),
        (10, "열리는 회의", "ko"),
        (1, "당국은 한국에", "ko"),
        (7, "eleven", "en"),
    ],
)
def test_not_implied(value: Exact, text: str, lang: Lang) -> None:
    assert not implied(value, text, lang)


def test_an_article_tells_no_order() -> None:
    assert not implied(1, "a category", "en", ordinal=True)
    assert implied(1, "the top category", "en", ordinal=True)


@pytest.mark.parametrize(
    ("text", "lang", "field", "offsets"),
    [
        ("어제와 오늘", "ko", Field.DAY, [-1, 0]),
        ("지난해 이달", "ko", Field.YEAR, [-1]),
        ("지난해 이달", "ko", Field.MONTH, [0]),
        ("나중에", "ko", Field.DAY, []),
        ("Yesterday she left.", "en", Field.DAY, [-1]),
        ("next month, the same year", "en", Field.YEAR, [None]),
        ("next month, the same year", "en", Field.MONTH, [1]),
    ],
)
def test_relatives(text: str, lang: Lang, field: Field, offsets: list[int | None]) -> None:
    assert [told.offset for told in relatives(text, lang, field)] == offsets
