"""What differs between a query and the source of a match: spans to mark, names for them, and how far they change the sense."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tm.lookup.apart import apart
from tm.lookup.findings import Found, differ, spaced
from tm.lookup.stretches import Stretch, Text, read, stretches
from tm.model.match import Difference, Span
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold

_MARKS = "\u0300-\u036f\u1160-\u11ff\u3099\u309a"
_COMPOSING = f"(?s:[^{_MARKS}][{_MARKS}]*|.)"
_ORDER = tuple(Difference)
_HARD = frozenset([Difference.NUMBER, Difference.NEGATION, Difference.NAME, Difference.WORD])


class Comparison(NamedTuple):
    """What differs between two texts of one language.

    Attributes:
        differences: each once, in the order of `Difference`; none for texts that are equal after `tidy`.
        changes: the stretches of the source that differ, in order, none touching the next.
        grades: for each of the differences how far it changes the sense within its kind, 0 to 1.
    """

    differences: tuple[Difference, ...] = ()
    changes: tuple[Span, ...] = ()
    grades: tuple[float, ...] = ()


def compare(query: str, source: str, lang: Lang, folding: Folding = SHIPPED) -> Comparison:
    """Return what differs; `changes` are spans of the source. Words that the folding makes equal differ in spelling."""
    asked, _ = _composed(query)
    stored, where = _composed(source)
    a, b = read(asked, lang), read(stored, lang)
    found = Found()
    if a.tags != b.tags:
        found.add(Difference.TAG)
        found.spans += [span for tag, span in zip(b.tags, b.tag_spans, strict=True) if b.tags.count(tag) != a.tags.count(tag)]
    if a.keys == b.keys:
        equal = [(0, len(a.units), 0, len(b.units))]
    else:
        differing, equal = stretches(a, b)
        for stretch in differing:
            differ(a, b, stretch, found, folding)
    for stretch in equal:
        _spaced_and_cased(a, b, stretch, found)
    if lang == "en" and not any(found.grades.get(kind) == 1 for kind in _HARD) and apart(fold(query, lang), fold(source, lang)):
        found.add(Difference.WORD)
    if not found.grades and asked.split() != stored.split():
        found.add(Difference.SPACING if "".join(asked.split()) == "".join(stored.split()) else Difference.PUNCTUATION)
    kinds = sorted(found.grades, key=_ORDER.index)
    return Comparison(tuple(kinds), _merged(found.spans, stored, where), tuple([found.grades[kind] for kind in kinds]))


def _spaced_and_cased(a: Text, b: Text, stretch: Stretch, found: Found) -> None:
    i, j, k, m = stretch
    if i == j or a.masked[slice(*a.span(i, j))] == b.masked[slice(*b.span(k, m))]:
        return
    for n in range(1, j - i):
        spaced(a, b, i + n, k + n, found)
    if a.lang == "en":
        for mine, n in zip(a.units[i:j], range(k, m), strict=True):
            theirs = b.units[n]
            if mine != theirs:
                found.add(Difference.PUNCTUATION if mine.casefold() != theirs.casefold() else Difference.CASE)
                found.spans.append(b.span(n, n + 1))


def _merged(spans: Sequence[Span], text: str, where: Sequence[int]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch or have only white space between them as one, counted in the text as it came."""
    out: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple((where[start], where[end]) for start, end in out) if where else tuple(out)


def _composed(text: str) -> tuple[str, Sequence[int]]:
    """Return the text in NFC and, where that is another, for each of its code points and the end where that is in the text."""
    if unicodedata.is_normalized("NFC", text):
        return text, ()
    out = ""
    where: list[int] = []
    for part in re.finditer(_COMPOSING, text):
        new = unicodedata.normalize("NFC", part[0])
        where += [min(part.start() + n, part.end()) for n in range(len(new))]
        out += new
    # What composes in no other way is compared as it is.
    return (out, [*where, len(text)]) if out == unicodedata.normalize("NFC", text) else (text, ())
