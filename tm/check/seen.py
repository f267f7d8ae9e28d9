"""Which of a file's texts come more than once, by a sum of 64 bits each: a million take 8 MB."""

from __future__ import annotations

import hashlib
from array import array
from functools import cached_property
from itertools import pairwise


def sum_of(text: str) -> int:
    """Return a sum of 64 bits; among a million texts the chance of two equal ones is one in thirty million."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Repeated:
    """Takes the sums of all texts first, then tells which of them it was given more than once."""

    def __init__(self) -> None:
        self._sums = array("Q")

    def add(self, sum: int) -> None:
        """Take note of a text."""
        self._sums.append(sum)

    def __contains__(self, sum: int) -> bool:
        return sum in self._found

    @cached_property
    def _found(self) -> frozenset[int]:
        return frozenset(a for a, b in pairwise(sorted(self._sums)) if a == b)
