"""Findings in order, as often as they are wanted, few or many."""

from __future__ import annotations

import pytest

from tm.check import gathered
from tm.check.gathered import Gathered
from tm.model.finding import Finding, Spot

ONE = Finding("number", "error", "다르다", "쌀 \ud800\n", "rice", "a.tmx", 7, "u1", Spot("target", 0, 4), 3)
OTHER = Finding("length", "info", "", "", "", "b.po")


@pytest.mark.parametrize("held", [1 << 20, 10])
def test_what_is_put_in_comes_out(monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(gathered, "_HELD", held)
    found = Gathered([ONE, OTHER] * 50)
    assert list(found) == [ONE, OTHER] * 50
    found.add(OTHER)
    assert list(found) == list(found) == [*[ONE, OTHER] * 50, OTHER]
    assert (len(found), found.levels["error"], found.levels["info"], found.levels["warning"]) == (101, 50, 51, 0)


def test_none() -> None:
    assert (list(Gathered()), len(Gathered())) == ([], 0)
