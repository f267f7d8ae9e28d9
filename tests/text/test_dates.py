from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.text.dates import find_date, without_dates


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-05",
        "2026-01-05T09:10:00+09:00",
        "입력 2026.01.05 09:10",
        "2026. 1. 5.",
        "2026/1/5",
        "2026년 1월 5일 월요일",
        "주체115(2026)년 1월 5일",
        "Jan. 5, 2026",
        "January 5th, 2026 9:10 a.m.",
        "Mon, 5 Jan 2026 09:00:00 +0900",
        "SEOUL, Jan. 5, 2026 (Riverside News)",
        "9999.99.99, 2026.1.5",
    ],
)
def test_dates_in_both_languages(text: str) -> None:
    assert find_date(text) == "2026-01-05"


@pytest.mark.parametrize(
    "text", ["", "1월 5일", "Jan. 5", "05/01/2026", "2026-13-01", "2026년", "12026-01-05", "02-2026-0105", "3.14"]
)
def test_what_is_no_whole_date(text: str) -> None:
    assert find_date(text) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_however_it_is_written(day: date) -> None:
    forms = (
        f"{day:%Y.%m.%d}",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    )
    assert {find_date(form) for form in forms} == {day.isoformat()}


def test_the_rest_of_a_line() -> None:
    assert without_dates("2026.01.05 오전 9:10 (월) KST").strip() == ""
    assert without_dates("값은 2026년 1월 5일 올랐다").split() == ["값은", "올랐다"]
