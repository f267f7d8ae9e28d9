"""What a long piece of work says while it runs."""

from __future__ import annotations


class Watch:
    """Says nothing; whoever wants to hear overrides what is of interest."""

    def note(self, text: str) -> None:
        """Take a remark for people, a line without its end."""

    def indexing(self, done: int, total: int | None) -> None:
        """Take how many units are indexed, of how many where that is known; called every few thousand units."""

    def indexed(self) -> None:
        """Take that the index is there."""
