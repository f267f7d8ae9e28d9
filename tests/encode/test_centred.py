"""Vectors without what all of them share."""

from __future__ import annotations

import numpy as np

from tm.encode.centred import CentredEncoder
from tm.encode.encoder import Vectors, unit_rows


class OneWay:
    """All its vectors are near one another."""

    name = "one-way"

    def encode(self, texts: list[str]) -> Vectors:
        rows = [np.random.default_rng(sum(text.encode())).normal(size=32) + 12 for text in texts]
        return unit_rows(np.array(rows).reshape(-1, 32))


def test_what_all_texts_share_is_taken_off() -> None:
    texts = [f"문장 {n}" for n in range(40)]
    raw, centred = (encoder.encode(texts) for encoder in (OneWay(), CentredEncoder(OneWay())))
    apart = ~np.eye(len(texts), dtype=bool)
    assert (raw @ raw.T)[apart].mean() > 0.9
    assert abs((centred @ centred.T)[apart].mean()) < 0.1
    assert np.allclose(np.linalg.norm(centred, axis=1), 1, atol=1e-6)


def test_it_says_so_and_takes_no_texts() -> None:
    encoder = CentredEncoder(OneWay())
    assert encoder.name == "one-way-centred"
    assert encoder.encode([]).shape == (0, 32)
