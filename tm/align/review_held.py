"""What a person approved in an earlier review, as rows of a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tm.align.fixed import Held
from tm.model.memory import Unit
from tm.model.review import OK, Piece, Pieces, ReviewDocument, ReviewRow
from tm.model.text import LANGS

_Ids = tuple[int, ...]


def held_rows(document: ReviewDocument, held: Held) -> list[ReviewRow] | None:
    """Return the rows of a bead that was reviewed: one `ok` for each of its units, and what they leave over of its segments.

    One unit may say something else than the document, for a person may have edited it. Several, where a person split a
    segment, have to stand in the document word for word; if they do not, there are no such rows (`None`).
    """
    ko, en = (
        _parts(document, side, ids, [_text(unit, side) for unit in held.units])
        for side, ids in enumerate((held.bead.ko, held.bead.en))
    )
    if ko is None or en is None:
        return [_approved(held.units[0], held.bead.ko, held.bead.en)] if len(held.units) == 1 else None
    rows = []
    for unit, first, second in zip(held.units, ko[0], en[0], strict=True):
        row = _approved(unit, _numbers(first), _numbers(second))
        rows.append(replace(row, ko_pieces=_unless_whole(document, 0, first), en_pieces=_unless_whole(document, 1, second)))
    for rest in ko[1]:
        pieces = _unless_whole(document, 0, rest)
        rows.append(ReviewRow(_numbers(rest), (), "", None, document.original(rest, 0), "", ko_pieces=pieces))
    for rest in en[1]:
        pieces = _unless_whole(document, 1, rest)
        rows.append(ReviewRow((), _numbers(rest), "", None, "", document.original(rest, 1), en_pieces=pieces))
    return rows


def _text(unit: Unit, side: int) -> str:
    return next((variant.text for variant in unit.variants if variant.lang.lower().startswith(LANGS[side])), "")


def _approved(unit: Unit, ko: _Ids, en: _Ids) -> ReviewRow:
    return ReviewRow(ko, en, OK, 1.0, _text(unit, 0), _text(unit, 1), "; ".join(note.text for note in unit.notes))


def _numbers(pieces: Pieces) -> _Ids:
    return tuple(piece.segment for piece in pieces)


def _unless_whole(document: ReviewDocument, side: int, pieces: Pieces) -> Pieces:
    """Return pieces where one of them is less than its segment, else nothing, as a row has it."""
    segments = document.sides[side]
    return pieces if any((piece.start, piece.end) != (0, len(segments[piece.segment].text)) for piece in pieces) else ()


def _parts(document: ReviewDocument, side: int, ids: _Ids, texts: Sequence[str]) -> tuple[list[Pieces], list[Pieces]] | None:
    """Return where texts stand in segments, one behind the other, and what is left over; `None` if they do not.

    White space does not count; it goes with what is before it.
    """
    places = [(n, at) for n in ids for at, letter in enumerate(document.sides[side][n].text) if not letter.isspace()]
    letters = "".join(document.sides[side][n].text[at] for n, at in places)
    spans, reached = [], 0
    for text in texts:
        wanted = "".join(text.split())
        start = letters.find(wanted, reached) if wanted else -1
        if start < 0:
            return None
        reached = start + len(wanted)
        spans.append((start, reached))
    edges = sorted({0, len(letters), *(edge for span in spans for edge in span)})
    found = {span: tuple(_pieces(document, side, places, span)) for span in pairwise(edges)}
    return [found[span] for span in spans], [pieces for span, pieces in found.items() if span not in spans]


def _pieces(document: ReviewDocument, side: int, places: Sequence[tuple[int, int]], span: tuple[int, int]) -> Iterator[Piece]:
    """Give the pieces of segments that hold a stretch of letters, with the white space up to the next letter."""
    start, end = span
    after = places[end] if end < len(places) else (-1, 0)
    for number, inside in groupby(places[start:end], key=lambda place: place[0]):
        first = next(inside)[1]
        text = document.sides[side][number].text
        yield Piece(number, first if text[:first].strip() else 0, after[1] if after[0] == number else len(text))
