"""Normal forms that change no letter: NFC and single spaces; and which language a text is in."""

from __future__ import annotations

import re
import unicodedata

from tm.model.text import Lang

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_LETTER = re.compile(r"[^\W\d_]")


def tidy(text: str) -> str:
    """Return the text in NFC with each run of white space as one space, none at the ends: what counts for an exact match."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def has_hangul(text: str) -> bool:
    """Return whether the text holds any Hangul, composed, decomposed or half-width."""
    return _HANGUL.search(text) is not None


def language_of(text: str) -> Lang | None:
    """Return `ko` for any Hangul, `en` for letters without Hangul, `None` for neither."""
    if has_hangul(text):
        return "ko"
    return "en" if _LETTER.search(text) else None
