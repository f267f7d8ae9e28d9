"""What a segment shows that its translation shows too, whatever the encoder knows: numbers, Latin words, names, known terms."""

from __future__ import annotations

import re

from tm.align.evidence import Evidence
from tm.align.sounds import english_sounds, korean_sounds
from tm.model.text import Lang
from tm.text.numbers import values

Mark = float | str | int
KINDS = ("numbers", "Latin words", "names", "terms")

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")


def marks(text: str, lang: Lang, evidence: Evidence | None) -> dict[str, frozenset[Mark]]:
    """Return the marks of a text by kind: values of numbers, words in small letters, sound keys, numbers of terms."""
    names = korean_sounds(text) if lang == "ko" else english_sounds(text)
    return {
        "numbers": frozenset(values(text, lang)),
        "Latin words": frozenset(word.lower() for word in _LATIN.findall(text)),
        "names": frozenset(names),
        "terms": frozenset(evidence.terms_in(text, lang)) if evidence else frozenset(),
    }
