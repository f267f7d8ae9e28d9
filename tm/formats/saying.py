"""How readers tell what they left out or took for granted, without printing it themselves."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]
"""Takes a sentence, such as `2 skeletons left out`."""


def silent(sentence: str) -> None:
    """Take note of nothing."""
