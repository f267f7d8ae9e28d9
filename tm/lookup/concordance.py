"""Every place that holds a phrase, on either side.

The index gives the units that can hold it, never one too few; the phrase's pattern then decides on the texts themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from tm.lookup.hits import hits_of
from tm.lookup.layer import Layer
from tm.lookup.record import Record
from tm.lookup.uncollected import uncollected
from tm.lookup.wanted import Wanted
from tm.model.concordance import Concordance
from tm.model.hit import Hit
from tm.model.lang import other
from tm.model.text import LANGS, Lang
from tm.text.phrases import Phrase

_BATCH = 4096
"""Units that are read at a time."""


@uncollected()
def concord(layers: Sequence[Layer], phrases: Sequence[Phrase], source: Lang, wanted: Wanted) -> Concordance:
    """Return the occurrences of phrases in the units that hold all of them, the newest unit first.

    Args:
        layers: to search.
        phrases: what to look for.
        source: the language whose side is called the source.
        wanted: filters; threshold, limit and neighbours are not looked at.
    """
    found: list[tuple[Record, list[Hit]]] = []
    for layer in layers:
        sides = [_sides(layer, phrase) for phrase in phrases]
        held = sorted(set(sides[0]).intersection(*sides[1:]))
        for start in range(0, len(held), _BATCH):
            units = held[start : start + _BATCH]
            records = layer.records(units)
            groups = [
                hits_of(phrase, [(record, langs[unit]) for unit, record in zip(units, records, strict=True)], source)
                for phrase, langs in zip(phrases, sides, strict=True)
            ]
            for record, *every in zip(records, *groups, strict=True):
                if all(every) and not (wanted.filters and not wanted.admits(record)):
                    found.append((record, list(chain.from_iterable(every))))
    # The texts last, so that the order does not hang on which layer a unit is in.
    found.sort(key=lambda row: _place(row[0]))
    hits = tuple([hit for _, group in found for hit in group])
    names = tuple(phrase.text for phrase in phrases)
    return Concordance(names, source, other(source), len(hits), len(found), hits)


def _place(record: Record) -> tuple[Any, ...]:
    texts = record.texts
    return (-record.stamp, record.file, record.tuid or "", texts["ko"], texts["en"], record.note or "", record.props)


def _sides(layer: Layer, phrase: Phrase) -> dict[int, tuple[Lang, ...]]:
    """Return the units that can hold a phrase, each with the sides that can."""
    found: dict[int, tuple[Lang, ...]] = dict.fromkeys(layer.holding(phrase, "ko"), ("ko",))
    for unit in layer.holding(phrase, "en"):
        found[unit] = LANGS if "ko" in found.get(unit, ()) else ("en",)
    return found
