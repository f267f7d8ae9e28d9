"""Characters that do not show, or are not what they seem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffc\ufffd"
    "\ufffe\uffff\ue000-\uf8ff]"
)
_JOINER = re.compile(r"[\u200c\u200d](?=[A-Za-z가-힣\s]|$)")
_FOREIGN = re.compile(r"(?<!\w)(?=\w*[A-Za-z])(?=\w*[\u0370-\u03ff\u0400-\u04ff])[^\W\d_]{2,}")
"""Latin with Greek or Cyrillic letters in one word."""
_ALIKE = frozenset("АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναι")
_JAMO_SIGN = re.compile(r"(?<=[\s\d])[ㅡㅣ](?=[\s\d])")
_BROKEN = re.compile(
    "(?:[ìíëê][\u0080-\u00bf\u0152\u0153\u0160\u0161\u017d\u017e\u0192\u2013-\u203a\u20ac]{1,2}){2}|Ã[\u0080-\u00bf]|â€[\u0080-\u203a]"
)
_NAMES = {
    "\ufeff": "a byte order mark",
    "\ufffd": "a replacement character, where letters were lost",
    "\u200b": "a zero-width space",
    "\xad": "a soft hyphen",
    "\u2060": "a word joiner",
    "\ufffc": "an object replacement character",
}


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for each kind of such a character in the target that the source has not."""
    text = pair.target
    if text.isascii() and text.isprintable():
        return
    told: set[str] = set()
    for hit in (*_SUSPECT.finditer(text), *_JOINER.finditer(text)):
        if hit[0] in pair.source or hit[0] in told:
            continue
        told.add(hit[0])
        yield Hint(f"{_name(hit[0])} stands in the target; take it out", pair.spot(pair.target_lang, *hit.span()))
    if text.isascii():
        return
    if broken := _BROKEN.search(text):
        what = f"{broken[0]!r} looks like text read in the wrong encoding; restore it"
        yield Hint(what, pair.spot(pair.target_lang, *broken.span()))
    yield from _look_alikes(pair)


def _look_alikes(pair: Pair) -> Iterator[Hint]:
    for hit in _FOREIGN.finditer(pair.target):
        alike = [c for c in hit[0] if c in _ALIKE]
        if alike and hit[0] not in pair.source:
            what = f"{alike[0]!r} in {hit[0]!r} is {unicodedata.name(alike[0])}, no Latin letter; type the word again"
            yield Hint(what, pair.spot(pair.target_lang, *hit.span()))
    if ("ㅡ" in pair.target or "ㅣ" in pair.target) and (sign := _JAMO_SIGN.search(pair.target)):
        what = f"{sign[0]!r} is a Hangul letter and stands for a dash or bar; type the sign"
        yield Hint(what, pair.spot(pair.target_lang, *sign.span()), "warning")


def _name(char: str) -> str:
    if char in _NAMES:
        return f"{_NAMES[char]} (U+{ord(char):04X})"
    kind = (
        "a control character"
        if unicodedata.category(char) == "Cc"
        else "a private character"
        if "\ue000" <= char <= "\uf8ff"
        else ""
    )
    return f"{kind or unicodedata.name(char, 'no character').lower()} (U+{ord(char):04X})"


CHECK = Check(
    id="control",
    level="error",
    what="control characters, bidirectional controls, byte order marks, lost letters, look-alike letters",
    why="nobody sees them, and they break searches, programs and whole files",
    right=(
        (("Press Tab\tto move", "이동하려면 Tab\t키를 누르세요"),),
        (("가족이 모였다 👨‍👩‍👧", "The family gathered 👨‍👩‍👧"),),
        (("The α particle", "α입자"),),
    ),
    wrong=(
        (("Save the file", "파일\u200b 저장"),),
        (("압록강을 건넜다.", "They crossed the Yаlu."),),
        (("Open the door", "문을 \ufffd다"),),
        (("회의가 끝났다.", "\ufeffThe meeting is over."),),
    ),
    find=find,
)
