"""What differs between two words or two short lists of words of one language, and how far that changes the sense, 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from tm.model.match import Difference
from tm.model.text import Lang
from tm.text import endings, english, particles
from tm.text.distance import distance
from tm.text.folding import SHIPPED, Folding, fold
from tm.text.negation import prefixed
from tm.text.particles import OBJECT, SUBJECT, TOPIC

Finding = tuple[Difference, float]
"""What differs, and how far that changes the sense within its kind, 0 to 1."""

Pair = tuple[int | None, int | None, tuple[Finding, ...]]
"""Indexes of two words that stand in the same place, of which one may be missing, and what differs."""

_WORD: tuple[Finding, ...] = ((Difference.WORD, 1.0),)
_SLIPS = {1: 1.0, 2: 0.6}
"""How far one letter changes the sense, by syllables: 물 and 불 are words, what one letter makes of a longer word seldom is one."""


@lru_cache(maxsize=4096)
def _folded(word: str, lang: Lang, folding: Folding) -> str:
    return fold(word, lang, folding)


@lru_cache(maxsize=4096)
def judge(x: str, y: str, lang: Lang, folding: Folding = SHIPPED) -> tuple[Finding, ...]:
    """Return what differs between two words that stand in the same place, most telling first."""
    if x == y:
        return ()
    if x.casefold() == y.casefold():
        return ((Difference.CASE, 1.0),)
    return _korean(x, y, folding) if lang == "ko" else _english(x, y)


def _korean(x: str, y: str, folding: Folding) -> tuple[Finding, ...]:
    if particle := particles.change(x, y):
        return ((Difference.PARTICLE, particle[0]),)
    key, other = _folded(x, "ko", folding), _folded(y, "ko", folding)
    if key == other:
        return ((Difference.SPELLING, 1.0),)
    if prefixed(x, y, "ko"):
        return ((Difference.NEGATION, 1.0),)
    if (ending := endings.change(x, y)) is not None:
        return ((Difference.ENDING, ending),)
    if (ending := _before_particle(x, y)) is not None:
        return ((Difference.ENDING, ending),)
    if (key, other) != (x, y):
        if particle := particles.change(key, other):
            return ((Difference.PARTICLE, particle[0]), (Difference.SPELLING, 1.0))
        if (ending := endings.change(key, other)) is not None:
            return ((Difference.ENDING, ending), (Difference.SPELLING, 1.0))
    if distance(normalize("NFD", x), normalize("NFD", y), 1) == 1:
        return ((Difference.WORD, _SLIPS.get(min(len(particles.bare(x)), len(particles.bare(y))), 0.3)),)
    return _WORD


def _before_particle(x: str, y: str) -> float | None:
    """Return how far the endings differ of two predicates with one particle after them: 했는지는 and 하였는지는."""
    if x[-1] != y[-1] or abs(ord(x[0]) - ord(y[0])) > 588:
        return None
    for stem in particles.splits(x):
        particle = x[len(stem) :]
        if particle and y.endswith(particle) and endings.is_verbal(stem) and endings.is_verbal(y[: -len(particle)]):
            return endings.change(stem, y[: -len(particle)])
    return None


def _english(x: str, y: str) -> tuple[Finding, ...]:
    a, b = english.american(x.casefold()), english.american(y.casefold())
    if a == b or _folded(x, "en", SHIPPED) == _folded(y, "en", SHIPPED):
        return ((Difference.SPELLING, 1.0),)
    if a in english.ARTICLES and b in english.ARTICLES:
        return ((Difference.PARTICLE, 0.15),)
    if (grade := english.inflected(a, b)) is not None:
        return ((Difference.ENDING, grade),)
    if prefixed(a, b, "en"):
        return ((Difference.NEGATION, 1.0),)
    if min(len(a), len(b)) > 5 and distance(a, b, 1) == 1:
        return ((Difference.WORD, 0.5),)
    return _WORD


def turned(x: str, y: str) -> int:
    """Return 1 where a subject of the one is an object of the other, -1 for the reverse, 0 for neither."""
    change = particles.change(x, y)
    if not change:
        return 0
    _, before, after = change
    if before & {SUBJECT, TOPIC} and OBJECT in after:
        return 1
    return -1 if after & {SUBJECT, TOPIC} and OBJECT in before else 0


def _is_word(found: Sequence[Finding]) -> bool:
    return any(kind is Difference.WORD and grade == 1 for kind, grade in found)


def pair(xs: Sequence[str], ys: Sequence[str], lang: Lang, folding: Folding = SHIPPED) -> list[Pair]:
    """Return which words of two lists stand in the same place: from both ends as long as they have a stem in common."""
    head: list[Pair] = []
    tail: list[Pair] = []
    i, j, k, m = 0, len(xs), 0, len(ys)
    while i < j and k < m and not _is_word(found := judge(xs[i], ys[k], lang, folding)):
        head.append((i, k, found))
        i, k = i + 1, k + 1
    while i < j and k < m and not _is_word(found := judge(xs[j - 1], ys[m - 1], lang, folding)):
        j, m = j - 1, m - 1
        tail.append((j, m, found))
    both = min(j - i, m - k)
    middle: list[Pair] = [(i + n, k + n, judge(xs[i + n], ys[k + n], lang, folding)) for n in range(both)]
    middle += [(n, None, extra(xs[n], xs[n - 1] if n else "", lang)) for n in range(i + both, j)]
    middle += [(None, n, extra(ys[n], ys[n - 1] if n else "", lang)) for n in range(k + both, m)]
    return [*head, *middle, *reversed(tail)]


_PROGRESSIVE = tuple(f"있{syllable}" for syllable in "다는었습던을어으지고")


def extra(word: str, before: str, lang: Lang) -> tuple[Finding, ...]:
    """Return what a word is that only one of the texts has: articles and auxiliaries are little."""
    if lang == "en":
        low = word.casefold()
        if low in english.ARTICLES:
            return ((Difference.PARTICLE, 0.15),)
        return ((Difference.ENDING, 0.6),) if low in english.AUXILIARIES else _WORD
    if before.endswith("고") and word.startswith(_PROGRESSIVE):
        return ((Difference.ENDING, 0.35),)
    return _WORD
