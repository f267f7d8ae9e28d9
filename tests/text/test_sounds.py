"""Names in two scripts, by their sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.text.sounds import likeness, sound

SAME = 0.75


@pytest.mark.parametrize(
    ("ko", "en"),
    [
        ("혜산", "Hyesan"),
        ("김정은", "Kim Jong Un"),
        ("김정은", "KIM Jong-un"),
        ("신의주", "Sinŭiju"),
        ("최룡해", "Choe Ryong Hae"),
        ("량강", "Ryanggang"),
        ("바그다드", "Baghdad"),
        ("회령", "Hoeryeong"),
        ("워싱턴", "Washington"),
        ("푸틴", "Putin"),
        ("청진", "Ch'ŏngjin"),
    ],
)
def test_one_name_in_two_scripts(ko: str, en: str) -> None:
    assert likeness(ko, en) >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("평양", "Pyongan"),
        ("무역", "Musan"),
        ("회령", "Haeju"),
        ("결과", "Korea"),
        ("시장", "Hyesan"),
        ("리", "Ri"),
        ("", "Hyesan"),
    ],
)
def test_other_names_are_others(a: str, b: str) -> None:
    assert likeness(a, b) < SAME


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_has_no_direction_and_stays_in_its_range(a: str, b: str) -> None:
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1


@given(st.text(alphabet="가나다라마바사아자차카타파하강난달랄맘밥삿", max_size=6))
def test_a_composed_name_sounds_like_a_decomposed_one(name: str) -> None:
    import unicodedata

    assert sound(unicodedata.normalize("NFD", name)) == sound(name)
