"""One document as the aligner sees it: vectors, lengths and numbers of its segments and of neighbours together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tm.encode.use import Vectors
from tm.model.text import Lang, Segment
from tm.text.furniture import is_furniture
from tm.text.numbers import values

Floats = NDArray[np.float64]

_INSERTION = re.compile(r"\[[^\]]*\]")
_ALL_PARTED = 0.9
"""Share of paragraph ends among neighbours from which on paragraphs say nothing: the document has a sentence a line."""


@dataclass(frozen=True, slots=True)
class Side:
    """One document by blocks of one and of two neighbours: unit vectors, lengths in characters, numbers by value.

    `barred` marks blocks that pair with nothing, as they hold furniture of the page; `parted` is 1 for two neighbours with
    the end of a paragraph between them.
    """

    vectors: dict[int, Vectors]
    lengths: dict[int, Floats]
    numbers: dict[int, list[frozenset[float]]]
    barred: dict[int, NDArray[np.bool_]]
    parted: Floats

    def __len__(self) -> int:
        return len(self.vectors[1])


def side(segments: Sequence[Segment], vectors: Vectors, lang: Lang) -> Side:
    """Return a side; `vectors` has shape (len(segments), d). Editors' insertions in square brackets do not count."""
    texts = [_INSERTION.sub("", segment.text) for segment in segments]
    sizes = np.array([max(1, len(text.strip())) for text in texts], np.float64)
    pairs = vectors[:-1] + vectors[1:]
    pairs = pairs / np.maximum(np.linalg.norm(pairs, axis=1, keepdims=True), 1e-12)
    numbers = [values(text, lang) for text in texts]
    barred = np.array([is_furniture(segment.text) for segment in segments], bool)
    parted = np.array([a.paragraph != b.paragraph for a, b in pairwise(segments)], np.float64)
    return Side(
        {1: vectors, 2: pairs.astype(np.float32)},
        {1: sizes, 2: sizes[:-1] + sizes[1:]},
        {1: numbers, 2: [a | b for a, b in pairwise(numbers)]},
        {1: barred, 2: barred[:-1] | barred[1:]},
        np.zeros_like(parted) if parted.size and parted.mean() > _ALL_PARTED else parted,
    )
