"""The loop: find where a sentence might end, ask the rules there and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tm.segment.languages import language
from tm.segment.quotation import Quotations, read_quotations
from tm.segment.rules import BEHIND, CLOSED, SMILES, TERMINATORS, VIEW, Rule, Rules
from tm.segment.whole import whole_pieces

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_CANDIDATE = re.compile(rf"[{TERMINATORS}]+(?![,;:a-z])|{SMILES}(?=\s)|[—–]+(?=[\"”]\s)")
_STOPPED = re.compile(rf"[{TERMINATORS}]{CLOSED}\Z")
_HAS_MARKS = re.compile(r"[\"“”„＂'‘’«»『』「」《》〈〉()\[\]（）［］]")
# Belongs to the sentence it follows: a closing bracket, the end of bold or italic type, the number of a note, and more.
_TAIL = re.compile(rf"[”’»』」》〉)\]}}）］】〕]|[*_]+(?!\S)|[¹²³⁴-⁹]+|{BEHIND}")


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A rule, compiled. `ahead` is how many code points `after` may see."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    is_break: bool
    ahead: int


@dataclass(frozen=True, slots=True)
class _Ready:
    """All rules of a language: the user's own, those and the built-in ones, those that keep quotations whole."""

    own: tuple[_Fitted, ...]
    rules: tuple[_Fitted, ...]
    taken_up: tuple[_Fitted, ...]
    own_breaks: bool


def segment(text: str, lang: str, rules: Rules | None = None, *, kiwi: bool = False) -> list[tuple[int, int]]:
    """Return the (start, end) code-point offsets of the sentences of a text in Korean (`ko`) or English (`en`).

    Offsets are in order and do not overlap. Line breaks of any kind (LF, CR, VT, FF, NEL, U+2028, U+2029) are
    boundaries; white space around a segment belongs to none; every other character lies in exactly one segment.
    `rules` are a user's own (`tm.segment.parse_rules`): they are asked before the built-in ones. With `kiwi`, long
    Korean segments without a full stop inside are split by the analyser of that name (the extra `kiwi`).

    Raises:
        BadSetting: another language.
        MissingExtra: Kiwi was asked for and is not installed.
    """
    ready = _ready(lang, rules)
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*_boundaries(line[0], ready), len(line[0])):
            piece = text[start : line.start() + end]
            if piece.strip():
                found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
            start = line.start() + end
    if kiwi and lang == "ko":
        from tm.segment.unpunctuated import split_unpunctuated

        return list(split_unpunctuated(text, found))
    return found


@lru_cache(maxsize=16)
def _ready(lang: str, rules: Rules | None) -> _Ready:
    built_in = language(lang)
    mine = rules.of(lang) if rules else ()
    own = tuple(_fit(rule, VIEW) for rule in mine)
    return _Ready(
        own,
        own + tuple(map(_fit, built_in.rules)),
        tuple(map(_fit, built_in.taken_up)),
        any(rule.is_break for rule in mine),
    )


def _fit(rule: Rule, ahead: int = 1 << 30) -> _Fitted:
    return _Fitted(re.compile(rf"(?:{rule.before})\Z"), re.compile(rule.after), rule.is_break, ahead)


def _boundaries(line: str, ready: _Ready) -> Iterator[int]:
    """Yield the ends of all sentences of a line but the last."""
    marks = read_quotations(line) if _HAS_MARKS.search(line) else Quotations()
    closed = sorted([*whole_pieces(line), *_unsplit(line, marks, ready.taken_up)], reverse=True)
    last = open_again = 0
    for end in _places(line, marks, ready):
        while closed and closed[-1][0] < end:
            open_again = max(open_again, closed.pop()[1])
        if max(last + 1, open_again) <= end and _decide(line, end, ready.rules):
            last = end
            yield end


def _places(line: str, marks: Quotations, ready: _Ready) -> Iterable[int]:
    """Return the places that the rules are asked about, in order: behind full stops, and wherever a user's own rule breaks."""
    if not ready.own_breaks:
        return _stops(line, marks)
    return sorted({*_stops(line, marks), *(place for place in range(1, len(line)) if _decide(line, place, ready.own))})


def _stops(line: str, marks: Quotations) -> Iterator[int]:
    """Yield the places behind full stops and all that belongs to them."""
    reached = 0
    for candidate in _CANDIDATE.finditer(line):
        if candidate.start() >= reached:
            reached = _reach(line, candidate.end(), marks.closing)
            yield reached


def _unsplit(line: str, marks: Quotations, taken_up: tuple[_Fitted, ...]) -> Iterator[tuple[int, int]]:
    """Yield the quotations and asides that are part of a larger sentence, as (start, end)."""
    for opening, closing in marks.quotes:
        if not _decide(line, closing + 1, taken_up, default=True):
            yield opening, closing + 1
    for opening, closing in marks.asides:
        lead = line[max(0, opening - VIEW) : opening].rstrip()
        if lead and not _STOPPED.search(lead):
            yield opening, closing + 1


def _reach(line: str, end: int, closing: set[int]) -> int:
    """Return where a sentence that has its full stop before `end` is over, with the marks and notes behind it."""
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


def _decide(line: str, place: int, rules: tuple[_Fitted, ...], *, default: bool = False) -> bool:
    """Return what the first rule that fits says of a boundary at the place."""
    for rule in rules:
        if rule.after.match(line, place, place + rule.ahead) and rule.before.search(line, max(0, place - VIEW), place):
            return rule.is_break
    return default
