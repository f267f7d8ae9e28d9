"""Every place that holds a phrase, on either side.

The index gives the units that can hold it, never one too few; the phrase's pattern then decides on the texts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tm.lookup.languages import other
from tm.lookup.layer import Layer
from tm.lookup.record import Record
from tm.lookup.wanted import Wanted
from tm.model.concordance import Concordance, Hit, Side
from tm.model.text import Lang
from tm.text.phrases import Phrase, spans


def concord(layers: Sequence[Layer], phrases: Sequence[Phrase], source: Lang, wanted: Wanted, limit: int | None) -> Concordance:
    """Return the occurrences of phrases in the units that hold all of them, the newest unit first.

    Args:
        layers: to search.
        phrases: what to look for.
        source: the language whose side is called the source.
        wanted: filters; threshold, limit and neighbours are not looked at.
        limit: of the hits returned, not of those counted.
    """
    found: list[tuple[tuple[int, str, str], list[Hit]]] = []
    for layer in layers:
        for unit in _candidates(layer, phrases):
            record = layer.record(unit)
            if not wanted.admits(record):
                continue
            groups = [list(_hits(phrase, record, source)) for phrase in phrases]
            if all(groups):
                found.append(((-record.stamp, record.file, record.tuid or ""), list(chain.from_iterable(groups))))
    found.sort(key=lambda row: row[0])
    hits = list(chain.from_iterable(group for _, group in found))
    names = tuple(phrase.text for phrase in phrases)
    return Concordance(names, source, other(source), len(hits), len(found), tuple(hits[:limit]))


def _candidates(layer: Layer, phrases: Sequence[Phrase]) -> list[int]:
    """Return the live units that can hold all phrases, in order."""
    sets = [found for phrase in phrases if (found := layer.holding(phrase)) is not None]
    units = sorted(set.intersection(*sets)) if sets else range(layer.units)
    dead = layer.dead
    return [unit for unit in units if not (dead and dead[unit])]


def _hits(phrase: Phrase, record: Record, source: Lang) -> Iterator[Hit]:
    for lang in (source, other(source)):
        side: Side = "source" if lang == source else "target"
        opposite = record.texts[other(lang)]
        partner = opposite[0] if opposite else ""
        for text in record.texts[lang]:
            for start, end in spans(phrase.patterns[lang], text):
                pair = (text, partner) if side == "source" else (partner, text)
                yield Hit(*pair, side, start, end, record.file, record.tuid, record.changed, record.note, record.props)
