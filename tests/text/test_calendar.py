from __future__ import annotations

import pytest

from tm.model.text import Lang
from tm.text.calendar import parts_of_dates
from tm.text.numbers import numbers
from tm.text.weekdays import weekdays


def told(text: str, lang: Lang) -> str:
    """Return field and value of each part, `?` behind an hour whose half of the day is not known, `-` for no part."""
    parts = parts_of_dates(text, lang, numbers(text, lang))
    return " ".join(f"{part.field.value.split()[0]}:{part.value}{'' if part.half else '?'}" if part else "-" for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021년 3월 9일", "year:2021 month:3 day:9"),
        ("2021. 3. 9. 오후 10시 45분", "year:2021 month:3 day:9 hour:22 minute:45"),
        ("2021-03-09", "year:2021 month:3 day:9"),
        ("주체112(2023)년 4월", "year:2023 year:2023 month:4"),
        ("1990년대와 '97년", "decade:1990 year:97"),
        ("3~5월, 2, 3일", "month:3 month:5 day:2 day:3"),
        ("5년 전, 3년간, 3일간, 3일 뒤, 15일 만에", "- - - - -"),
        ("2008년 전반기, 2000년 전", "year:2008 -"),
        ("17일 전했다, 17일 전날, 17일 전에, 17일 전화", "day:17 day:17 - day:17"),
        ("세 시 반, 15시, 30분 동안", "hour:3? minute:30 hour:15 -"),
        ("14:30, 자정", "hour:14 minute:30 hour:0"),
        ("6.15 공동선언과 9·11 테러", "month:6 day:15 month:9 day:11"),
        ("3·1절과 5·18 항쟁", "month:3 day:1 month:5 day:18"),
        ("13월 32일", "- -"),
        ("3개월, 50년", "- -"),
    ],
)
def test_korean(text: str, expected: str) -> None:
    assert told(text, "ko") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mar. 9, 2021, 10:45 p.m.", "month:3 day:9 year:2021 hour:22 minute:45"),
        ("9 March 2021, the 9th of March", "day:9 month:3 year:2021 day:9 month:3"),
        ("2021-03-09, 03/09/2021", "year:2021 month:3 day:9 month:3 month:9 year:2021"),
        ("on the 9th, the 9th floor", "day:9 -"),
        ("Feb. 3 and 5. Then 9 and 12 men", "month:2 day:3 day:5 - -"),
        ("the 1990s, the '90s, in his 30s", "decade:1990 decade:90 -"),
        ("Juche 112 (2023)", "year:2023 year:2023"),
        ("at 3, 3:15, 15:00 and 3 p.m.", "- hour:3? minute:15 hour:15 hour:15"),
        ("from 1000 years ago", "-"),
        ("the 9/11 attacks, 9 of 11", "month:9 day:11 - -"),
        ("the eighth lunar month, the eighth month", "month:8 -"),
        ("at noon, 45 a.m.", "hour:12 -"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("월요일과 토요일", "ko", [(0, 3, 1), (5, 8, 6)]),
        ("15일(토)", "ko", [(4, 5, 6)]),
        ("금토 드라마(월)", "ko", []),
        ("on Sunday, Tue. 3, Wednesdays", "en", [(3, 9, 7), (11, 14, 2), (19, 29, 3)]),
        ("The sun sat on Mon Repos", "en", []),
        ("Fri", "en", [(0, 3, 5)]),
    ],
)
def test_weekdays(text: str, lang: Lang, expected: list[tuple[int, int, int]]) -> None:
    assert list(weekdays(text, lang)) == expected
