"""What two lists differ in, and how messages name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def lost_and_added(source: Sequence[str], target: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what the source has more often than the target, and the other way round, each in order of appearance."""
    return _more(source, target), _more(target, source)


def _more(these: Sequence[str], those: Sequence[str]) -> list[str]:
    left = Counter(those)
    found = []
    for one in these:
        if left[one] > 0:
            left[one] -= 1
        else:
            found.append(one)
    return found


def listed(values: Iterable[str], most: int = 4) -> str:
    """Return values for a message, each once, no more than `most` of them."""
    names = list(dict.fromkeys(values))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(name if len(name) <= 60 else f"{name[:57]}…" for name in names[:most]) + more
