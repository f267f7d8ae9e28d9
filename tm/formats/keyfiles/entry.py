"""One text of a program, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from tm.model.memory import Content


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, its text, the developer's comment, and its line (1-based) where the format knows it.

    The key of a text inside others is their path, with dots between.
    """

    key: str
    content: Content
    note: str | None = None
    line: int | None = None


MOST_ENTRIES = 1_000_000
DEEPEST = 200
"""Objects inside one another."""
