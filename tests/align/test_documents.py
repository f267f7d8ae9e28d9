"""Which document goes with which, on vectors that we make, and against the plainest scan there is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.align import documents
from tm.align.documents import DocumentFacts, facts_of, match
from tm.encode import Vectors
from tm.model.document import Segment

DIMENSIONS = 64


def corpus(known: int, strangers: int = 0, *, noise: float = 0.5, seed: int = 3) -> tuple[list[DocumentFacts], list[DocumentFacts]]:
    """Return documents of two languages: the first `known` of each side are translations of one another."""
    chance = np.random.default_rng(seed)
    topics = chance.normal(size=(known + 2 * strangers, DIMENSIONS)) + chance.normal(size=DIMENSIONS)

    def side(rows: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[DocumentFacts]:
        return [DocumentFacts((row + chance.normal(size=DIMENSIONS) * noise).astype(np.float32)) for row in rows]

    return side(topics[: known + strangers]), side(np.vstack([topics[:known], topics[known + strangers :]]))


def pairs(ko: list[DocumentFacts], en: list[DocumentFacts]) -> list[tuple[int, int]]:
    return [(m.ko, m.en) for m in match(ko, en)]


@pytest.mark.parametrize("known", [2, 5, 40, 600])
def test_translations_find_one_another_and_strangers_stay_alone(known: int) -> None:
    ko, en = corpus(known, max(1, known // 10))
    assert pairs(ko, en) == [(n, n) for n in range(known)]


def test_order_does_not_matter() -> None:
    ko, en = corpus(30, 3)
    order = list(reversed(range(len(en))))
    turned, straight = match(ko, [en[n] for n in order]), match(ko, en)
    assert [(m.ko, order[m.en]) for m in turned] == [(m.ko, m.en) for m in straight]
    # Other columns of a matrix product may be added up in another order.
    assert [m.value for m in turned] == pytest.approx([m.value for m in straight], abs=2e-6)


@pytest.mark.parametrize(("ko", "en"), [(0, 0), (3, 0), (0, 3)])
def test_nothing_on_a_side(ko: int, en: int) -> None:
    left, right = corpus(3)
    assert match(left[:ko], right[:en]) == []


def test_one_document_on_each_side() -> None:
    ko, en = corpus(1)
    assert pairs(ko, en) == [(0, 0)]


def with_facts(document: DocumentFacts, numbers: set[float], date: str | None = None) -> DocumentFacts:
    return DocumentFacts(document.vector, frozenset(numbers), date)


def test_numbers_and_dates_break_ties() -> None:
    ko, en = corpus(12)
    twins = [ko[0], ko[0], *ko[2:]], [en[0], en[0], *en[2:]]
    left, right = ([*side] for side in twins)
    left[0], left[1] = with_facts(left[0], {7200.0, 350.0}), with_facts(left[1], {6900.0, 410.0})
    right[0], right[1] = with_facts(right[0], {6900.0, 410.0}), with_facts(right[1], {7200.0, 350.0})
    assert pairs(left, right)[:2] == [(0, 1), (1, 0)]
    left[0], left[1] = with_facts(left[0], set(), "2026-01-05"), with_facts(left[1], set(), "2026-01-12")
    right[0], right[1] = with_facts(right[0], set(), "2026-01-12"), with_facts(right[1], set(), "2026-01-05")
    assert pairs(left, right)[:2] == [(0, 1), (1, 0)]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 100), st.integers(2, 5))
def test_each_document_is_in_one_pair_at_most(n: int, m: int, seed: int, rows: int) -> None:
    chance = np.random.default_rng(seed)
    ko, en = ([DocumentFacts(chance.normal(size=4).astype(np.float32)) for _ in range(size)] for size in (n, m))
    found = match(ko, en, -9)
    assert len({p.ko for p in found}) == len({p.en for p in found}) == len(found)
    assert [p.ko for p in found] == sorted(p.ko for p in found)
    # Whatever is left over on both sides would have been worth less than what was taken.
    assert len(found) == min(n, m) or n > documents.CANDIDATES or m > documents.CANDIDATES


def test_blocks_of_rows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ko, en = corpus(50, 5)
    whole = match(ko, en)
    monkeypatch.setattr(documents, "_ROWS", 7)
    assert [(m.ko, m.en) for m in match(ko, en)] == [(m.ko, m.en) for m in whole]


class Counting:
    name = "counting"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: list[str]) -> Vectors:
        self.texts = texts
        return np.ones((len(texts), 4), np.float32)


@pytest.mark.parametrize(("size", "encoded"), [(1, 1), (64, 64), (65, 64), (1000, 64)])
def test_long_documents_are_sampled_over_their_whole_length(size: int, encoded: int) -> None:
    encoder = Counting()
    facts = facts_of([Segment(f"쌀값은 {n + 5000}원이다.") for n in range(size)], "ko", encoder, "2026-01-05")
    assert len(set(encoder.texts)) == encoded
    assert int(encoder.texts[-1].split()[1].removesuffix("원이다.")) >= 5000 + size * 0.98 - 1
    assert (5000.0 in facts.numbers, facts.date, facts.vector.shape) == (True, "2026-01-05", (4,))
