"""The loop: find where a sentence might end, ask the rules there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tm.errors import BadSetting
from tm.segment.quotation import Quotations, read_quotations
from tm.segment.rules import CLOSED, TERMINATORS, Language, Rule
from tm.segment.whole import whole_pieces

# How far back, in code points, a rule's `before` may look: a bounded view keeps long paragraphs linear.
_VIEW = 64

_LINE = re.compile(r"[^\r\n]+")
_CANDIDATE = re.compile(rf"[{TERMINATORS}]+(?![,;:a-z])")
_STOPPED = re.compile(rf"[{TERMINATORS}]{CLOSED}\Z")
_HAS_MARKS = re.compile(r"[\"“”„＂'‘’«»『』「」《》〈〉()\[\]（）［］]")
# Belongs to the sentence it follows: a closing bracket, the end of bold or italic type, a source or note in brackets.
_TAIL = re.compile(
    rf"[”’»』」》〉)\]}}）］】〕]|[*_]+(?!\S)|</[A-Za-z][^<>]*>|[(\[〔【][^()\[\]〔〕【】{TERMINATORS}]{{1,40}}[)\]〕】](?!\()"
)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule, compiled."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    is_break: bool


def segment(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the (start, end) code-point offsets of the sentences of a text in Korean (`ko`) or English (`en`).

    Offsets are in order and do not overlap. Line breaks are boundaries; white space around a segment belongs to none;
    every other character lies in exactly one segment.
    """
    rules, taken_up = _ready(lang)
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*_boundaries(line[0], rules, taken_up), len(line[0])):
            piece = text[start : line.start() + end]
            if piece.strip():
                found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
            start = line.start() + end
    return found


@cache
def _ready(lang: str) -> tuple[tuple[_Ready, ...], tuple[_Ready, ...]]:
    language = _language(lang)
    return tuple(map(_compile, language.rules)), tuple(map(_compile, language.taken_up))


def _language(lang: str) -> Language:
    # Only the rules of the language asked for are imported and compiled: a lookup starts cold.
    if lang == "ko":
        from tm.segment.korean import KOREAN

        return KOREAN
    if lang == "en":
        from tm.segment.english import ENGLISH

        return ENGLISH
    raise BadSetting("lang", lang, "ko or en")


def _compile(rule: Rule) -> _Ready:
    return _Ready(re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.after), rule.is_break)


def _boundaries(line: str, rules: tuple[_Ready, ...], taken_up: tuple[_Ready, ...]) -> Iterator[int]:
    """Yield the ends of all sentences of a line but the last."""
    marks = read_quotations(line) if _HAS_MARKS.search(line) else Quotations()
    closed = sorted([*whole_pieces(line), *_unsplit(line, marks, taken_up)], reverse=True)
    last = open_again = 0
    for candidate in _CANDIDATE.finditer(line):
        end = _reach(line, candidate.end(), marks.closing)
        while closed and closed[-1][0] < end:
            open_again = max(open_again, closed.pop()[1])
        if max(last + 1, open_again) <= end and _decide(line, end, rules):
            last = end
            yield end


def _unsplit(line: str, marks: Quotations, taken_up: tuple[_Ready, ...]) -> Iterator[tuple[int, int]]:
    """Yield the quotations and asides that are part of a larger sentence, as (start, end)."""
    for opening, closing in marks.quotes:
        if not _decide(line, closing + 1, taken_up, default=True):
            yield opening, closing + 1
    for opening, closing in marks.asides:
        lead = line[max(0, opening - _VIEW) : opening].rstrip()
        if lead and not _STOPPED.search(lead):
            yield opening, closing + 1


def _reach(line: str, end: int, closing: set[int]) -> int:
    """Return where a sentence that has its full stop before `end` is over, closing marks and source included."""
    while end < len(line):
        if end in closing:
            end += 1
        elif tail := _TAIL.match(line, end):
            end = tail.end()
        elif line[end].isspace() and end + 1 in closing and line[end + 1] not in ")]）］":
            end += 2
        else:
            break
    return end


def _decide(line: str, place: int, rules: tuple[_Ready, ...], *, default: bool = False) -> bool:
    """Return what the first rule that fits says of a boundary at the place."""
    for rule in rules:
        if rule.after.match(line, place) and rule.before.search(line, max(0, place - _VIEW), place):
            return rule.is_break
    return default
