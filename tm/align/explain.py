"""Why a bead won: its terms, and those of the beads that would have taken its segments."""

from __future__ import annotations

import numpy as np

from tm.align.aligner import Given, beads_of, sides, signature
from tm.align.evidence import Evidence
from tm.align.pieces import Piece
from tm.align.search import posteriors
from tm.align.sides import Side
from tm.align.solve import Solved, solve, weights_for
from tm.align.terms import BARRED, Table, Window
from tm.align.weights import SHAPES
from tm.encode import Encoder, load_encoder
from tm.encode.encoder import one_thread
from tm.errors import BadSetting
from tm.model.alignment import Bead
from tm.model.explanation import Explanation, Weighed

Spot = tuple[int, int, int]
"""A bead in a window: bead type, row, column."""

RIVALS = 3
"""Beads that are shown beside the one that won."""


def explain(ko: Given, en: Given, number: int, encoder: Encoder | None = None, *, evidence: Evidence | None = None) -> Explanation:
    """Return why bead `number` (0-based) of the alignment of two documents is as it is; the other arguments are those of `align`.

    Raises:
        BadSetting: the alignment has no such bead.
    """
    encoder = encoder or load_encoder()
    both = sides(ko, en, encoder, evidence)
    with one_thread():
        solved = solve(*both)
        beads = beads_of(solved)
        if not 0 <= number < len(beads):
            raise BadSetting("--explain", number, f"0 to {len(beads) - 1}" if beads else "documents that are not empty")
        around = _Around(*_window(beads[number], solved, *both))
        return Explanation(number, around.weighed(beads[number]), around.rivals(beads[number]), signature(encoder, evidence))


def _window(bead: Bead, solved: Solved, ko: Side, en: Side) -> tuple[Piece, Side, Side]:
    """Return the window in which a bead was found, and the sides as they were then."""
    for run in solved.runs:
        if any(tuple(step.ko) == bead.ko and tuple(step.en) == bead.en for step in run.steps):
            return run.window, ko, en
    parts = [part for part in solved.pieces if (bead.ko and bead.ko[0] in part.ko) or (bead.en and bead.en[0] in part.en)]
    return parts[0], solved.ko, solved.en


class _Around:
    """The beads of a window with their terms, values and posteriors."""

    def __init__(self, piece: Piece, ko: Side, en: Side) -> None:
        self._piece, self._weights = piece, weights_for(ko)
        self._window = Window(ko, en, piece.ko, piece.en)
        self._values = self._window.values(self._weights)
        self._chances: Table = posteriors([self._values], self._weights.gap)[0][0]

    def weighed(self, bead: Bead) -> Weighed:
        """Return a bead with its terms; a segment without a partner has none."""
        if not bead.paired:
            return Weighed(bead, (), 0.0, 1.0 - sum(float(self._chances[spot]) for spot in self._touching(bead)))
        return self._at(self._spot(bead), bead)

    def rivals(self, bead: Bead) -> tuple[Weighed, ...]:
        """Return the likeliest beads that share a segment with one; equals in the order of bead type and place."""
        spots = [spot for spot in self._touching(bead) if self._values[spot] > BARRED]
        spots.sort(key=lambda spot: (-float(self._chances[spot]), -float(self._values[spot]), spot))
        others = [(spot, self._bead(spot)) for spot in spots]
        return tuple(self._at(spot, other) for spot, other in others if (other.ko, other.en) != (bead.ko, bead.en))[:RIVALS]

    def _spot(self, bead: Bead) -> Spot:
        shape = SHAPES.index((len(bead.ko), len(bead.en)))
        return shape, bead.ko[0] - self._piece.ko.start, bead.en[0] - self._piece.en.start

    def _bead(self, spot: Spot) -> Bead:
        (p, q), i, j = SHAPES[spot[0]], self._piece.ko.start + spot[1], self._piece.en.start + spot[2]
        return Bead(tuple(range(i, i + p)), tuple(range(j, j + q)))

    def _at(self, spot: Spot, bead: Bead) -> Weighed:
        shape, i, j = spot
        offset = self._weights.offsets[shape]
        facts = self._window.of_bead(shape, i, j)
        terms = [(name, fact, weight * fact) for name, fact in facts.items() if (weight := self._weights.terms.get(name, 0.0))]
        return Weighed(bead, (("bead type", 1.0, offset), *terms), float(self._values[spot]), float(self._chances[spot]))

    def _touching(self, bead: Bead) -> list[Spot]:
        """Return the beads that share a segment with one."""
        found = np.zeros(self._values.shape, bool)
        for number, (p, q) in enumerate(SHAPES):
            for n in bead.ko:
                i = n - self._piece.ko.start
                found[number, max(0, i - p + 1) : i + 1] = True
            for n in bead.en:
                j = n - self._piece.en.start
                found[number, :, max(0, j - q + 1) : j + 1] = True
        return [(int(s), int(i), int(j)) for s, i, j in zip(*np.nonzero(found), strict=True)]
