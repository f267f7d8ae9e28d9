"""The definitions of the contract, as slowly as they read: what the fast paths are compared with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tm.model.match import Span
from tm.model.memory import Unit, Variant
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold


def distance(a: Sequence[str], b: Sequence[str]) -> int:
    """Levenshtein's distance, a row at a time."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def similarity(a: str, b: str, lang: Lang, folding: Folding = SHIPPED) -> float:
    """Similarity as the contract words it."""
    if " ".join(unicodedata.normalize("NFC", a).split()) == " ".join(unicodedata.normalize("NFC", b).split()):
        return 100.0
    key, other = fold(a, lang, folding), fold(b, lang, folding)
    if key == other:
        return 99.0
    units: list[tuple[Sequence[str], Sequence[str]]] = [(key, other)]
    if lang == "en":
        units = [tuple(re.findall(r"\w+(?:[.,'’]\w+)*|[^\w\s]", k) for k in (key, other))]  # type: ignore[list-item]
        if len(key) <= 40 and len(other) <= 40:
            units.append((key, other))
    best = 0
    for x, y in units:
        longer = max(len(x), len(y))
        best = max(best, 1000 * (longer - distance(x, y)) // longer if longer else 0)
    return min(98.9, best / 10)


_DROPPED = "\xad\u200b\ufeff"


def occurrences(phrase: str, text: str, lang: Lang, folding: Folding = SHIPPED) -> list[Span]:
    """The places where a text holds a phrase: every stretch that folds as it does, from left to right, none over another.

    In Korean, a stretch with a space where the phrase has none counts at a word's beginning only.
    """
    wanted = fold(phrase, lang, folding)
    found: list[Span] = []
    at = 0
    while wanted and at < len(text):
        end = next((end for end in range(at + 1, len(text) + 1) if _holds(phrase, text, at, end, lang, folding)), None)
        if end is None:
            at += 1
        else:
            found.append((at, end))
            at = end
    return found


def _holds(phrase: str, text: str, start: int, end: int, lang: Lang, folding: Folding) -> bool:
    stretch = text[start:end]
    if any(c.isspace() or c in _DROPPED for c in (stretch[0], stretch[-1])):
        return False
    if fold(stretch, lang, folding) != fold(phrase, lang, folding) or not (_parts_at(text, start) and _parts_at(text, end)):
        return False
    if lang == "en" or _gaps(stretch, folding) <= _gaps(phrase.strip(), folding):
        return True
    before = text[:start].rstrip(_DROPPED)
    return not (before and re.match(r"\w", stretch) and re.match(r"\w", before[-1]))


def _parts_at(text: str, at: int) -> bool:
    """Whether a character begins there, and not only a part of one."""
    whole = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", text[:at]) + unicodedata.normalize("NFC", text[at:]) == whole


def _gaps(text: str, folding: Folding) -> set[int]:
    """How many letters stand before each white space."""
    return {len(fold(text[: found.start()], "ko", folding)) for found in re.finditer(r"\s+", text)}


def unit(number: int, ko: str, en: str, *, date: str = "", props: tuple[tuple[str, str], ...] = ()) -> Unit:
    """A unit of two variants."""
    from tm.model.memory import Prop

    attrs = (("changedate", date),) if date else ()
    return Unit(str(number), (Variant("ko", (ko,)), Variant("en", (en,))), attrs, tuple(Prop(*prop) for prop in props))
