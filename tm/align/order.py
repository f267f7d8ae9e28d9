"""What is in order: the longest run of pairs in which both sides rise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Place = tuple[int, ...]
"""Where something stands in a document: a segment's number, and what it is counted by within it, if anything."""


def rising(places: Sequence[Place]) -> list[int]:
    """Return which places make the longest run that rises, the first found of equals (patience sorting)."""
    tails: list[Place] = []
    ends: list[int] = []
    before = [-1] * len(places)
    for number, place in enumerate(places):
        rank = bisect_left(tails, place)
        before[number] = ends[rank - 1] if rank else -1
        tails[rank : rank + 1] = [place]
        ends[rank : rank + 1] = [number]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def out_of_order(pairs: Sequence[tuple[Place, Place]]) -> list[bool]:
    """Return which pairs of a Korean and an English place, in whatever order they come, cross those that are in order."""
    order = sorted(range(len(pairs)), key=lambda number: pairs[number][0])
    kept = {order[rank] for rank in rising([pairs[number][1] for number in order])}
    return [number not in kept for number in range(len(pairs))]
