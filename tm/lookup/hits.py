"""The places of a phrase in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from tm.lookup.record import Record
from tm.model.hit import Hit, Side
from tm.model.lang import other
from tm.model.text import Lang
from tm.text.phrases import Phrase


def hits(phrase: Phrase, record: Record, lang: Lang, source: Lang) -> Iterator[Hit]:
    """Give the occurrences of a phrase on one side of a unit; `source` is the language whose side is called so."""
    side: Side = "source" if lang == source else "target"
    opposite = record.texts[other(lang)]
    partner = opposite[0] if opposite else ""
    for text in record.texts[lang]:
        for start, end in phrase.spans(text, lang):
            pair = (text, partner) if side == "source" else (partner, text)
            yield Hit(*pair, side, start, end, record.file, record.tuid, record.changed, record.note, record.props)
