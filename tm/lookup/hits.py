"""The places of a phrase in one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tm.lookup.record import Record
from tm.model.hit import Hit, Side
from tm.model.lang import other
from tm.model.match import Span
from tm.model.text import Lang
from tm.text.phrases import Phrase


def hits(phrase: Phrase, record: Record, lang: Lang, source: Lang) -> Iterator[Hit]:
    """Give the occurrences of a phrase on one side of a unit; `source` is the language whose side is called so."""
    for text in record.texts[lang]:
        yield from hits_at(list(phrase.spans(text, lang)), text, record, lang, source)


def hits_at(spans: Sequence[Span], text: str, record: Record, lang: Lang, source: Lang) -> list[Hit]:
    """Return the occurrences at these places of one of the unit's texts."""
    side: Side = "source" if lang == source else "target"
    opposite = record.texts[other(lang)]
    partner = opposite[0] if opposite else ""
    mine, theirs = (text, partner) if lang == source else (partner, text)
    file, tuid, changed, note, _, props, *_ = record
    # There may be thousands, and `Hit(…)` takes three times as long.
    new = tuple.__new__
    return [new(Hit, (mine, theirs, side, start, end, file, tuid, changed, note, props)) for start, end in spans]
