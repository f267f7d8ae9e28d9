"""How readers and writers tell what they left out or took for granted, without printing it themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Say = Callable[[str], None]
"""Takes a sentence, such as `2 skeletons left out`."""

_FORMS = re.compile(r"\[(?:([^|\]]*)\|)?([^|\]]*)\]")


def silent(sentence: str) -> None:
    """Take note of nothing."""


def numbered(count: int, what: str) -> str:
    """Return a number with what is counted: `note[s]` is `note` for one, `propert[y|ies]` is `property` for one."""
    return f"{count:,} {_FORMS.sub(lambda found: (found[1] or '') if count == 1 else found[2], what)}"


def sentences(counts: Mapping[str, int], what: str = " left out") -> list[str]:
    """Return a sentence for each thing that was counted at all; `what` happened to it."""
    return [numbered(count, f"{one}{what}") for one, count in counts.items() if count]
