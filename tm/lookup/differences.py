"""What differs between a query and the source of a match: spans to mark, and names for them."""

from __future__ import annotations

import re

from tm.model.text import Lang
from tm.text.distance import changes
from tm.text.folding import fold
from tm.text.normalize import tidy

_PIECE = re.compile(r"\w+|[^\w\s]|\s+")

ORDER = ("number", "negation", "punctuation", "spacing", "spelling", "case", "word")
_NEGATIONS = re.compile(r"\b(?:not|no|never|none|nor|cannot)\b|n['’]t\b|않|못|없|아니|\b안\b|\b말(?:아|고|라|았)", re.I)


def pieces(text: str) -> list[str]:
    """Return words, signs and runs of white space; joined they are the text."""
    return _PIECE.findall(text)


def changed_spans(query: str, source: str) -> list[tuple[int, int]]:
    """Return the spans (code points) of the source that differ from the query, in order."""
    theirs = pieces(source)
    ends = [0]
    for piece in theirs:
        ends.append(ends[-1] + len(piece))
    steps = changes(pieces(query), theirs)
    return [(ends[s.dest_start], ends[s.dest_end]) for s in steps if s.tag != "equal" and s.dest_end > s.dest_start]


def differences(query: str, source: str, lang: Lang) -> list[str]:
    """Return the names of what differs, in a fixed order; none for equal texts."""
    a, b = tidy(query), tidy(source)
    if a == b:
        return []
    found: set[str] = set()
    if re.findall(r"\d+", a) != re.findall(r"\d+", b):
        found.add("number")
    if len(_NEGATIONS.findall(a)) != len(_NEGATIONS.findall(b)):
        found.add("negation")
    if re.findall(r"[^\w\s]", a) != re.findall(r"[^\w\s]", b):
        found.add("punctuation")
    words, others = (re.findall(r"[^\W\d_]+", text) for text in (a, b))
    if words != others:
        joined, rejoined = "".join(words), "".join(others)
        if joined == rejoined:
            found.add("spacing")
        elif joined.casefold() == rejoined.casefold():
            found.add("case")
        elif fold(joined, lang).replace(" ", "") == fold(rejoined, lang).replace(" ", ""):
            found.add("spelling")
        else:
            found.add("word")
    return [name for name in ORDER if name in found] or ["spacing"]
