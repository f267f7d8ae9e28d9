"""The record in a review table's header: both documents and the rows as written.

It stands in the header, since everything below may be sorted, filtered, cut and deleted; it is ASCII in pieces that fit a cell,
since tables are saved in encodings without Hangul and cells have an end.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any, cast

from tm.errors import UnusableInput
from tm.model.document import Role, Segment
from tm.model.review import Piece, Pieces, Review, ReviewDocument, ReviewRow

VERSION = 1
CELL = 32_000
"""Characters in a cell of the record: Excel's cells end at 32,767."""

_LARGEST = 1 << 30
_NAME = re.compile(r"\s*tm (\d+)/(\d+): ([A-Za-z0-9+/=]*)\s*")
_KO, _EN = attrgetter("ko_ids"), attrgetter("en_ids")
_LOST = "write the review again, and copy your rows into the new file"


def record_cells(review: Review) -> list[str]:
    """Return header cells that hold a review."""
    facts = {"version": VERSION, "documents": [_document(document) for document in review.documents]}
    packed = base64.b64encode(zlib.compress(json.dumps(facts, separators=(",", ":")).encode(), 9)).decode()
    parts = [packed[at : at + CELL] for at in range(0, len(packed), CELL)]
    return [f"tm {number}/{len(parts)}: {part}" for number, part in enumerate(parts, 1)]


def read_record(path: str, header: Iterable[str]) -> Review:
    """Return the review that header cells hold, in whatever order.

    Raises:
        UnusableInput: a cell is missing or damaged, or a newer version wrote them.
    """
    found = [cell for cell in map(_NAME.fullmatch, header) if cell]
    parts = {int(cell[1]): cell[3] for cell in found}
    if not found or set(parts) != set(range(1, int(found[0][2]) + 1)):
        raise UnusableInput(path, "lacks columns named `tm 1/…`, which hold both documents", advice=_LOST)
    try:
        facts = _unpacked("".join(parts[number] for number in sorted(parts)))
        if facts["version"] != VERSION:
            raise UnusableInput(path, "was written by another version of tm", advice="update tm, or write the review again")
        return Review(tuple(map(_read_document, facts["documents"])))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, binascii.Error, zlib.error):
        raise UnusableInput(path, "has damaged columns named `tm 1/…`, which hold both documents", advice=_LOST) from None


def _unpacked(text: str) -> dict[str, Any]:
    stream = zlib.decompressobj()
    data = stream.decompress(base64.b64decode(text, validate=True), _LARGEST)
    if not stream.eof:
        raise ValueError("cut off or too large")
    return cast("dict[str, Any]", json.loads(data))


def _document(document: ReviewDocument) -> dict[str, object]:
    return {
        "names": document.names,
        "date": document.date,
        "signature": document.signature,
        "props": document.props,
        "sides": [[[s.text for s in side], [s.paragraph for s in side], [s.role for s in side]] for side in document.sides],
        "rows": [_facts(document, row) for row in document.rows],
    }


def _facts(document: ReviewDocument, row: ReviewRow) -> list[object]:
    """Return a row as a list; a text that is the document's own is not held twice."""
    own = [document.original(document.pieces(row, side), side) for side in (0, 1)]
    texts = [None if text == original else text for text, original in zip((row.ko, row.en), own, strict=True)]
    return [row.ko_ids, row.en_ids, row.ko_pieces, row.en_pieces, row.status, row.confidence, *texts, row.note]


def _read_document(facts: dict[str, Any]) -> ReviewDocument:
    ko, en = (_side(*side) for side in facts["sides"])
    first, second = map(_text, facts["names"])
    date = None if facts["date"] is None else _text(facts["date"])
    props = tuple((_text(kind), _text(text)) for kind, text in facts["props"])
    bare = ReviewDocument((first, second), (ko, en), (), _text(facts["signature"]), date, props)
    rows = tuple(_row(bare, *row) for row in facts["rows"])
    if any({n for row in rows for n in ids(row)} != set(range(len(side))) for ids, side in ((_KO, ko), (_EN, en))):
        raise ValueError("rows that leave segments out")
    return replace(bare, rows=rows)


def _side(texts: list[str], paragraphs: list[int], roles: list[Role]) -> tuple[Segment, ...]:
    return tuple(Segment(_text(text), int(number), role) for text, number, role in zip(texts, paragraphs, roles, strict=True))


def _row(document: ReviewDocument, ko: Any, en: Any, ko_pieces: Any, en_pieces: Any, *cells: Any) -> ReviewRow:
    status, confidence, ko_text, en_text, note = cells
    row = ReviewRow(
        _ids(ko, document.sides[0]),
        _ids(en, document.sides[1]),
        _text(status),
        None if confidence is None else float(confidence),
        "",
        "",
        _text(note),
        _pieces(ko_pieces, document.sides[0]),
        _pieces(en_pieces, document.sides[1]),
    )
    own = [document.original(document.pieces(row, side), side) for side in (0, 1)]
    texts = [original if text is None else _text(text) for text, original in zip((ko_text, en_text), own, strict=True)]
    return replace(row, ko=texts[0], en=texts[1])


def _ids(numbers: list[int], side: tuple[Segment, ...]) -> tuple[int, ...]:
    if not all(0 <= number < len(side) for number in numbers):
        raise ValueError(numbers)
    return tuple(map(int, numbers))


def _pieces(pieces: list[list[int]], side: tuple[Segment, ...]) -> Pieces:
    found = tuple(Piece(*map(int, piece)) for piece in pieces)
    if not all(0 <= piece.start <= piece.end <= len(side[piece.segment].text) for piece in found):
        raise ValueError(pieces)
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
