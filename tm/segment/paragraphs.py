"""Which paragraph of its text a segment is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# U+2028 and the vertical tab break a line within a paragraph, by their definition; every other line break ends it.
_PARAGRAPH_ENDS = re.compile(r"[\n\r\f\x85\u2029]")


def paragraph_numbers(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield the 0-based paragraph of each (start, end) span, in order; empty paragraphs are not counted."""
    number, reached = 0, 0
    for index, (start, end) in enumerate(spans):
        number += index > 0 and _PARAGRAPH_ENDS.search(text, reached, start) is not None
        reached = end
        yield number
