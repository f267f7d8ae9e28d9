"""The places of a phrase in units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tm.lookup.record import Record
from tm.model.hit import Hit, Side
from tm.model.lang import other
from tm.model.match import Span
from tm.model.text import Lang
from tm.text.phrases import Phrase


def hits(phrase: Phrase, record: Record, lang: Lang, source: Lang) -> Iterator[Hit]:
    """Give the occurrences of a phrase on one side of a unit; `source` is the language whose side is called so."""
    for text in record.texts[lang]:
        yield from _hits_at(phrase.spans(text, lang), text, record, lang, source)


def hits_of(phrase: Phrase, rows: Sequence[tuple[Record, Sequence[Lang]]], source: Lang) -> list[list[Hit]]:
    """Return the occurrences of a phrase in each of some units, which may hold it in the languages named; the source's first."""
    found: list[list[Hit]] = [[] for _ in rows]
    for lang in (source, other(source)):
        owners, texts = list[int](), list[str]()
        for n, (record, langs) in enumerate(rows):
            if lang in langs:
                for text in record.texts[lang]:
                    owners.append(n)
                    texts.append(text)
        for n, text, spans in zip(owners, texts, phrase.spans_of(texts, lang), strict=True):
            if spans:
                found[n] += _hits_at(spans, text, rows[n][0], lang, source)
    return found


def _hits_at(spans: Iterable[Span], text: str, record: Record, lang: Lang, source: Lang) -> list[Hit]:
    file, tuid, changed, note, _, props, texts, _ = record
    side: Side
    if lang == source:
        side, opposite = "source", texts[other(lang)]
        mine, theirs = text, opposite[0] if opposite else ""
    else:
        side, opposite = "target", texts[source]
        mine, theirs = opposite[0] if opposite else "", text
    # There may be thousands, and `Hit(…)` takes three times as long.
    new = tuple.__new__
    return [new(Hit, (mine, theirs, side, start, end, file, tuid, changed, note, props)) for start, end in spans]
