"""Which Korean document is which English one's: by what they mean, then by their numbers and dates.

A document's vector is the mean of its sentences' vectors, less the mean of all documents of its language: what articles of one
desk have in common says nothing. The value of a pair is the cosine less the means of the cosines to the `NEIGHBOURS` nearest on
the other side, taken both ways (the margin of CSLS, Conneau et al. 2018), so that a document that is near to everything is near
to nothing; plus what shared numbers and dates say. Of all pairs the best is taken first, then the best of what is left: each is
the best of both its documents by then. A pair whose value is too low is none, so that strangers stay alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tm.encode import Encoder
from tm.model.document import Segment
from tm.model.text import Lang
from tm.text.numbers import values

Floats = NDArray[np.float32]

NEIGHBOURS = 4
CANDIDATES = 8
"""Nearest documents of each one that are weighed at all."""

LEAST = 0.12
LEAST_OF_FEW = 0.7
"""Least value of a pair among very many documents, and what is added to it, divided by the documents of the smaller side plus
one: among few, the margin knows little. Fitted, as the weights below, by `tests/benchmarks/match_documents.py`."""

NUMBERS = 0.3
DATE = 0.05
"""Weights of shared numbers and of the same date."""

MOST_SENTENCES = 64
"""Sentences of a document that are encoded, evenly spaced; more change its mean no more."""

_FEW = 10
"""Documents whose mean counts half."""

_ROWS = 512


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What matching knows of a document.

    Attributes:
        vector: float32, the mean of the sentences' unit vectors (not of length 1).
        numbers: by value, as far as they are rare enough to tell documents apart.
        date: ISO 8601, where the document states it.
    """

    vector: Floats
    numbers: frozenset[float] = frozenset()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A Korean and an English document, 0-based, that belong together; a higher value is surer."""

    ko: int
    en: int
    value: float


def facts_of(segments: Sequence[Segment], lang: Lang, encoder: Encoder, date: str | None = None) -> DocumentFacts:
    """Return what matching needs of a document with at least one segment."""
    step = max(1.0, len(segments) / MOST_SENTENCES)
    texts = [segments[int(k * step)].text for k in range(min(len(segments), MOST_SENTENCES))]
    numbers = frozenset[float]().union(*(values(text, lang) for text in texts))
    return DocumentFacts(encoder.encode(texts).mean(axis=0), numbers, date)


def match(ko: Sequence[DocumentFacts], en: Sequence[DocumentFacts], least: float = LEAST) -> list[Match]:
    """Return the pairs of documents in Korean order; each document is in one pair at most.

    Args:
        ko: the Korean documents.
        en: the English ones.
        least: value that a pair needs among very many documents.

    Memory is linear in the documents, time in their product. Equal values: the earlier Korean, then the earlier English one.
    """
    if not ko or not en:
        return []
    left, right = _centred(ko), _centred(en)
    near_ko, around_ko = _neighbours(left, right)
    near_en, around_en = _neighbours(right, left)
    candidates = {(i, int(j)) for i, row in enumerate(near_ko) for j in row}
    candidates |= {(int(i), j) for j, row in enumerate(near_en) for i in row}
    rarity = _rarity(ko, en)
    threshold = least + LEAST_OF_FEW / (min(len(ko), len(en)) + 1)
    weighed = []
    for i, j in candidates:
        value = float(left[i] @ right[j] - (around_ko[i] + around_en[j]) / 2) + _evidence(ko[i], en[j], rarity)
        if value >= threshold:
            weighed.append((-round(value, 6), i, j))
    return sorted(_best_first(sorted(weighed)), key=lambda pair: pair.ko)


def _best_first(weighed: list[tuple[float, int, int]]) -> Iterator[Match]:
    taken_ko: set[int] = set()
    taken_en: set[int] = set()
    for negative, i, j in weighed:
        if i not in taken_ko and j not in taken_en:
            taken_ko.add(i)
            taken_en.add(j)
            yield Match(i, j, -negative)


def _centred(documents: Sequence[DocumentFacts]) -> Floats:
    """Return float32 of shape (documents, dimensions): rows of length 1, less what the documents have in common.

    With few documents their mean is mostly themselves, so it counts less.
    """
    rows = np.stack([document.vector for document in documents]).astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    common = rows.mean(axis=0, dtype=np.float64) * (len(rows) / (len(rows) + _FEW))
    rows -= common.astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return rows


def _neighbours(rows: Floats, others: Floats) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the nearest of the others for each row, nearest first, and the mean cosine to the `NEIGHBOURS` nearest."""
    count = min(CANDIDATES, len(others))
    nearest = np.empty((len(rows), count), np.int64)
    around = np.empty(len(rows))
    for start in range(0, len(rows), _ROWS):
        cosines = rows[start : start + _ROWS] @ others.T
        found = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        values = np.take_along_axis(cosines, found, axis=1)
        order = np.lexsort((found, -values), axis=1)
        nearest[start : start + _ROWS] = np.take_along_axis(found, order, axis=1)
        best = np.take_along_axis(values, order, axis=1)[:, :NEIGHBOURS]
        # With fewer than `NEIGHBOURS` others the missing ones count as far away.
        around[start : start + _ROWS] = best.sum(axis=1, dtype=np.float64) / NEIGHBOURS
    return nearest, around


def _rarity(ko: Sequence[DocumentFacts], en: Sequence[DocumentFacts]) -> dict[float, float]:
    """Return for each number how much it tells, 0 to 1: less, the more documents hold it."""
    counts: dict[float, int] = {}
    for document in (*ko, *en):
        for number in document.numbers:
            counts[number] = counts.get(number, 0) + 1
    total = len(ko) + len(en)
    return {number: float(1 - np.log(max(1, count / 2)) / np.log(max(2, total))) for number, count in counts.items()}


def _evidence(ko: DocumentFacts, en: DocumentFacts, rarity: dict[float, float]) -> float:
    """Return what numbers and dates add to a pair's value; nothing where a document has none."""
    value = 0.0
    if ko.numbers and en.numbers:
        shared = sum(rarity[number] for number in ko.numbers & en.numbers)
        least = min(sum(rarity[number] for number in side) for side in (ko.numbers, en.numbers))
        # Three numbers of weight that say nothing of one another keep a single shared one from deciding.
        value += NUMBERS * shared / (least + 3)
    if ko.date and ko.date == en.date:
        value += DATE
    return value
