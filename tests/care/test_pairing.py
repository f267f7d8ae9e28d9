"""Where the units of one memory belong in another, at a cost that grows with their number only."""

from __future__ import annotations

from array import array
from collections import UserList

from tm.care.pairing import ALONE, alone, behind


class Counting(UserList[int]):
    """Partners that count how often they are looked at."""

    looks = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        self.looks += 1
        return super().__getitem__(place)


def test_unrelated_memories_are_walked_through_once() -> None:
    others = Counting([ALONE] * 500)
    assert behind(range(500), alone(500), others) == {499: array("i", range(500))}
    assert others.looks <= 1000


def test_additions_stand_behind_their_neighbour_and_what_was_added_there() -> None:
    partners = array("i", [ALONE, 2, ALONE, ALONE, 5, ALONE])
    others = [ALONE, ALONE, 1, ALONE, ALONE, 4, 9]
    assert behind([0, 2, 3, 5], partners, others) == {1: array("i", [0]), 4: array("i", [2, 3]), 5: array("i", [5])}
    assert behind([0, 2, 3, 5], partners) == {ALONE: array("i", [0]), 2: array("i", [2, 3]), 5: array("i", [5])}
