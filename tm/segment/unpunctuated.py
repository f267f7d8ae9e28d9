"""Korean without full stops (chat, captions): a morphological analyser says where sentences end. Extra `kiwi`.

Kiwi is asked about segments that end without a mark, and about long ones, since on punctuated news it is behind the rules, most of
all at quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from tm.errors import MissingExtra
from tm.segment.quotation import read_quotations
from tm.segment.rules import CLOSED, CLOSERS, TERMINATORS
from tm.segment.whole import whole_pieces

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

LONG = 150
"""Code points that a segment with a mark at its end must have more of before Kiwi is asked."""

_INNER_STOP = re.compile(rf"[{TERMINATORS}]{CLOSED}\s")
_STOPPED = re.compile(rf"[{TERMINATORS}]{CLOSED}$")
_CLOSER = re.compile(rf"[{CLOSERS}]\s*$")
_HANGUL = re.compile("[가-힣]")


def split_unpunctuated(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) spans of a text, those split that are Korean, long or without a mark at the end, and have none inside.

    Addresses, code, quotations and brackets stay whole.

    Raises:
        MissingExtra: kiwipiepy is not installed.
    """
    analyser = _kiwi()
    for start, end in spans:
        piece = text[start:end]
        asked = end - start > LONG or not _STOPPED.search(piece)
        if asked and _HANGUL.search(piece) and not _INNER_STOP.search(piece):
            yield from ((start + left, start + right) for left, right in _split(piece, analyser))
        else:
            yield start, end


@cache
def _kiwi() -> Kiwi:
    try:
        from kiwipiepy import Kiwi
    except ImportError:
        raise MissingExtra("Kiwi, which segments Korean without full stops,", "kiwi") from None
    # One thread: the same answer and the same memory on every machine.
    return Kiwi(num_workers=1)


def _split(piece: str, analyser: Kiwi) -> Iterator[tuple[int, int]]:
    marks = read_quotations(piece)
    closed = [*whole_pieces(piece), *((opening, closing + 1) for opening, closing in (*marks.quotes, *marks.asides))]
    start = end = 0
    for sentence in analyser.split_into_sents(piece):
        inside = any(left < sentence.start < right for left, right in closed)
        if sentence.start > start and not inside and not _CLOSER.search(piece, 0, sentence.start):
            yield start, end
            start = sentence.start
        end = sentence.end
    # What Kiwi says of the end is not needed: the segment's own end holds.
    yield start, len(piece)
