"""What was aligned by itself is re-ordered only where it crosses other pairs."""

from __future__ import annotations

from tm.align.pieces import Piece
from tm.align.rescue import Moved
from tm.align.search import ALONE, Step
from tm.align.solve import told_apart


def pair(i: int, j: int) -> Step:
    return Step(0, range(i, i + 1), range(j, j + 1), 0.9, 5.0)


def alone(i: int | None, j: int | None) -> Step:
    ko, en = (range(0) if n is None else range(n, n + 1) for n in (i, j))
    return Step(ALONE, ko, en)


def run(*steps: Step) -> Moved:
    return Moved(Piece(range(9), range(9)), list(steps))


def test_a_run_in_its_place_joins_the_others_in_order() -> None:
    steps = [pair(0, 0), alone(1, None), alone(3, None), alone(None, 1), alone(None, 3), pair(4, 4)]
    found, moved = told_apart(steps, [run(pair(2, 2))])
    assert found == [pair(0, 0), alone(1, None), alone(None, 1), pair(2, 2), alone(3, None), alone(None, 3), pair(4, 4)]
    assert not moved


def test_a_run_that_crosses_a_pair_is_moved_as_a_whole() -> None:
    crossing = run(pair(1, 1), pair(2, 5))
    found, moved = told_apart([pair(0, 0), alone(None, 2), alone(None, 3), pair(3, 4)], [crossing])
    assert moved == crossing.steps
    assert [step for step in found if step.ko and step.en] == [pair(0, 0), pair(3, 4)]


def test_of_two_runs_that_cross_each_other_the_better_stays() -> None:
    found, moved = told_apart([pair(0, 0)], [run(pair(2, 1)), run(pair(1, 2))])
    assert found == [pair(0, 0), pair(2, 1)]
    assert moved == [pair(1, 2)]
