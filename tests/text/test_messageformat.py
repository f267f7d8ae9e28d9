"""ICU messages: arguments, branches, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.text.messageformat import BadMessage, arguments, flat, is_message

NESTED = "{who, select, f {{n, plural, offset:1 =0 {none} one {a {thing}} other {# '{'things'}'}}} other {x}} left"


def test_nested() -> None:
    outer, inner = flat(arguments(NESTED))
    assert (outer.name, outer.type, [branch.selector for branch in outer.branches]) == ("who", "select", ["f", "other"])
    assert (inner.name, inner.type, [branch.selector for branch in inner.branches]) == ("n", "plural", ["=0", "one", "other"])
    assert [NESTED[branch.start : branch.end] for branch in inner.branches] == ["none", "a {thing}", "# '{'things'}'"]
    one, few = inner.branch("one"), inner.branch("few")
    assert one is not None
    assert few is not None
    assert (one.selector, few.selector) == ("one", "other")


BROKEN = [
    "{n, plural, other {#}",
    "{n, plural, other {#}}}",
    "{n, plural, other #}",
    "{n, plural,}",
    "a } b",
    "{n, plural, other {{x}}",
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken(text: str) -> None:
    with pytest.raises(BadMessage) as error:
        arguments(text)
    assert 0 <= error.value.at < len(text)


def test_depth_has_a_limit() -> None:
    with pytest.raises(BadMessage):
        arguments("{a, select, x {" * 5000)


@given(st.lists(st.sampled_from(["{", "}", "'", "#", "a", " ", "{n, plural, ", "other {", "가"]), max_size=20).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = arguments(text)
    except BadMessage:
        found = ()
    assert bool(found) <= is_message(text)
    for argument in flat(found):
        assert all(text[start:end] for start, end in argument.syntax)


@pytest.mark.parametrize(
    ("text", "wanted"), [("{n, plural, other {#}}", True), ("{n, number}", False), ("n, plural, {", False), ("", False)]
)
def test_is_message(text: str, wanted: bool) -> None:
    assert is_message(text) is wanted
