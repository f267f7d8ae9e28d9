"""Spaces where none belong, and line breaks that were lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.placeables import masked

_DOUBLE = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])[ \xa0]+(?=(?:[,;!?]|\.(?!\.)|:(?!\S))(?:\s|$))")
_ODD = {"\t": "a tab", "\xa0": "a no-break space", "\u202f": "a narrow no-break space"}
_KINDS = {" ": "space", "\n": "line break", "\t": "tab"}
_SPACE_BEFORE_MARK = re.compile(r"\s[,;:!?.]")
_WRAPPED = 2
"""With so many line breaks and more on both sides a text is wrapped, and Korean needs fewer lines."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give hints for white space at the ends, doubled, of odd kinds, before marks, and for lost line breaks."""
    source, target = pair.source, pair.target
    if not target.strip() or not source.strip():
        return
    yield from _at_ends(pair)
    if "  " in target and "  " not in source.strip() and "\n" not in target and (double := _DOUBLE.search(target)):
        yield Hint("two or more spaces in a row; one is enough", pair.spot(pair.target_lang, *double.span()))
    for char, name in _ODD.items():
        if char in target.strip() and char not in source:
            at = target.index(char)
            yield Hint(f"the target has {name}, the source none; put an ordinary space", pair.spot(pair.target_lang, at, at + 1))
    tabs = source.strip().count("\t"), target.strip().count("\t")
    if tabs[0] and tabs[0] != tabs[1]:
        yield Hint(f"the source has {_times(tabs[0], 'tab')}, the target {tabs[1]}; columns will not line up")
    if _BEFORE_MARK.search(target) and (before := _BEFORE_MARK.search(masked(target))) and not _SPACE_BEFORE_MARK.search(source):
        mark = target[before.end()]
        yield Hint(f"a space before {mark!r}; take it out", pair.spot(pair.target_lang, *before.span()))
    yield from _line_breaks(pair)


def _at_ends(pair: Pair) -> Iterator[Hint]:
    source, target = pair.source.replace("\r\n", "\n"), pair.target
    # The same space at both ends of both sides is by far the commonest.
    if source[0].isspace() or target[0].isspace():
        wanted, got = source[: len(source) - len(source.lstrip())], target[: len(target) - len(target.lstrip())]
        if wanted != got.replace("\r\n", "\n"):
            what = f"the source begins with {_named(wanted)}, the target with {_named(got)}; make them alike"
            yield Hint(what, pair.spot(pair.target_lang, 0, len(got)))
    if source[-1].isspace() or target[-1].isspace():
        wanted, got = source[len(source.rstrip()) :], target[len(target.rstrip()) :]
        if wanted != got.replace("\r\n", "\n"):
            what = f"the source ends with {_named(wanted)}, the target with {_named(got)}; make them alike"
            yield Hint(what, pair.spot(pair.target_lang, len(target) - len(got), len(target)))


def _line_breaks(pair: Pair) -> Iterator[Hint]:
    for sign, name in (("\n", "line break"), ("\\n", r"\n")):
        wanted, got = pair.source.strip().count(sign), pair.target.strip().count(sign)
        if wanted != got and not (sign == "\n" and min(wanted, got) >= _WRAPPED):
            yield Hint(f"the source has {_times(wanted, name)}, the target {got}; see whether lines were joined or cut")


def _named(space: str) -> str:
    kinds = Counter(_KINDS.get(c, "other space") for c in space)
    return " and ".join(_times(count, name) for name, count in kinds.items()) or "no white space"


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
