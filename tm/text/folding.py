"""The folded key: what two texts have in common when only spelling habits differ. For searching, never for showing.

Folds NFC, width, quotes and dashes, case; for Korean also spaces, the initial-sound rule (두음법칙: 로동 = 노동), the
vowel after ㅣ (되여 = 되어), and the North/South vocabulary. Real South Korean words may fall together (무역 and 무력), which is
why equal keys of unequal texts are a variant and never an exact match.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tm.model.text import Lang
from tm.text.vocabulary import NORTH_SOUTH

FOLDING_VERSION = 1
"""Goes up whenever a key changes: indexes built under another version are not used."""

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»《》「」『』〈〉〝〞＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－〜～"), "-")
_OTHERS = {ord("…"): "...", ord("·"): "·", ord("ㆍ"): "·", ord("・"): "·", 0xAD: None, 0x200B: None, 0xFEFF: None}
_SIGNS = _QUOTES | _DASHES | _OTHERS
_WIDTHS = re.compile("[\u3000\uff01-\uffee]+")

_FIRST, _LAST = 0xAC00, 0xD7A3
_INITIAL, _MEDIAL = 588, 28
_N, _R, _SILENT = 2, 5, 11
_A, _AE, _YA, _EO, _E, _YEO, _YE, _O, _OE, _YO, _U, _WI, _YU, _EU, _UI, _I = (
    0,
    1,
    2,
    4,
    5,
    6,
    7,
    8,
    11,
    12,
    13,
    16,
    17,
    18,
    19,
    20,
)
_AFTER_I = frozenset({_I, _AE, _E, _OE, _WI, _UI})


def _initial_sound() -> dict[int, int]:
    """Return each syllable's Southern word-initial form (표준어 규정, 두음법칙), with any final."""
    table = {}
    for code in range(_FIRST, _LAST + 1):
        initial, rest = divmod(code - _FIRST, _INITIAL)
        medial = rest // _MEDIAL
        if initial == _R and medial in {_YA, _YEO, _YE, _YO, _YU, _I}:
            new = _SILENT
        elif initial == _R and medial in {_A, _AE, _O, _OE, _U, _EU}:
            new = _N
        elif initial == _N and medial in {_YEO, _YO, _YU, _I}:
            new = _SILENT
        else:
            continue
        table[code] = _FIRST + new * _INITIAL + rest
    return table


_INITIAL_SOUND = _initial_sound()


def _open_vowels() -> str:
    return "".join(chr(c) for c in range(_FIRST, _LAST + 1, _MEDIAL) if (c - _FIRST) % _INITIAL // _MEDIAL in _AFTER_I)


_YEO_SYLLABLES = {chr(_FIRST + _SILENT * _INITIAL + _YEO * _MEDIAL + f): f for f in range(_MEDIAL)}
_YEO_AFTER_I = re.compile(f"(?<=[{_open_vowels()}])[{''.join(_YEO_SYLLABLES)}]")


def _to_eo(match: re.Match[str]) -> str:
    return chr(_FIRST + _SILENT * _INITIAL + _EO * _MEDIAL + _YEO_SYLLABLES[match[0]])


def _rules(text: str) -> str:
    return _YEO_AFTER_I.sub(_to_eo, text.translate(_INITIAL_SOUND))


_WORDS = {_rules(north): _rules(south) for north, south in NORTH_SOUTH}
_WORD = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)))


@lru_cache(maxsize=1024)
def fold(text: str, lang: Lang) -> str:
    """Return the folded key; for English single spaces stay, for Korean there are none."""
    key = unicodedata.normalize("NFC", text).translate(_SIGNS)
    key = _WIDTHS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), key).casefold()
    if lang == "en":
        return " ".join(key.split())
    key = _rules("".join(key.split()))
    return _WORD.sub(lambda found: _WORDS[found[0]], key)
