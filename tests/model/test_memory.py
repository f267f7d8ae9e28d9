from __future__ import annotations

import dataclasses

import pytest

from tm.model.memory import Content, Header, InlineCode, Prop, Unit, Variant, plain_text


def code(name: str, *content: str | InlineCode) -> InlineCode:
    return InlineCode(name, (), content)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ((), ""),
        (("  글 ",), "  글 "),
        ((code("ph", "{0}"),), ""),
        (("앞", code("bpt", "<b>"), "굵게", code("ept", "</b>"), "뒤"), "앞굵게뒤"),
        (("가", code("hi", "나", code("it", "<br>"), code("hi", "다")), "라"), "가나다라"),
        ((code("ph", "<a title='", code("sub", "제목"), "'>"), "글"), "글"),
        ((code("hi", code("sub", "속")), "글"), "글"),
        ((code("g", "안", code("x")), code("t5:n", "1")), "안1"),
        ((code("ut", code("hi", "속")),), ""),
    ],
)
def test_plain_text(content: Content, text: str) -> None:
    assert plain_text(content) == Variant("ko", content).text == text


def test_the_first_of_a_kind_is_found() -> None:
    unit = Unit(props=(Prop("a", "1"), Prop("a", "2"), Prop(None, "3")), attrs=(("changeid", "김"),))
    assert (unit.prop("a"), unit.prop("b"), unit.attr("changeid"), unit.attr("x")) == ("1", None, "김", None)
    assert Header((("srclang", "ko"),)).attr("srclang") == "ko"
    assert Header().attr("srclang") is None


def test_the_line_does_not_count() -> None:
    assert Unit("1", line=3) == Unit("1", line=9)
    assert Unit("1") != Unit("2")
    assert hash(Unit("1", line=3)) == hash(Unit("1"))


def test_records_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Unit("1").tuid = "2"  # type: ignore[misc]
