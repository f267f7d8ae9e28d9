"""Lines inside a paragraph of a document: which line breaks mean something, and which only wrap a sentence."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.!?。…‥][\"'”’»』」》〉)\]]*$|[:：]$")
_DOUBLED = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


_WRAPPED = 0.6
"""Share of the longest line from which on a line may have been wrapped; a shorter one was ended on purpose."""


def unwrapped(text: str) -> list[str]:
    """Return the paragraphs of a text with line breaks: at empty lines, and where a line ends a sentence or is short.

    Other breaks become spaces, as do runs of white space; soft hyphens and spaces without width go.
    """
    out: list[str] = []
    for part in _DOUBLED.split(_SPACE.sub(" ", _UNSEEN.sub("", text))):
        lines = [line for line in (line.strip() for line in part.split("\n")) if line]
        least = _WRAPPED * max(map(len, lines), default=0)
        run: list[str] = []
        for line in lines:
            run.append(line)
            if len(line) < least or _ENDED.search(line):
                out.append(" ".join(run))
                run = []
        if run:
            out.append(" ".join(run))
    return out
