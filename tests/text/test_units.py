from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.model.text import Lang
from tm.text.numbers import numbers
from tm.text.units import Units, comparable, equivalent, same, units


def told(text: str, lang: Lang) -> list[str]:
    """Return what each number is counted in."""
    return ["/".join(unit.name for unit in found) for found in units(text, lang, numbers(text, lang))]


def of(text: str, lang: Lang) -> Units:
    """Return what the one number of a text is counted in."""
    (found,) = units(text, lang, numbers(text, lang))
    return found


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("15㎞와 20~30만 원씩", "ko", ["kilometre", "won", "won"]),
        ("약 29만 미 달러, $3, 3백여 달러", "ko", ["dollar", "dollar", "dollar"]),
        ("300평형, 5리를, 3근", "ko", ["pyeong", "ri", "geun"]),
        ("섭씨 30도, 영하 5도", "ko", ["degree Celsius", "degree Celsius"]),
        ("화씨 86도, 90도", "ko", ["degree Fahrenheit", "degree Celsius/degree Fahrenheit"]),
        ("3파운드", "ko", ["pound/pound sterling"]),
        ("인민폐 100원", "ko", ["yuan"]),
        ("5주 연속, 5주년, 이틀, 2리터", "ko", ["week", "", "day", "litre"]),
        ("3명, 3개, 3평화", "ko", ["", "", ""]),
        ("75 mph, 9-mile, 12 square miles", "en", ["mile", "mile", "square mile"]),
        ("300 to 400 U.S. dollars, US$5, £2bn, 3 won", "en", ["dollar", "dollar", "dollar", "pound sterling", "won"]),
        ("86°F, 30 degrees Celsius, 5-year-old", "en", ["degree Fahrenheit", "degree Celsius", "year"]),
        ("half an hour, 3 wonders, 2 inmates", "en", ["hour", "", ""]),
    ],
)
def test_units(text: str, lang: Lang, expected: list[str]) -> None:
    assert told(text, lang) == expected


@pytest.mark.parametrize(
    ("korean", "english", "agrees"),
    [
        ("16km", "10 miles", True),
        ("20km", "10 miles", False),
        ("30도", "86°F", True),
        ("30도", "90°F", False),
        ("30평", "99 sq m", True),
        ("3근", "1.8 kg", True),
        ("12개월", "1 year", True),
        ("5000원", "4 dollars", True),
        ("5000원", "400 dollars", False),
    ],
)
def test_equivalents(korean: str, english: str, agrees: bool) -> None:
    (one,), (two,) = numbers(korean, "ko"), numbers(english, "en")
    here, there = of(korean, "ko"), of(english, "en")
    assert comparable(here, there)
    assert equivalent(float(one.value), 0.5, here, float(two.value), 0.05, there) is agrees


UNITS = [of(text, "en") for text in ("1 km", "1 mile", "1 pound", "1°C", "1°F", "2 dollars", "1 won", "1 year", "1 GB")]


@given(st.floats(0.1, 1e9), st.floats(0.1, 1e9), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_either_way_round(a: float, b: float, here: Units, there: Units) -> None:
    assert equivalent(a, 0, here, b, 0, there) == equivalent(b, 0, there, a, 0, here)
    assert not (same(here, there) and comparable(here, there))
