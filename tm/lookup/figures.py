"""The numbers of a stretch, and its words without them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tm.lookup.stretches import Piece, Text
from tm.model.text import Lang

if TYPE_CHECKING:
    from tm.text.numbers import Number

NUMBER = "0"
"""What stands for any number."""

_NUMERALS = frozenset("0123456789０１２３４５６７８９½¼¾십백천만억조")
_NATIVE = ("다섯", "여섯", "일곱", "여덟", "아홉", "스무", "스물", "서른", "마흔", "예순", "일흔", "여든", "아흔")
_SMALL = frozenset("한두세네열쉰")
_SINO = frozenset("일이삼사오육칠팔구")
_COUNTED = frozenset("명개대번곳살마채척달시가차집사세장권편배줄군")
_DATED = frozenset("월일년층호분초")
_ENGLISH = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fifth sixth eighth ninth tenth twelfth half "
    "dozen dozens hundred hundreds thousand thousands million millions billion billions trillion trillions once twice".split()
)


def may_count(words: Sequence[str], lang: Lang) -> bool:
    """Return whether a number may be among the words."""
    if not _NUMERALS.isdisjoint("".join(words)):
        return True
    return any(_may_be_number(word, lang) for word in words)


def _may_be_number(word: str, lang: Lang) -> bool:
    if lang == "ko":
        first, next_ = word[0], word[1:2]
        counted = (first in _SMALL and (not next_ or next_ in _COUNTED)) or (first in _SINO and (not next_ or next_ in _DATED))
        return counted or word.startswith(_NATIVE)
    low = word.casefold()
    return low in _ENGLISH or low.endswith(("teen", "ty", "teenth", "tieth", "ties"))


def overlapping(text: Text, first: int, last: int, pieces: Sequence[Piece]) -> list[Number]:
    if not pieces:
        return []
    # Most texts differ in no number, and what reads them takes as long to load as a lookup in a small memory.
    from tm.text.numbers import numbers

    start, end = text.span(first, last)
    return [number for number in numbers(text.text, text.lang) if number.start < end and number.end > start]


def masked(text: Text, pieces: Sequence[Piece], found: Sequence[Number]) -> list[Piece]:
    """Return the words with one sign for each number, wherever it is written."""
    out: list[Piece] = []
    seen: set[int] = set()
    for word, first, last in pieces:
        start, end = text.span(first, last)
        inside = [n for n in found if n.start < end and n.end > start]
        rest = word
        for number in reversed(inside):
            mask = "" if number.start in seen else NUMBER
            rest = rest[: max(0, number.start - start)] + mask + rest[number.end - start :]
        if inside and inside[0].start in seen and out:
            out[-1] = (out[-1][0] + rest, out[-1][1], last)
        elif rest:
            out.append((rest, first, last))
        seen |= {n.start for n in inside}
    return out
