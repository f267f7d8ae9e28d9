"""Long documents in pieces."""

from __future__ import annotations

import numpy as np
import pytest

from tm.align.pieces import LARGEST, Piece, pieces
from tm.align.sides import Side, side
from tm.model.document import Segment
from tm.model.text import Lang


def long_side(order: list[int], lang: Lang, seed: int = 1, noise: float = 0.2) -> Side:
    """A side whose segments are about the topics of `order`."""
    topics = np.random.default_rng(7).normal(size=(max(order) + 1, 64))
    vectors = topics[order] + noise * np.random.default_rng(seed).normal(size=(len(order), 64))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return side([Segment("글" if lang == "ko" else "text")] * len(order), vectors.astype(np.float32), lang)


def blank(texts: list[str], lang: Lang) -> Side:
    return side([Segment(text) for text in texts], np.zeros((len(texts), 0), np.float32), lang)


def covered(found: list[Piece], n: int, m: int) -> bool:
    ko, en = [i for piece in found for i in piece.ko], [j for piece in found for j in piece.en]
    return ko == list(range(n)) and en == list(range(m))


def test_a_short_document_is_one_piece() -> None:
    ko, en = long_side(list(range(300)), "ko"), long_side(list(range(300)), "en")
    assert pieces(ko, en) == [Piece(range(300), range(300))]


def test_cuts_lie_between_true_pairs_with_a_gap_in_the_middle() -> None:
    mine = list(range(3000))
    theirs = [*range(700), *range(1500, 3000)]
    found = pieces(long_side(mine, "ko", 1), long_side(theirs, "en", 2))
    assert covered(found, len(mine), len(theirs))
    assert len(found) > 10
    assert all(mine[piece.ko.start] == theirs[piece.en.start] for piece in found)
    assert all(piece.cells <= LARGEST for piece in found)


@pytest.mark.parametrize(("n", "m"), [(1200, 1200), (9000, 30), (2, 9000)])
def test_where_nothing_is_sure_no_piece_is_too_large(n: int, m: int) -> None:
    ko, en = blank(["글"] * n, "ko"), blank(["text"] * m, "en")
    found = pieces(ko, en)
    assert covered(found, n, m)
    assert all(piece.cells <= LARGEST or min(len(piece.ko), len(piece.en)) < 3 for piece in found)


def test_without_vectors_numbers_that_occur_once_are_anchors() -> None:
    ko, en = ([f"{word} {n}" if n % 10 == 0 else word for n in range(1000, 2200)] for word in ("값", "price"))
    found = pieces(blank(ko, "ko"), blank(en, "en"))
    assert len(found) > 5
    assert all(piece.ko == piece.en for piece in found)
