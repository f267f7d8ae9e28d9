"""Which pairs are in order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tm.align.order import out_of_order, rising


@given(st.lists(st.integers(0, 8), max_size=8))
def test_the_longest_run_that_rises(values: list[int]) -> None:
    found = [values[n] for n in rising([(value,) for value in values])]
    assert all(a < b for a, b in pairwise(found))
    longest = max(size for size in range(len(values) + 1) for some in combinations(values, size) if sorted(set(some)) == list(some))
    assert len(found) == longest


def test_pairs_in_any_order() -> None:
    pairs = [((2,), (2,)), ((0,), (4,)), ((1,), (1,)), ((3,), (3,))]
    assert out_of_order(pairs) == [False, True, False, False]
    assert out_of_order([((0, 0), (0, 0)), ((0, 5), (0, 7))]) == [False, False]
    assert out_of_order([]) == []
