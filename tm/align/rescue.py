"""Moved paragraphs: what the first pass left unpaired on both sides is searched again, run against run, out of order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from tm.align.search import best_path
from tm.align.sides import Floats
from tm.align.values import Values, value
from tm.model.alignment import Bead

LEAST = 0.525
"""Quality that a moved pair needs; more than one in its place, since nothing around it speaks for it."""

Run = range
Found = tuple[tuple[int, ...], tuple[int, ...], float]


class _Window:
    """Values between one run of Korean and one of English segments."""

    def __init__(self, values: Values, ko: Run, en: Run) -> None:
        self._values, self._ko, self._en = values, ko, en

    def row(self, i: int) -> dict[tuple[int, int], Floats]:
        """Return the qualities of the beads that begin at the run's Korean segment `i`."""
        rows = self._values.row(self._ko.start + i)
        width = len(self._en)
        return {(p, q): quality[self._en.start : self._en.start + max(0, width + 1 - q)] for (p, q), quality in rows.items()}


def runs(numbers: list[int]) -> list[Run]:
    """Return ascending numbers as runs of neighbours."""
    grouped = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    members = [[number for _, number in group] for _, group in grouped]
    return [range(run[0], run[-1] + 1) for run in members]


def rescue(values: Values, ko: list[int], en: list[int]) -> list[Found]:
    """Return beads, with their qualities, between segments that are unpaired; the best run against run first."""
    found: list[Found] = []
    candidates = [
        (sum(float(value(np.array([quality]), len(a), len(b))[0]) for a, b, quality in beads), beads)
        for mine in runs(ko)
        for theirs in runs(en)
        if (beads := list(_between(values, mine, theirs)))
    ]
    taken_ko: set[int] = set()
    taken_en: set[int] = set()
    for _, beads in sorted(candidates, key=lambda row: (-row[0], row[1])):
        for a, b, quality in beads:
            if taken_ko.isdisjoint(a) and taken_en.isdisjoint(b):
                found.append((a, b, quality))
                taken_ko.update(a)
                taken_en.update(b)
    return found


def _between(values: Values, ko: Run, en: Run) -> Iterator[Found]:
    i, j = ko.start, en.start
    for p, q, quality in best_path(_Window(values, ko, en), len(ko), len(en)):
        if p and q and quality >= LEAST:
            yield tuple(range(i, i + p)), tuple(range(j, j + q)), quality
        i, j = i + p, j + q


def merged(beads: list[Bead], moved: list[Bead]) -> list[Bead]:
    """Return all beads in Korean order, the unpaired ones without what was rescued; English-only ones keep their place."""
    ko = {n for bead in moved for n in bead.ko}
    en = {n for bead in moved for n in bead.en}
    out: list[Bead] = []
    at = {bead.ko[0]: bead for bead in moved}
    for bead in beads:
        if not bead.paired and bead.ko and bead.ko[0] in ko:
            if bead.ko[0] in at:
                out.append(at[bead.ko[0]])
        elif bead.paired or bead.ko or bead.en[0] not in en:
            out.append(bead)
    return out
