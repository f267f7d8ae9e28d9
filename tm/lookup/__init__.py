"""How was this translated before: memories and a query to matches."""

from tm.lookup.similarity import similarity

__all__ = ["similarity"]
