"""Hangul left in an English target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.normalize import has_hangul

_HANGUL = "가-힣ㄱ-ㆎᄀ-ᇿ"
_RUN = re.compile(rf"[{_HANGUL}]+(?:[\s·\-][{_HANGUL}]+)*")
_GLOSSED = re.compile(
    rf"[(\[（][^()\[\]（）]{{0,40}}[{_HANGUL}][^()\[\]（）]{{0,40}}[)\]）]|(?P<open>[“\"‘'「《<])[^“”\"‘’'「」《》<>]{{0,20}}[{_HANGUL}]"
    rf"[^“”\"‘’'「」《》<>]{{0,20}}[”\"’'」》>]|[{_HANGUL}][{_HANGUL}\s]{{0,20}}\s?[(（](?=[^()（）]*[A-Za-z])"
)
"""A Korean word in brackets or quotation marks, or with its gloss in brackets after it."""


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for the first Hangul in an English target that is neither quoted nor glossed."""
    if not has_hangul(pair.target):
        return
    text = _GLOSSED.sub(lambda hit: " " * len(hit[0]), pair.target)
    letters = [c for c in text if c.isalpha()]
    left = _RUN.search(text)
    # Where most is Korean, nobody has translated it: that is another check.
    if left and 2 * sum("가" <= c <= "힣" for c in letters) <= len(letters):
        yield Hint(
            f"{left[0]!r} is left in Korean; translate it, or put it in brackets after a translation", pair.spot("en", *left.span())
        )


CHECK = Check(
    id="hangul-left",
    level="error",
    what="Hangul left in an English target",
    why="an English reader cannot read it, and it shows that a word was overlooked",
    right=(
        (("장마당이 닫혔다.", "The jangmadang (장마당) was closed."),),
        (("‘고난의 행군’ 때였다.", "It was the time of the “고난의 행군,” the Arduous March."),),
        (("인민반장이 왔다.", "The head of the inminban came."),),
    ),
    wrong=(
        (("장마당이 닫혔다.", "The 장마당 was closed."),),
        (("인민반장이 왔다.", "The 인민반장 came to the house."),),
        (("저장한 파일을 엽니다.", "Opens the file 저장한 earlier."),),
    ),
    find=find,
    target="en",
)
