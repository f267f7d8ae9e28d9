"""A look at a written file for what must not be in it: not at what we think we wrote, but at its characters."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from tm.care.secrets import NAME, laid_bare

_OVERLAP = 4096
_BLOCK = re.compile(r"</?(?:tuv?|seg|prop|note|header|body|tmx)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_ENDS = re.compile(r'<[^<>]*>|"')


def trace(chunks: Iterable[str], pattern: re.Pattern[str], left_out: Callable[[str], bool]) -> str | None:
    """Return the kind of the first thing found in a file's text, `unit` for a text left out, or `None`.

    Args:
        chunks: the file's text, in order.
        pattern: what must not be there; looked for in the text as it is and, for names, without inline codes.
        left_out: whether a stretch between two tags is the text of a unit left out.
    """
    for text in _windows(chunks):
        plain = laid_bare(html.unescape(html.unescape(text)))
        if found := pattern.search(plain):
            return found.lastgroup
        bare = _TAG.sub("", _BLOCK.sub("\0", text))
        for hit in pattern.finditer(laid_bare(html.unescape(bare))):
            if hit.lastgroup == NAME:
                return NAME
        if any(left_out(html.unescape(part)) for part in _ENDS.split(text)):
            return "unit"
    return None


def _windows(chunks: Iterable[str]) -> Iterator[str]:
    """Give the text in pieces that overlap, so that nothing is cut in two."""
    tail = ""
    for chunk in chunks:
        yield tail + chunk
        tail = (tail + chunk)[-_OVERLAP:]
