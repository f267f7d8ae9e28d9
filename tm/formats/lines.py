"""Lines inside a paragraph of a document: which line breaks end a sentence, and which only wrap it."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[.!?。…‥][\"'”’»』」》〉)\]]*$|[:：]$")
_DOUBLED = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def unwrapped(text: str) -> list[str]:
    """Return the paragraphs of a text with line breaks: at empty lines, and where a line ends a sentence.

    Other breaks become spaces, as do runs of white space; soft hyphens and spaces without width go.
    """
    out: list[str] = []
    for part in _DOUBLED.split(_SPACE.sub(" ", _UNSEEN.sub("", text))):
        run = ""
        for line in filter(None, (line.strip() for line in part.split("\n"))):
            run = f"{run} {line}" if run else line
            if _ENDED.search(line):
                out.append(run)
                run = ""
        if run:
            out.append(run)
    return out
