"""Which way a query goes."""

from __future__ import annotations

from tm.model.text import Lang
from tm.text.normalize import language_of


def other(lang: Lang) -> Lang:
    """Return the other of the two languages."""
    return "en" if lang == "ko" else "ko"


def directions(query: str, source: Lang | None = None, target: Lang | None = None) -> list[tuple[Lang, Lang]]:
    """Return the directions to search: as asked for, else as the query's script says; both ways where it says nothing."""
    source = source or (other(target) if target else language_of(query))
    if source is None:
        return [("ko", "en"), ("en", "ko")]
    return [(source, other(source))]
