"""Many windows of the table, searched together where they are of about one size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tm.align.pieces import Piece
from tm.align.search import Step, paths
from tm.align.sides import Side
from tm.align.terms import Window
from tm.align.weights import Weights

_BATCH = 500_000
"""Cells that are searched together."""


def steps_within(ko: Side, en: Side, weights: Weights, parts: Sequence[Piece]) -> dict[Piece, list[Step]]:
    """Return the best path through each piece, by itself."""
    out: dict[Piece, list[Step]] = {}
    for batch in _batches(parts):
        tables = [Window(ko, en, part.ko, part.en).values(weights) for part in batch]
        for part, steps in zip(batch, paths(tables, weights.gap), strict=True):
            out[part] = [step.moved(part.ko.start, part.en.start) for step in steps]
    return out


def _batches(parts: Sequence[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    widest = 0
    for part in sorted(parts, key=lambda part: (len(part.ko), len(part.en), part.ko.start, part.en.start)):
        widest = max(widest, len(part.en))
        if batch and (len(batch) + 1) * len(part.ko) * widest > _BATCH:
            yield batch
            batch, widest = [], len(part.en)
        batch.append(part)
    if batch:
        yield batch
