"""A look at a written file for what must not be in it: not at what we think we wrote, but at its characters."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from tm.care.secrets import NAME, laid_bare

_OVERLAP = 4096
_BLOCK = re.compile(r"</?(?:tuv?|seg|prop|note|header|body|tmx)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r'(?<!\blang=)"([^"]*)"')
_ENDS = "\0"


def trace(chunks: Iterable[str], pattern: re.Pattern[str], left_out: Callable[[str], bool]) -> str | None:
    """Return the kind of the first thing found in a file's text, `unit` for a text left out, or `None`.

    Args:
        chunks: the text of a TMX, in order; or what stands in another file, as XML text, with `\\0` between.
        pattern: what must not be there; looked for in text and attributes and, for names, also without inline codes.
        left_out: whether a stretch between two tags is the text of a unit left out.
    """
    for text in _windows(chunks):
        said = _TAG.sub(_values, text)
        if found := pattern.search(laid_bare(said)):
            return found.lastgroup
        if any(left_out(html.unescape(part)) for part in said.split(_ENDS)):
            return "unit"
        bare = laid_bare(_TAG.sub("", _BLOCK.sub(_ENDS, text)))
        if any(hit.lastgroup == NAME for hit in pattern.finditer(bare)):
            return NAME
    return None


def _values(tag: re.Match[str]) -> str:
    """Return what a tag says apart from the names of its element and attributes, and from languages."""
    if tag[0].startswith(("<?", "<!", "<tmx")):
        return _ENDS
    return _ENDS.join(["", *_VALUE.findall(tag[0]), ""])


def _windows(chunks: Iterable[str]) -> Iterator[str]:
    """Give the text in pieces that overlap, so that nothing is cut in two; each begins and ends outside tags."""
    rest = ""
    for chunk in chunks:
        text = rest + chunk
        last = text.rfind("<")
        end = last if last >= 0 and text.find(">", last) < 0 else len(text)
        yield text[:end]
        start = max(0, end - _OVERLAP)
        tag = text.rfind("<", 0, start)
        rest = text[tag if tag >= 0 else start :]
    yield rest
