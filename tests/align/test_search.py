"""The search beside every alignment there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.align.search import ALONE, PRICE, UNPAIRED, Step, log_sums, paths, posteriors
from tm.align.terms import BARRED, Table
from tm.align.weights import SHAPES

Bead = tuple[int, int, int]
"""Bead type (`KO`, `EN`: alone), first Korean and English segment."""
KO, EN = -1, -2


def every_alignment(n: int, m: int, i: int = 0, j: int = 0, *, english: bool = False) -> Iterator[list[Bead]]:
    """All alignments; of a gap's segments the Korean ones come first, as the search has it."""
    if (i, j) == (n, m):
        yield []
        return
    if i < n and not english:
        yield from ([(KO, i, j), *rest] for rest in every_alignment(n, m, i + 1, j))
    if j < m:
        yield from ([(EN, i, j), *rest] for rest in every_alignment(n, m, i, j + 1, english=True))
    for number, (p, q) in enumerate(SHAPES):
        if i + p <= n and j + q <= m:
            yield from ([(number, i, j), *rest] for rest in every_alignment(n, m, i + p, j + q))


def worth(beads: list[Bead], values: Table, gap: float) -> float:
    runs = sum(1 for k, bead in enumerate(beads) if bead[0] < 0 and (not k or beads[k - 1][0] != bead[0]))
    return gap * runs + sum(float(values[bead]) for bead in beads if bead[0] >= 0)


def by_enumeration(values: Table, gap: float) -> tuple[float, dict[Bead, float]]:
    """The log of the sum over all alignments, and the posterior of each bead and of each segment's being alone."""
    _, n, m = values.shape
    all_of_them = [(beads, np.exp(worth(beads, values, gap))) for beads in every_alignment(n, m)]
    total = sum(weight for _, weight in all_of_them)
    chances: dict[Bead, float] = defaultdict(float)
    for beads, weight in all_of_them:
        for number, i, j in beads:
            chances[(number, i, j) if number >= 0 else (number, i if number == KO else j, 0)] += float(weight / total)
    return float(np.log(total)), chances


def tables(n: int, m: int, seed: int) -> Table:
    chance = np.random.default_rng(seed)
    values = chance.normal(0, 2, (len(SHAPES), n, m))
    for number, (p, q) in enumerate(SHAPES):
        values[number, max(0, n - p + 1) :] = BARRED
        values[number, :, max(0, m - q + 1) :] = BARRED
    return values


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10_000), st.floats(-3, 0))
def test_posteriors_are_those_of_all_alignments(n: int, m: int, seed: int, gap: float) -> None:
    values = tables(n, m, seed)
    total, chances = by_enumeration(values, gap)
    found, logs = posteriors([values], gap)
    assert float(logs[0]) == pytest.approx(total)
    assert float(log_sums([values], gap)[0]) == pytest.approx(total)
    for spot in np.ndindex(values.shape):
        assert found[0][spot] == pytest.approx(chances.get((spot[0], spot[1], spot[2]), 0.0), abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10_000))
def test_the_path_is_expected_to_hold_the_most(n: int, m: int, seed: int) -> None:
    values = tables(n, m, seed)
    _, chances = by_enumeration(values, -1.0)

    def gain(bead: Bead) -> float:
        if bead[0] >= 0:
            return chances[bead] - PRICE
        return UNPAIRED * chances[(bead[0], bead[1] if bead[0] == KO else bead[2], 0)] - PRICE

    best = max(sum(map(gain, beads)) for beads in every_alignment(n, m))
    steps = paths([values], -1.0)[0]
    assert sum(map(gain, map(as_bead, steps))) == pytest.approx(best)
    assert [k for step in steps for k in step.ko] == list(range(n))
    assert [k for step in steps for k in step.en] == list(range(m))


def as_bead(step: Step) -> Bead:
    number = step.shape if step.shape != ALONE else KO if step.ko else EN
    return number, step.ko.start, step.en.start


def test_a_batch_finds_what_each_window_finds_alone() -> None:
    windows = [tables(n, m, n * 10 + m) for n, m in ((3, 5), (5, 3), (1, 1), (4, 4), (2, 6))]
    assert paths(windows, -1.0) == [paths([window], -1.0)[0] for window in windows]


@pytest.mark.parametrize(("n", "m"), [(0, 3), (3, 0)])
def test_a_window_with_an_empty_side(n: int, m: int) -> None:
    steps = paths([np.zeros((len(SHAPES), n, m))], -1.0)[0]
    assert [step.shape for step in steps] == [ALONE] * 3


def test_very_large_values_stay_numbers() -> None:
    values = np.full((len(SHAPES), 40, 40), BARRED)
    values[0][np.arange(40), np.arange(40)] = 500.0
    found, logs = posteriors([values], -1.0)
    assert np.isfinite(logs).all()
    assert found[0, 0].trace() == pytest.approx(40)
