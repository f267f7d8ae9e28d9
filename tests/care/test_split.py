from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.care.making import prop, unit
from tm.care.split import Names, part_by
from tm.errors import BadSetting

NEWS = unit("1", "쌀", "rice", date="20260117T093000Z", props=[prop("x-domain", "시장"), prop("x-tm-doc-ko", "a/news.ko.md")])


@pytest.mark.parametrize(
    ("by", "value"),
    [
        ("prop:x-domain", "시장"),
        ("prop:x-none", ""),
        ("document", "a/news.ko.md"),
        ("date", "2026-01"),
        ("date:year", "2026"),
        ("date:day", "2026-01-17"),
        ("size:3", "0001"),
    ],
)
def test_values(by: str, value: str) -> None:
    assert part_by(by)(NEWS) == value


def test_sizes_go_on_and_units_without_a_date_stay_together() -> None:
    number = part_by("size:2")
    assert [number(NEWS) for _ in range(5)] == ["0001", "0001", "0002", "0002", "0003"]
    assert part_by("date")(unit("1", "쌀", "rice")) == ""


@pytest.mark.parametrize("by", ["", "prop:", "size:0", "size:x", "date:week", "colour"])
def test_what_is_no_way_of_splitting(by: str) -> None:
    with pytest.raises(BadSetting, match="--by"):
        part_by(by)


def test_names_are_safe_and_told_apart() -> None:
    name = Names()
    values = ["a/news.ko.md", "A:NEWS.ko", "..", "", "none", "CON", "가" * 200, "a\x00b", "a/news.ko.md"]
    names = [name(value) for value in values]
    assert names[:6] == ["a_news.ko.tmx", "A_NEWS.ko-2.tmx", "_.tmx", "none.tmx", "none-2.tmx", "_CON.tmx"]
    assert names[0] == names[-1]
    assert all(len(one.encode()) < 250 for one in names)


@given(st.lists(st.text(max_size=8), unique=True, max_size=20))
def test_no_two_values_share_a_file(values: list[str]) -> None:
    name = Names()
    names = [name(value).casefold() for value in values]
    assert len(set(names)) == len(values)
    assert not any(set(one) & set('/\\:*?"<>|') for one in names)
