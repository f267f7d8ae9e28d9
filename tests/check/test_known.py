"""Baselines: what was there before does not count again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.check.known import known_text, parse_known
from tm.errors import UnusableInput
from tm.model.finding import Finding

FINDINGS = st.builds(
    Finding,
    st.sampled_from(["number", "tag"]),
    st.just("error"),
    st.text(max_size=3),
    st.sampled_from(["쌀", "강", ""]),
    st.sampled_from(["rice", "river"]),
    st.sampled_from(["a.tmx", "b.tmx"]),
    st.integers(1, 9),
)


@given(st.lists(FINDINGS, max_size=12), st.lists(FINDINGS, max_size=4))
def test_only_new_findings_are_left_whatever_their_lines(old: list[Finding], new: list[Finding]) -> None:
    known = parse_known("known.json", known_text(old))
    assert list(known.new(old)) == []
    assert known.gone == 0
    assert list(known.new(new)) == new
    assert known_text(old) == known_text(old[::-1])


def test_what_is_gone_is_counted_and_a_second_one_is_new() -> None:
    one = Finding("number", "error", "…", "쌀", "rice", "a.tmx")
    known = parse_known("known.json", known_text([one, Finding("tag", "error", "…", "쌀", "rice", "a.tmx")]))
    assert list(known.new([one, one])) == [one]
    assert known.gone == 1


@pytest.mark.parametrize("text", ["", "[]", '{"version": 9, "files": {}}', '{"version": 1}', '{"version": 1, "files": {"a": 3}}'])
def test_what_is_no_baseline(text: str) -> None:
    with pytest.raises(UnusableInput, match="--update-baseline"):
        parse_known("known.json", text)
