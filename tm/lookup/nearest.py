"""How like a query the likest unit is, and nothing else: what an analysis asks of thousands of segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tm.lookup.layer import Candidate, Layer
from tm.lookup.penalties import Penalties
from tm.lookup.search import Query, search
from tm.lookup.similarity import MOST_LIKE
from tm.lookup.wanted import Wanted
from tm.model.text import Lang
from tm.text.folding import Folding, fold

_ALL = 1_000_000_000
_ROUNDING = 1e-6


def nearest(
    layers: Sequence[Layer], query: str, source: Lang, target: Lang, wanted: Wanted, penalties: Penalties, folding: Folding
) -> float | None:
    """Return the highest similarity, 0 to 100, that any unit reaches; `None` where none reaches the threshold (or 0).

    The unit that is likest by its codes is looked at first. Where that is dead, filtered out, less like than its codes
    or has penalties, another may come before it, and everything is searched.
    """
    key = fold(query, source, folding)
    if not key:
        return None
    likest, most = list[Candidate](), wanted.least
    for layer in layers:
        found = layer.likest(key, source, most)
        if found and found[0].value > most:
            likest, most = [], found[0].value
        likest += found
    asked = Query(query, key, source, target, wanted, penalties, folding)
    best = 0.0
    for candidate in likest:
        if candidate.layer.dead and candidate.layer.dead[candidate.unit]:
            continue
        best = max(best, *(match.similarity for match in asked.matches(candidate)), 0.0)
        if best == 100:
            break
    # What is less like by its codes can be no better.
    if likest and 10 * best < min(most, 10 * MOST_LIKE) - _ROUNDING:
        every = search(layers, query, source, target, replace(wanted, limit=_ALL), penalties, folding)
        best = max((match.similarity for match in every), default=0.0)
    return best if best and best >= wanted.threshold else None
