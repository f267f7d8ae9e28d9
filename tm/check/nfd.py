"""Hangul in pieces: text that is not in NFC."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.model.finding import Level
from tm.model.text import LANGS, Lang


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint for each side that is not in NFC (Unicode Standard Annex 15); the source's is information."""
    for lang in LANGS:
        text = pair.text(lang)
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            continue
        start, end = _stretch(text)
        side, level = _side(pair, lang)
        what = (
            f"{unicodedata.normalize('NFC', text[start:end])!r} in the {side} is written with {end - start} code points in pieces"
        )
        yield Hint(f"{what} (not NFC); normalize the text", pair.spot(lang, start, end), level)


def _side(pair: Pair, lang: Lang) -> tuple[str, Level | None]:
    return ("target", None) if lang == pair.target_lang else ("source", "info")


def _stretch(text: str) -> tuple[int, int]:
    """Return the first word that is not in NFC."""
    at = 0
    for word in text.split():
        at = text.index(word, at)
        if not unicodedata.is_normalized("NFC", word):
            return at, at + len(word)
        at += len(word)
    return 0, len(text)


_FILE = unicodedata.normalize("NFD", "파일")

CHECK = Check(
    id="nfd",
    level="warning",
    what="letters in pieces (text that is not in NFC)",
    why="it looks right and is not found by any search; names of files copied from macOS are written so",
    right=(
        (("File", "파일"),),
        (("파일을 지웠다.", "The file is gone."),),
        (("카페에 갔다.", "He went to a café."),),
    ),
    wrong=(
        (("Delete the file", f"{_FILE} 삭제"),),
        ((f"{_FILE}을 지웠다.", "The file is gone."),),
        (("카페에 갔다.", "He went to a cafe\u0301."),),
    ),
    find=find,
)
