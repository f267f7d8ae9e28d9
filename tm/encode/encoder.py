"""What every encoder is: texts in, unit vectors out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Goes into signatures and names cached vectors: it names whatever changes them."""

    def encode(self, texts: list[str]) -> Vectors:
        """Return float32 of shape (len(texts), dimensions), rows of length 1; a blank text may give zeros."""


def unit_rows(found: ArrayLike) -> Vectors:
    """Return vectors as float32 rows of length 1; zeros, and what is no number, give zeros."""
    rows = np.nan_to_num(np.atleast_2d(np.asarray(found, np.float32)), nan=0.0, posinf=0.0, neginf=0.0)
    lengths: Vectors = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    scaled: Vectors = rows / lengths
    return scaled


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold numpy's matrix products to one thread: more make short ones slower, and their last digits differ."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1, user_api="blas"):
        yield
