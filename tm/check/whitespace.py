"""Spaces where none belong, and line breaks that were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.placeables import masked

_ENDS = (("begins", re.compile(r"\A\s*")), ("ends", re.compile(r"\s*\Z")))
_DOUBLE = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \xa0]+(?=(?:[,;!?]|\.(?!\.)|:(?!\S))(?:\s|$))")
_BREAK = re.compile(r"\n|\\n")
_ODD = {"\t": "a tab", "\xa0": "a no-break space", "\u202f": "a narrow no-break space"}
_SPACE_BEFORE_MARK = re.compile(r"\s[,;:!?.]")
_WRAPPED = 3
"""From so many lines of text on, a translation may be broken into another number of them."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give hints for white space at the ends, doubled, of odd kinds, before marks, and for lost line breaks."""
    source, target = pair.source, pair.target
    if not target.strip() or not source.strip():
        return
    yield from _at_ends(pair)
    for hit in _DOUBLE.finditer(target):
        if "  " not in source.strip() and "\n" not in target:
            yield Hint("two or more spaces in a row; one is enough", pair.spot(pair.target_lang, *hit.span()))
            break
    for char, name in _ODD.items():
        if char in target.strip() and char not in source:
            at = target.index(char)
            yield Hint(f"the target has {name}, the source none; put an ordinary space", pair.spot(pair.target_lang, at, at + 1))
    tabs = source.strip().count("\t"), target.strip().count("\t")
    if tabs[0] and tabs[0] != tabs[1]:
        yield Hint(f"the source has {_times(tabs[0], 'tab')}, the target {tabs[1]}; columns will not line up")
    if " " in target and (before := _BEFORE_MARK.search(masked(target))) and not _SPACE_BEFORE_MARK.search(source):
        mark = target[before.end()]
        yield Hint(f"a space before {mark!r}; take it out", pair.spot(pair.target_lang, *before.span()))
    yield from _line_breaks(pair)


def _at_ends(pair: Pair) -> Iterator[Hint]:
    for verb, pattern in _ENDS:
        wanted, got = pattern.search(pair.source), pattern.search(pair.target)
        assert wanted is not None
        assert got is not None
        # How far the source indents its lines is kept, but a break of another kind is no other break.
        if wanted[0].replace("\r\n", "\n") != got[0].replace("\r\n", "\n"):
            what = f"the source {verb} with {_named(wanted[0])}, the target with {_named(got[0])}; make them alike"
            yield Hint(what, pair.spot(pair.target_lang, *got.span()))


def _line_breaks(pair: Pair) -> Iterator[Hint]:
    lines = [len(_BREAK.findall(text.strip())) for text in (pair.source, pair.target)]
    if lines[0] == lines[1] or (min(lines) and max(lines) >= _WRAPPED):
        return
    if max(lines) < _WRAPPED or not min(lines):
        what = f"the source has {_times(lines[0], 'line break')}, the target {lines[1]}; see whether lines were joined or cut"
        yield Hint(what, level="info" if lines[0] and "\n" in pair.source.strip() else None)


def _named(space: str) -> str:
    if not space:
        return "no white space"
    names = {" ": "space", "\n": "line break", "\t": "tab"}
    kinds = {names.get(c, "other space"): 0 for c in space}
    for c in space:
        kinds[names.get(c, "other space")] += 1
    return " and ".join(_times(count, name) for name, count in kinds.items())


def _times(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count != 1)}"


CHECK = Check(
    id="whitespace",
    level="warning",
    what="spaces at the ends, doubled, before marks; tabs, no-break spaces; lost line breaks",
    why="programs join texts at these spaces, and readers stumble over them",
    right=(
        (("Name: ", "이름: "),),
        (("Usage:\n  damda COMMAND\n", "사용법:\n  damda 명령\n"),),
        (("값은 얼마인가?", "What does it cost?"),),
    ),
    wrong=(
        (("Name: ", "이름:"),),
        (("Done.\n", "마쳤습니다."),),
        (("그는  떠났다.", "He left ."),),
        (("The market is closed.", "시장이  닫혔다."),),
        (("Save\tCtrl+S", "저장 Ctrl+S"),),
    ),
    find=find,
)
