"""Targets still in the language of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tm.check.check import Check, Context, Hint, Pair
from tm.text.normalize import has_hangul
from tm.text.placeables import masked

_FUNCTION = frozenset(
    "the of to and is are in for with this that be not a an on from by or was were has have it its you your can will cannot "
    "do does if at as when which could should would must no all".split()
)
"""Words that English sentences hold and names, commands and labels hardly do."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_RUN = re.compile(r"(?<![A-Za-z])[A-Za-z]+(?:['’][a-z]+)?(?:,?[ ][A-Za-z]+(?:['’][a-z]+)?){4,}")
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|'[^']*'|`[^']*'|《[^》]*》|「[^」]*」|\([^()]*\)|\[[^\[\]]*\]")
_ENOUGH, _PART = 3, 2


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint where the target, or a long stretch of it, is a sentence of the source's language."""
    if not pair.source.strip():
        return
    if pair.target_lang == "en":
        if has_hangul(pair.target) and _mostly_hangul(pair.target):
            yield Hint("the target is Korean; translate it", pair.spot("en", 0, len(pair.target)))
    elif not has_hangul(pair.target):
        words = _WORD.findall(masked(pair.target, by=" "))
        if len(words) >= _ENOUGH and (any(word.lower() in _FUNCTION for word in words) or _is_copy(pair, words)):
            yield Hint("the target is English; translate it", pair.spot("ko", 0, len(pair.target)))
    else:
        yield from _stretch(pair)


def _is_copy(pair: Pair, words: Sequence[str]) -> bool:
    """Return whether the target repeats the source, and more of it than a command or a name is."""
    small = sum(word.islower() and len(word) > 2 for word in words)
    return small >= _ENOUGH and pair.source.strip().casefold() == pair.target.strip().casefold()


def _mostly_hangul(text: str) -> bool:
    letters = [c for c in masked(text, by=" ") if c.isalpha()]
    return 2 * sum("가" <= c <= "힣" for c in letters) > len(letters)


def _stretch(pair: Pair) -> Iterator[Hint]:
    """Give a hint for five English words and more in a row in a Korean text, two of them none that names consist of."""
    if not _RUN.search(pair.target):
        return
    text = _QUOTED.sub(lambda hit: "_" * len(hit[0]), masked(pair.target, by="_"))
    for hit in _RUN.finditer(text):
        if sum(word in _FUNCTION for word in hit[0].replace(",", "").split()) >= _PART:
            shown = hit[0] if len(hit[0]) < 50 else f"{hit[0][:47]}…"
            yield Hint(f"{shown!r} is left in English; translate it", pair.spot("ko", *hit.span()))


CHECK = Check(
    id="untranslated",
    level="error",
    what="a target, or a long stretch of it, still in the language of the source",
    why="it was skipped, or copied over and forgotten",
    right=(
        (("Open the file", "파일 열기"),),
        (("GNOME Terminal", "GNOME Terminal"),),
        (("“고난의 행군” 때였다.", "It was during the Arduous March (고난의 행군)."),),
        (("See the “Getting to know the editor” page.", "“Getting to know the editor” 문서를 보십시오."),),
    ),
    wrong=(
        (("Open the file", "Open the file"),),
        (("시장이 문을 닫았다.", "시장이 문을 닫았다."),),
        (("Could not open the file.", "Can not open the file."),),
        (("Click Save. The file is kept in the folder.", "저장을 누릅니다. The file is kept in the folder."),),
    ),
    find=find,
)
