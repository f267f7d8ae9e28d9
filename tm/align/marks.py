"""What a segment shows that its translation shows too, whatever the encoder knows: numbers, words of code, names, known terms."""

from __future__ import annotations

import re

from tm.align.evidence import Evidence
from tm.align.sounds import english_sounds, korean_sounds
from tm.model.text import Lang
from tm.text.numbers import values

Mark = float | str | int
KINDS = ("numbers", "Latin words", "code words", "names", "terms")

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_CODE = re.compile(r"[A-Za-z_]*(?:[a-z][A-Z]|_)\w*", re.ASCII)


def marks(text: str, lang: Lang, evidence: Evidence | None, *, names: bool) -> dict[str, frozenset[Mark]]:
    """Return the marks of a text by kind: values of numbers, words in small letters, identifiers, sound keys, numbers of terms.

    Names are looked for on demand: they are of use where no vectors are.
    """
    return {
        "numbers": frozenset(values(text, lang)),
        "Latin words": frozenset(word.lower() for word in _LATIN.findall(text)),
        "code words": frozenset(_CODE.findall(text)),
        "names": frozenset((korean_sounds if lang == "ko" else english_sounds)(text)) if names else frozenset(),
        "terms": frozenset(evidence.terms_in(text, lang)) if evidence else frozenset(),
    }
