"""Characters of another width: full-width ASCII, half-width Hangul letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.check.compare import listed

_ODD = re.compile("[\uff01-\uff5e\u3000-\u3002\uffa0-\uffdc\uff61-\uff64\uffe0-\uffe6]+")
_PLAIN = {"\u3001": ",", "\u3002": ".", "\uff61": ".", "\uff64": ",", "\u3000": " ", "\uff62": "「", "\uff63": "」"}


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give one hint for all characters of another width in the target, those aside that the source has too."""
    if pair.target.isascii():
        return
    found = [hit for hit in _ODD.finditer(pair.target) if hit[0] not in pair.source]
    if found:
        signs = listed(f"{_shown(hit[0])} for {_shown(_narrow(hit[0]))}" for hit in found)
        spot = pair.spot(pair.target_lang, *found[0].span())
        yield Hint(f"characters of another width: {signs}; write the ordinary ones", spot)


def _narrow(text: str) -> str:
    return "".join([_PLAIN.get(c) or _ordinary(c) for c in text])


def _ordinary(char: str) -> str:
    """Return the character that this one is the wide or narrow form of, by the Unicode Character Database."""
    width, _, code = unicodedata.decomposition(char).partition(" ")
    return chr(int(code, 16)) if width in ("<wide>", "<narrow>") else char


def _shown(text: str) -> str:
    return "a full-width space" if text.isspace() and text != " " else "a space" if text == " " else text


CHECK = Check(
    id="width",
    level="warning",
    what="full-width ASCII, ideographic stops and spaces, half-width Hangul letters",
    why="Korean writes ordinary ones; others look odd in a line, and programs and searches do not take them for digits and letters",
    right=(
        (("Version 3.2 (beta)", "버전 3.2(베타)"),),
        (("쌀값은 6천 원이었다.", "Rice cost 6,000 won."),),
        (("Replace ！ with a plain mark", "！를 보통 기호로 바꾸기"),),
    ),
    wrong=(
        (("Version 3.2", "버전 ３.２"),),
        (("쌀값은 6천 원이었다.", "Rice cost 6，000 won。"),),
        (("Name: Hangul", "이름：한글"),),
    ),
    find=find,
)
