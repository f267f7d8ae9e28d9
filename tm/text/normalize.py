"""Normal forms that change no letter: NFC and single spaces; and which language a text is in."""

from __future__ import annotations

import re
import unicodedata

from tm.model.text import Lang

_HANGUL = (("\uac00", "\ud7ff"), ("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\ua960", "\ua97f"), ("\uffa0", "\uffdc"))
_LETTER = re.compile(r"[^\W\d_]")


def tidy(text: str) -> str:
    """Return the text in NFC with each run of white space as one space, none at the ends: what counts for an exact match."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def has_hangul(text: str) -> bool:
    """Return whether the text holds any Hangul, composed, decomposed or half-width."""
    # No pattern: a set of that many letters takes longer to compile than a lookup needs for all else that it does with text.
    return not text.isascii() and any(first <= c <= last for c in text if c >= "\u1100" for first, last in _HANGUL)


def language_of(text: str) -> Lang | None:
    """Return `ko` for any Hangul, `en` for letters without Hangul, `None` for neither."""
    if has_hangul(text):
        return "ko"
    return "en" if _LETTER.search(text) else None
