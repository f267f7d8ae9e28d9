"""Which way a query goes."""

from __future__ import annotations

from tm.model.lang import other
from tm.model.text import Lang
from tm.text.normalize import language_of


def directions(query: str, source: Lang | None = None, target: Lang | None = None) -> list[tuple[Lang, Lang]]:
    """Return the directions to search: as asked for, else as the query's script says; both ways where it says nothing."""
    source = source or (other(target) if target else language_of(query))
    if source is None:
        return [("ko", "en"), ("en", "ko")]
    return [(source, other(source))]
