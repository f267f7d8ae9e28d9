"""The collector is as it was found, whatever happens in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tm.lookup.uncollected import uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    before = gc.isenabled()
    yield
    gc.enable() if before else gc.disable()


@pytest.mark.parametrize("before", [True, False])
def test_it_rests_and_is_as_before(before: bool) -> None:
    gc.enable() if before else gc.disable()
    seen: list[bool] = []

    @uncollected()
    def work() -> None:
        seen.append(gc.isenabled())
        raise KeyError

    with pytest.raises(KeyError):
        work()
    assert (seen, gc.isenabled()) == ([False], before)
