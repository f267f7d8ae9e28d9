"""Brackets that are opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.placeables import masked

_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【", "〕": "〔", "］": "［"}
_OPENING = frozenset(_PAIRS.values())
_SIGNS = re.compile(r"[()\[\]{}（）【】〔〕［］]")
_NO_BRACKETS = re.compile(
    r"""
      (?<!\S)[:;=]['^-]?[()\[\]]+(?!\w) | (?<!\S)[(\[][-^]?[:;=](?!\S)   # :-)
    | \\[()\[\]{}] | ['"“‘`][()\[\]{}]+['"”’`]                           # a bracket spoken of
    | [\[(]\s?-?[\d.∞]+\s?,\s?-?[\d.∞]+\s?[\])]                          # [0, 1)
    """,
    re.X | re.M,
)

_MARKER = re.compile(r"(?:^|[\s(（])(?:\d{1,3}|[A-Za-z]|[가나다라마바사아자차카타파하]|[ivxIVX]{2,4})\Z", re.M)
"""Before the bracket that closes the number of a list entry: 1) a) 가)"""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for the first bracket of the target without partner, where those of the source have theirs."""
    if not _SIGNS.search(pair.target):
        return
    if (alone := _unpaired(pair.target)) is not None and _unpaired(pair.source) is None:
        sign = pair.target[alone]
        what = f"{sign!r} is opened and never closed" if sign in _OPENING else f"{sign!r} closes nothing"
        yield Hint(
            f"{what}, though the source's brackets pair; add the other or take it out",
            pair.spot(pair.target_lang, alone, alone + 1),
        )


def _unpaired(text: str) -> int | None:
    """Return where the first bracket without partner stands."""
    if not _SIGNS.search(text):
        return None
    text = _NO_BRACKETS.sub(lambda hit: " " * len(hit[0]), masked(text))
    opened: list[int] = []
    for hit in _SIGNS.finditer(text):
        if hit[0] in _OPENING:
            opened.append(hit.start())
        elif opened and text[opened[-1]] == _PAIRS[hit[0]]:
            opened.pop()
        elif opened or not _numbers(text, hit.start()):
            return hit.start()
    return opened[0] if opened else None


def _numbers(text: str, at: int) -> bool:
    """Return whether the bracket there closes the number of an entry; 나) is one only where there is a 가)."""
    marker = _MARKER.search(text, max(0, at - 6), at)
    return marker is not None and (text[at - 1] < "가" or "가)" in text)


CHECK = Check(
    id="bracket",
    level="warning",
    what="a bracket without its partner",
    why="one that was lost in editing makes the reader look for the end of the remark",
    right=(
        (("Save (Ctrl+S)", "저장(Ctrl+S)"),),
        (("국가보위성(비밀경찰)이 나섰다.", "The Ministry of State Security (the secret police) stepped in."),),
        (("1) Open the file", "1) 파일을 엽니다"),),
        (("See you :)", "또 봐요 :)"),),
    ),
    wrong=(
        (("Save (Ctrl+S)", "저장(Ctrl+S"),),
        (("국가보위성(비밀경찰)이 나섰다.", "The Ministry of State Security (the secret police stepped in."),),
        (("Options [default: off]", "옵션 [기본값: 끔)"),),
    ),
    find=find,
)
