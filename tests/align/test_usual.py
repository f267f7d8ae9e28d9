"""The ratio of lengths and the nearness of pairs are the documents' own."""

from __future__ import annotations

import numpy as np
import pytest

from tm.align.sides import Side, side
from tm.align.usual import RATIO, fitted
from tm.model.document import Segment
from tm.model.text import Lang


def texts(lengths: list[int], lang: Lang) -> Side:
    vectors = np.eye(max(len(lengths), 1), dtype=np.float32)[: len(lengths)]
    return side([Segment("x" * n) for n in lengths], vectors, lang)


def test_true_pairs_come_out_even() -> None:
    lengths = [20, 30, 40, 50] * 20
    vectors = np.eye(len(lengths), dtype=np.float32)
    ko = side([Segment("x" * n) for n in lengths], vectors * np.float32(0.9), "ko")
    en = side([Segment("x" * (n * 3 // 2)) for n in lengths], vectors, "en")
    mine, theirs = fitted(ko, en)
    assert np.median(theirs.lengths / mine.lengths) == pytest.approx(1, abs=0.05)
    assert mine.unevenness > 1


@pytest.mark.parametrize(("ko", "en"), [([], []), ([10], []), ([], [10]), ([10], [20])])
def test_without_pairs_it_is_that_of_news(ko: list[int], en: list[int]) -> None:
    mine, theirs = fitted(texts(ko, "ko"), texts(en, "en"))
    assert list(theirs.lengths) == pytest.approx([n / RATIO for n in en])
    assert mine.unevenness == pytest.approx(1)
    assert mine.closer == pytest.approx(0)


@pytest.mark.parametrize(("cosine", "closer"), [(0.9, True), (0.5, False)])
def test_pairs_must_be_nearer_where_clear_pairs_are(cosine: float, closer: bool) -> None:
    size = 80
    vectors = np.eye(2 * size, dtype=np.float32)
    ko = side([Segment("x" * 20)] * size, vectors[:size], "ko")
    en = side([Segment("x" * 40)] * size, cosine * vectors[:size] + np.float32((1 - cosine**2) ** 0.5) * vectors[size:], "en")
    mine, _ = fitted(ko, en)
    assert (mine.closer > 0.1) is closer
    assert closer or mine.closer == 0
