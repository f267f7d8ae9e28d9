"""How near texts are in meaning, as plain numbers for stages that do no arithmetic on vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from tm.encode import load_encoder
from tm.encode.encoder import Encoder, Vectors, one_thread

_RIVALS = 256
"""Other targets that a pair is compared with: spread evenly over the file, so that the time stays linear in its length."""

_BEST = 4
_BLOCK = 4096


class Nearness(NamedTuple):
    """Of one pair: its `cosine`, -1 to 1, and its `margin` over the nearest other targets of the file, 0 where there are none."""

    cosine: float
    margin: float


def nearness(sources: Sequence[str], targets: Sequence[str], encoder: Encoder) -> list[Nearness]:
    """Return how near each source is to its target, and by how much nearer than to other targets (Artetxe and Schwenk 2019).

    Args:
        sources: texts.
        targets: as many, those of the same place belonging together.
        encoder: makes the vectors.
    """
    found: list[Nearness] = []
    rivals = _spread(len(targets), _RIVALS)
    near_rivals = encoder.encode([targets[n] for n in rivals])
    for start in range(0, len(sources), _BLOCK):
        ours = encoder.encode(list(sources[start : start + _BLOCK]))
        theirs = encoder.encode(list(targets[start : start + _BLOCK]))
        found += _block(ours, theirs, near_rivals, [n - start for n in rivals])
    return found


def _block(sources: Vectors, targets: Vectors, rivals: Vectors, own: Sequence[int]) -> list[Nearness]:
    cosines = np.sum(sources * targets, axis=1)
    with one_thread():
        table = sources @ rivals.T
    for column, row in enumerate(own):
        if 0 <= row < len(table):
            table[row, column] = -2.0
    best = np.sort(table, axis=1)[:, -_BEST:]
    counts = np.sum(best > -2.0, axis=1)
    means = np.sum(np.where(best > -2.0, best, 0.0), axis=1) / np.maximum(counts, 1)
    margins = np.where(counts > 0, cosines - means, 0.0)
    return [Nearness(float(c), float(m)) for c, m in zip(cosines, margins, strict=True)]


def _spread(count: int, most: int) -> list[int]:
    """Return up to `most` of the numbers below `count`, evenly spaced."""
    return list(range(count)) if count <= most else [n * count // most for n in range(most)]


def nearness_of() -> Callable[[str, str], float]:
    """Return what gives the cosine of two texts, -1 to 1, by the default encoder."""
    encoder = load_encoder()

    def cosine(a: str, b: str) -> float:
        one, other = encoder.encode([a, b])
        return float(np.sum(one * other))

    return cosine
