from __future__ import annotations

import io
import sys
import time

import pytest

from tm.cli.processes import chunks, in_order
from tm.cli.progress import PATIENCE, Progress


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_work(processes: int) -> None:
    assert list(in_order(abs, range(-20, 0), processes)) == list(range(20, 0, -1))


def test_work_is_read_only_as_it_is_needed() -> None:
    work = iter(range(10_000))
    results = in_order(abs, work, 2)
    assert next(results) == 0
    assert next(work) < 100


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"), [(True, 2 * PATIENCE, True), (True, 0.0, False), (False, 2 * PATIENCE, False)]
)
def test_a_bar_for_long_work_on_a_terminal(monkeypatch: pytest.MonkeyPatch, terminal: bool, seconds: float, shown: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    began = time.monotonic()
    with Progress("aligning", 2) as bar:
        monkeypatch.setattr(time, "monotonic", lambda: began + seconds)
        bar.step()
    assert ("aligning 1 of 2 ###############..............." in stream.getvalue()) is shown
    # Nothing is left on the line.
    assert stream.getvalue().rpartition("\r")[2] == ""


def test_chunks_are_everything_in_order() -> None:
    assert [one for some in chunks(range(100)) for one in some] == list(range(100))
