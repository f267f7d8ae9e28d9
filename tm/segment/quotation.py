"""Which quotation mark opens and which closes, and what each pair holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from tm.segment.rules import TERMINATORS

_MARK = re.compile(r"''|’’|””|[\"“”„＂'‘’«»『』「」《》〈〉()\[\]（）［］]")
# Two single marks, or two closing ones, are one double mark typed on a keyboard that has none.
_DOUBLE = ('"', "“", "”", "„", "＂", "''", "’’", "””")
_SINGLE = ("'", "‘", "’")
_CLOSE_BY_SHAPE = ("”", "’", "''", "’’", "””")
_PARTNER = {"»": "«", "』": "『", "」": "「", "》": "《", "〉": "〈", ")": "(", "]": "[", "）": "（", "］": "［"}
_ROUND = "([（［"
_BEFORE_OPENING = "([{（［<〈《「『“‘\"'=—–-/·:"
_AFTER_CLOSING = ")]}）］>〉》」』”’\"',;:·/—–-" + TERMINATORS


@dataclass(slots=True)
class Quotations:
    """The pairs of one line, all as code-point offsets in it.

    `closing` are the marks that close; `quotes` are (opening, closing) of quotations; `asides` are the same of round
    and square brackets.
    """

    closing: set[int] = field(default_factory=set)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    asides: list[tuple[int, int]] = field(default_factory=list)


def read_quotations(line: str) -> Quotations:
    """Return the quotations and brackets of a line; marks without a partner make no pair."""
    found = Quotations()
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for match in _MARK.finditer(line):
        if (family := _family(line, match)) is None:
            continue
        if _opens(line, match, waiting[family] > 0):
            opened.append((family, match.start()))
            waiting[family] += 1
            continue
        found.closing.update(range(*match.span()))
        if not waiting[family]:
            continue
        # What is still open inside a pair that closes was never going to be closed.
        name = ""
        while name != family:
            name, opening = opened.pop()
            waiting[name] -= 1
        (found.asides if family in _ROUND else found.quotes).append((opening, match.end() - 1))
    return found


def _family(line: str, match: re.Match[str]) -> str | None:
    """Return the name of the marks that can be this one's partner, or `None` for an apostrophe."""
    mark, at = match[0], match.start()
    if mark in _DOUBLE:
        return '"'
    if mark not in _SINGLE:
        return _PARTNER.get(mark, mark)
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    joins = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return None if joins else "'"


def _opens(line: str, match: re.Match[str], is_open: bool) -> bool:
    """Return whether the mark opens. Typists mix “ ” and ", so that the place counts as much as the shape."""
    mark = match[0]
    if mark not in _DOUBLE and mark not in _SINGLE:
        return mark not in _PARTNER
    before, after = line[match.start() - 1] if match.start() else " ", line[match.end() : match.end() + 1] or " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if mark in ("“", "‘", "„"):
        return not is_open or free_before
    if mark in _CLOSE_BY_SHAPE:
        return not is_open and free_before and not free_after
    if free_before != free_after:
        return free_before
    return not is_open
