"""The program that fits the weights: its slopes, and where it stops."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.benchmarks.fit_align_crf import MARKS, MEANING, OFFSETS, Example, example, least, slope
from tm.align.sides import Floats, side
from tm.model.alignment import Bead
from tm.model.document import Segment

NAMES = [*OFFSETS, *MARKS, *MEANING]
KO = ["쌀값이 올랐다.", "강물이 불었다. 길이 끊겼다.", "주민 12명이 떠났다.", "비는 그쳤다."]
EN = ["Rice prices rose.", "The river rose.", "The road was cut.", "Twelve residents left in 2024."]
GOLD = [Bead((0,), (0,)), Bead((1,), (1, 2)), Bead((2,), (3,)), Bead((3,), ())]


def made(seed: int, *, para: bool) -> Example:
    vectors = np.random.default_rng(seed).normal(size=(8, 6)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    english = side([Segment(text) for text in EN], vectors[4:], "en")
    return example(side([Segment(text) for text in KO], vectors[:4], "ko", other=english), english, GOLD, NAMES, para=para)


@pytest.mark.parametrize("kinds", [(False,), (True,), (False, True, False)])
def test_slopes_are_those_of_the_likelihood(kinds: tuple[bool, ...]) -> None:
    batch = [made(seed, para=para) for seed, para in enumerate(kinds)]
    at = np.random.default_rng(9).normal(scale=0.3, size=len(NAMES) + 1)

    def likelihood(moved: Floats) -> float:
        return slope(batch, moved[:-1], float(moved[-1]))[0]

    _, by_weight, by_gap = slope(batch, at[:-1], float(at[-1]))
    for number, found in enumerate([*by_weight, by_gap]):
        step = np.zeros_like(at)
        step[number] = 1e-2
        assert found == pytest.approx((likelihood(at + step) - likelihood(at - step)) / 2e-2, rel=0.02, abs=0.02)


def test_the_least_of_a_bowl_is_found() -> None:
    steep, middle = np.array([1.0, 30.0, 400.0]), np.array([3.0, -2.0, 0.5])

    def bowl(at: Any) -> tuple[float, Floats]:
        return float(steep @ (at - middle) ** 2) / 2, steep * (at - middle)

    assert least(bowl, np.zeros(3)) == pytest.approx(middle, abs=0.2)
