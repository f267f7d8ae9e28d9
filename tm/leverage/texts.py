"""Targets put into a document of plain text or Markdown, in the place of their segments: all else stays as it was.

Markdown has no place for how sure a target is: what needs review is followed by a comment, which a reader of the page does not see.
Plain text has none either, and there only what is final is put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import IO

from tm.formats.saying import sentences
from tm.formats.splice import original
from tm.model.filled import Filled
from tm.model.leverage import SourceSegment
from tm.model.memory import plain_text

_HIDDEN = re.compile(
    r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)|<!--.*?-->|^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)",
    re.S | re.M,
)
"""What is no text to translate: front matter, comments, blocks of code."""

_GAP = r"(?:[ \t]|\n(?:[ \t]*>)*)+"
"""What stands between two words of a paragraph: spaces, or a new line, in a quotation with its mark."""

_BLOCK = re.compile(r"(?:#{1,6}|>|[-*+]|(?P<number>\d{1,9})(?P<sign>[.)]))(?=\s)")
_ROW = re.compile(r"[ \t]*\|")


def fill_text(
    path: str, stream: IO[bytes], segments: Sequence[SourceSegment], targets: Mapping[int, Filled], *, markdown: bool
) -> list[str]:
    """Write a document with targets put in.

    Args:
        path: of the document.
        stream: takes it, in the encoding of the old one.
        segments: all of the document's, in order, as its reader and the rules of segmentation give them.
        targets: by the place of the segment.
        markdown: whether it is Markdown; else plain text.

    Returns:
        What was not put in, as sentences with counts.
    """
    whole = original(path)
    given = whole.data.decode("utf-8", "surrogatepass")
    # As long as what is given, so that places are the same.
    text = given.replace("\r\n", " \n")
    text = _HIDDEN.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text) if markdown else text
    out: list[str] = []
    at = done = lost = unsure = 0
    for segment in segments:
        found = _pattern(segment.text).search(text, at)
        filled = targets.get(segment.place)
        lost += found is None and filled is not None
        if found is None:
            continue
        at = found.end()
        if filled is None:
            continue
        if not markdown and filled.state == "needs-review":
            unsure += 1
            continue
        out += [given[done : found.start()], _written(filled, text, found.start(), markdown=markdown)]
        done = at
    stream.write(whole._replace(data="".join([*out, given[done:]]).encode("utf-8", "surrogatepass")).changed(()))
    left = {
        "match[ that needs|es that need] review left out, as plain text has no place to say so": unsure,
        "segment[s] not found again in the text, and left as [it was|they were]": lost,
    }
    return sentences(left, "")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(map(re.escape, re.split("[ \t\n]+", text))))


def _written(filled: Filled, text: str, start: int, *, markdown: bool) -> str:
    target = " ".join(plain_text(filled.content).split())
    if not markdown:
        return target
    line = text.rfind("\n", 0, start) + 1
    if _ROW.match(text, line):
        target = re.sub(r"(?<!\\)\|", r"\\|", target)
    if not text[line:start].strip() and (block := _BLOCK.match(target)):
        # At the beginning of a paragraph it would make a heading or a list of it.
        sign = block.start("sign") if block["sign"] else 0
        target = target[:sign] + "\\" + target[sign:]
    if filled.state == "needs-review":
        score = "" if filled.score is None else f" {filled.score:g}"
        target += f" <!-- tm:{score} needs review -->"
    return target
