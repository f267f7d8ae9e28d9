"""Text that was read in another encoding than it was written in: found by reading it again the right way."""

from __future__ import annotations

import re
from functools import lru_cache

from tm.text.normalize import has_hangul

_LATIN_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LATIN = re.compile(f"[\u0080-\u00ff{_LATIN_SIGNS}]{{2,}}")
_HANJA = re.compile("[\u4e00-\u9fff\uf900-\ufaff]")
"""Korean as UTF-8 begins with bytes that EUC-KR has Chinese letters for."""

_WIDE = re.compile("[^\x00-\x7f]{2,}")
_QUESTIONS = re.compile(r"\?{3,}")
_SEVERAL, _SHARE = 3, 6
"""Rare syllables that are taken for damage: so many, and one in so many."""

_LEAST_KOREAN = 4
"""Latin letters in a row that are taken for Korean bytes: no language has as many accented ones together."""


def broken(text: str, lang: str) -> str:
    """Return what is wrong with a text's encoding, empty where nothing is.

    Args:
        text: any.
        lang: `ko`, `en`, or another primary language.
    """
    if "\ufffd" in text:
        return "holds U+FFFD, which stands for what could not be read"
    if text.isascii():
        lost = lang == "ko" and _QUESTIONS.search(text)
        return "question marks stand where Korean was" if lost else ""
    for run in _LATIN.finditer(text):
        if right := _as_latin(run[0]):
            return f"UTF-8 or EUC-KR read as Latin-1: {run[0][:20]} is {right[:20]}"
    for run in _WIDE.finditer(text) if _HANJA.search(text) else ():
        if right := _read(run[0], "cp949"):
            return f"UTF-8 read as EUC-KR: {run[0][:20]} is {right[:20]}"
    rare = [char for char in text if "가" <= char <= "힣" and _is_rare(char)]
    if len(rare) >= _SEVERAL and len(rare) * _SHARE >= sum("가" <= char <= "힣" for char in text):
        return f"UTF-8 read as EUC-KR, by its syllables: {''.join(rare[:8])}"
    return ""


@lru_cache(maxsize=11172)
def _is_rare(syllable: str) -> bool:
    """Return whether a syllable is none of the 2,350 of KS X 1001, which all but a few words are written with."""
    # The codec writes the others as eight bytes.
    return len(syllable.encode("euc_kr", "ignore")) != 2


def _as_latin(run: str) -> str:
    data = b"".join(_byte(char) for char in run)
    right = _decoded(data, "utf-8")
    if right:
        return right
    korean = _decoded(data, "cp949") if len(data) >= _LEAST_KOREAN and not len(data) % 2 else ""
    return korean if korean and all("가" <= char <= "힣" for char in korean) else ""


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if char <= "\u00ff" else char.encode("cp1252")


def _read(run: str, codec: str) -> str:
    try:
        data = run.encode(codec)
    except UnicodeEncodeError:
        return ""
    right = _decoded(data, "utf-8")
    return right if has_hangul(right) or len(right) < len(run) else ""


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""
