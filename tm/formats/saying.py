"""How readers and writers tell what they left out or took for granted, without printing it themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tm.text.numbered import numbered

Say = Callable[[str], None]
"""Takes a sentence, such as `2 skeletons left out`."""


def silent(sentence: str) -> None:
    """Take note of nothing."""


def sentences(counts: Mapping[str, int], what: str = " left out") -> list[str]:
    """Return a sentence for each thing that was counted at all; `what` happened to it."""
    return [numbered(count, f"{one}{what}") for one, count in counts.items() if count]
