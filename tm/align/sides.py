"""One document as the aligner sees it: vectors, lengths, and what its segments have that the other language shows too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from tm.align.evidence import Evidence
from tm.align.headings import unmarked
from tm.align.marks import KINDS, Mark, marks
from tm.align.quotations import going_on
from tm.align.sentences import sentences, several
from tm.align.weights import LARGEST
from tm.encode import Vectors
from tm.model.document import Segment
from tm.model.text import Lang
from tm.text.captions import is_caption
from tm.text.furniture import is_furniture

Floats = NDArray[np.float64]
Sets = list[frozenset[Mark]]

_INSERTION = re.compile(r"\[[^\]]*\]")
_ONLY_SHARED = ("Latin words", "names")
"""Marks that say nothing where one side alone has them."""
_SHARE = 0.3
"""Power of the length in what a segment counts in a block; of 0 (all the same) to 0.5 the likeliest for the documents fitted."""
_ALL_PARTED = 0.9
"""Share of paragraph ends among neighbours from which on paragraphs say nothing: the document has a sentence a line."""


@dataclass(frozen=True, slots=True)
class Side:
    """One document of n segments.

    Attributes:
        vectors: shape (n, d), unit rows, or no columns where no encoder is used.
        shares: how much each vector counts in the vector of a block: a long segment says more of what the block means.
        norms: length of the sum of 1, 2 … `LARGEST` neighbours' vectors times their shares, by the first; shape (LARGEST, n).
        lengths: in characters; of the English side, once `usual.fitted`, in those of a Korean text of its length.
        unevenness: what a difference of lengths counts beside what it does in news.
        closer: by how much the cosine of a clear pair is larger than in news, 0 or more.
        marks: by kind of evidence, what each segment holds of it: see `marks`.
        barred: 1 for furniture of the page, which pairs with nothing.
        parted: 1 for a segment that ends a paragraph.
        headed: from 0 to 1, where paragraphs are not told apart: how surely a segment is a heading or an item, `headings.unmarked`.
        quoted: 1 for a segment whose quotation goes on in the next, `quotations.going_on`.
        known: pairs known already, each by a number, of each block (size, first segment).
        sentences: how many each segment seems to hold.
        several: from 0 to 1, how much the numbers of sentences say in this document, `sentences.several`.
    """

    vectors: Vectors
    shares: NDArray[np.float32]
    norms: Floats
    lengths: Floats
    marks: dict[str, Sets]
    barred: Floats
    parted: Floats
    headed: Floats
    quoted: Floats
    known: dict[tuple[int, int], frozenset[int]]
    sentences: Floats
    several: float
    unevenness: float = 1.0
    closer: float = 0.0

    def __len__(self) -> int:
        return len(self.lengths)


def side(
    segments: Sequence[Segment], vectors: Vectors, lang: Lang, evidence: Evidence | None = None, *, other: Side | None = None
) -> Side:
    """Return a side; `vectors` has shape (len(segments), d). Editors' insertions in square brackets do not count.

    With `other`, Latin words and names that the other side has nowhere are not kept: most of what might be a name in Korean.
    """
    texts = [_INSERTION.sub("", segment.text) for segment in segments]
    wanted = {kind: frozenset[Mark]().union(*other.marks[kind]) for kind in _ONLY_SHARED} if other else {}
    found = [_kept(marks(text, lang, evidence, names=not vectors.shape[1]), wanted) for text in texts]
    furniture = _furniture(segments)
    counts = [sentences(text, lang) for text in texts]
    lengths = np.array([max(1, len(text.strip())) for text in texts], np.float64)
    parted = _parted(segments)
    shares = (lengths**_SHARE).astype(np.float32)
    return Side(
        vectors,
        shares,
        _norms(vectors * shares[:, None]),
        lengths,
        {kind: [one[kind] for one in found] for kind in KINDS},
        np.array(furniture, np.float64),
        parted,
        np.zeros(len(texts)) if parted.any() else np.array(unmarked(texts), np.float64),
        np.array(going_on(segments), np.float64),
        _known([segment.text for segment in segments], lang, evidence) if evidence else {},
        np.array(counts, np.float64),
        several([count for count, barred in zip(counts, furniture, strict=True) if not barred]),
    )


def _furniture(segments: Sequence[Segment]) -> list[bool]:
    """Return which segments are furniture; all of a caption are, where its last one alone says so."""
    found: list[bool] = []
    for (_, role), paragraph in groupby(segments, key=lambda segment: (segment.paragraph, segment.role)):
        texts = [segment.text for segment in paragraph]
        whole = role == "caption" and is_caption(" ".join(texts))
        found += [whole or is_furniture(text) for text in texts]
    return found


def _kept(found: dict[str, frozenset[Mark]], wanted: dict[str, frozenset[Mark]]) -> dict[str, frozenset[Mark]]:
    return found | {kind: found[kind] & known for kind, known in wanted.items()}


def _norms(vectors: Vectors) -> Floats:
    """Return the lengths of sums of neighbours, from the dot products of each vector with those up to `LARGEST` - 1 further on."""
    norms = np.ones((LARGEST, len(vectors)))
    squares = np.zeros(len(vectors))
    products = [
        np.einsum("ij,ij->i", vectors[: len(vectors) - k], vectors[k:]).astype(np.float64)
        for k in range(min(LARGEST, len(vectors)))
    ]
    for size in range(1, len(products) + 1):
        whole = len(vectors) - size + 1
        squares = squares[:whole] + products[0][size - 1 :]
        for k in range(1, size):
            squares += 2 * products[k][size - 1 - k : size - 1 - k + whole]
        norms[size - 1, :whole] = np.sqrt(np.maximum(squares, 1e-12))
    return norms


def _parted(segments: Sequence[Segment]) -> Floats:
    ends = np.array([a.paragraph != b.paragraph for a, b in pairwise(segments)] + [False] * bool(segments), np.float64)
    return np.zeros_like(ends) if len(ends) > 1 and ends[:-1].mean() > _ALL_PARTED else ends


def _known(texts: list[str], lang: Lang, evidence: Evidence) -> dict[tuple[int, int], frozenset[int]]:
    found = {}
    for size in range(1, LARGEST + 1):
        for first in range(len(texts) - size + 1):
            if numbers := evidence.pairs_of(" ".join(texts[first : first + size]), lang):
                found[size, first] = numbers
    return found
