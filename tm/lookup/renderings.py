"""How a phrase was translated: what stands on the other side wherever the phrase stands on this one, and seldom elsewhere.

Word sequences of the other side are weighed by the log-likelihood ratio of their units against the phrase's (Dunning 1993);
the best is taken, then the best for the units that it does not explain, and so on. No model and no dictionary is used.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tm.model.hit import Hit, Rendering, Year
from tm.model.text import Lang
from tm.text.particles import bare

_MOST = 8
_LEAST_UNITS = 2
_SURE = 10.83
"""Chi-square with one degree of freedom at p = 0.001."""
_SURE_OF_FEW = 9.0
"""The same at p = 0.0027: enough where the phrase is in `_FEW` units at most and the sequence in all of them."""
_FEW = 3
_ROUNDING = 1e-6
_WEIGHED = 60
_LONGER = 0.8
"""A longer sequence is preferred where it has this share of the units of one within it."""
_MOST_WORDS = {"ko": 3, "en": 4}
_NUMBER = re.compile(r"\d[\d.,]*")
_POSSESSIVE = re.compile("['’]s$")
_WORD = r"(?:\d+(?:[.,]\d+)+|\w+(?:['’\-]\w+)*)"
_STRETCH = re.compile(rf"(?<![\w”’》〉」』)\]])(?<!\S[\"']){_WORD}(?:[ \xa0]{_WORD})*")
"""Words that no sign parts. What a closing sign is written to the left of is a particle, or the end of a quotation's verb."""
STOP = frozenset(
    "a an the and or but if of in on at to by for from with as is are was were be been being it its this that these those he she "
    "they we you i his her their our my has have had do does did not no will would can could may said says say who which what "
    "when where while also than then there into over under after before about more most much many very other some any all such "
    "only just even still too one two up out so "
    "그 이 저 것 수 등 및 또 더 이런 그런 한 두 있다 있는 했다 이다 것으로 것이다 것은 것을 것이 한다 된다 말했다 전했다 밝혔다 "
    "있다고 한다고".split()
)


class Renderings(NamedTuple):
    """What a phrase was put as, the most frequent first, and which of it each unit has."""

    found: tuple[Rendering, ...]
    of_unit: tuple[str | None, ...]


def renderings(texts: Sequence[str], lang: Lang, total: int, elsewhere: Callable[[str], int], most: int = _MOST) -> Renderings:
    """Return what translates a phrase.

    Args:
        texts: the other side of each unit that holds the phrase, in that language.
        lang: of those texts.
        total: how many units there are in all.
        elsewhere: tells in how many units of that side a word sequence stands.
        most: how many to look for; each takes as long as the first.
    """
    seen: dict[str, list[tuple[int, str]]] = {}
    for unit, text in enumerate(texts):
        for key, surface in _sequences(text, lang):
            seen.setdefault(key, []).append((unit, surface))
    holders = {
        key: units
        for key, places in seen.items()
        if len(places) >= _LEAST_UNITS and len(units := {unit for unit, _ in places}) >= _LEAST_UNITS
    }
    common = sorted(holders, key=lambda key: (-len(holders[key]), -len(key), key))[:_WEIGHED]

    @cache
    def usual(key: str) -> str:
        return Counter(surface for _, surface in seen[key]).most_common(1)[0][0]

    known = cache(lambda key: elsewhere(usual(key)))
    left, chosen = set(range(len(texts))), list[str]()
    of_unit: list[str | None] = [None] * len(texts)
    while len(chosen) < most:
        best, key = _likeliest({key: len(holders[key] & left) for key in common}, len(left), known, total)
        few = len(texts) <= _FEW and key and len(holders[key]) == len(texts)
        if best < (_SURE_OF_FEW if few else _SURE) or len(holders[key] & left) < _LEAST_UNITS:
            break
        key = _longest(key, holders, common)
        chosen.append(key)
        for unit in holders[key] & left:
            of_unit[unit] = key
        left -= holders[key]
    counted = Counter(key for key in of_unit if key)
    ordered = sorted(chosen, key=lambda key: (-counted[key], chosen.index(key)))
    found = tuple(Rendering(usual(key), counted[key]) for key in ordered)
    return Renderings(found, tuple(usual(key) if key else None for key in of_unit))


def years(dates: Sequence[str | None], of_unit: Sequence[str | None]) -> tuple[Year, ...]:
    """Return the renderings year by year.

    Args:
        dates: of the units, ISO 8601.
        of_unit: the rendering of each unit.
    """
    rows: dict[int | None, list[str | None]] = {}
    for date, name in zip(dates, of_unit, strict=True):
        year = int(date[:4]) if date and date[:4].isdecimal() else None
        rows.setdefault(year, []).append(name)
    ordered = sorted(rows, key=lambda year: (year is None, year))
    return tuple(
        Year(
            year,
            len(rows[year]),
            tuple(Rendering(name, units) for name, units in Counter(name for name in rows[year] if name).most_common()),
        )
        for year in ordered
    )


def one_a_unit(hits: Iterable[Hit]) -> list[Hit]:
    """Return the first hit of each unit."""
    found: dict[tuple[str, str | None, str, str], Hit] = {}
    for hit in hits:
        found.setdefault((hit.file, hit.tuid, hit.source, hit.target), hit)
    return list(found.values())


def _sequences(text: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the word sequences of a text that no sign interrupts, with a key that does not mind case, particles and the plural."""
    for stretch in _STRETCH.findall(text):
        words = stretch.split()
        empty = [word.lower() in STOP for word in words]
        lasts = [bare(word) if lang == "ko" else _POSSESSIVE.sub("", word) for word in words]
        for start, first in enumerate(words):
            if empty[start] or _NUMBER.fullmatch(first):
                continue
            for last in range(start, min(len(words), start + _MOST_WORDS[lang])):
                if empty[last] or (lang == "en" and len(words[last]) == 1):
                    continue
                surface = " ".join([*words[start:last], lasts[last]])
                yield surface.lower().removesuffix("s") if lang == "en" else surface, surface


def _longest(key: str, holders: dict[str, set[int]], common: list[str]) -> str:
    """Return the longest sequence around that one which stands in nearly as many of its units."""
    least = _LONGER * len(holders[key])
    around = [other for other in common if f" {key} " in f" {other} " and len(holders[other]) >= least]
    return max(around, key=lambda other: (len(other), other), default=key)


def _likeliest(both: Mapping[str, int], phrase: int, known: Callable[[str], int], total: int) -> tuple[float, str]:
    """Return the highest ratio with its sequence, the last by its letters of several; none where none is `_SURE_OF_FEW`.

    Asking in how many units a sequence stands takes long. The ratio falls as they become more: its derivative by that
    number is twice the logarithm of how many times as often the phrase is missing with the sequence as without it, which is below 0
    where the two do not avoid each other. And they are never fewer than those that have both. So sequences are asked about in the
    order of what they can reach, until none that is left can be the best.
    """
    most = {key: _likelihood(count, phrase, count, total) for key, count in both.items()}
    best, likeliest = 0.0, ""
    for key in sorted(most, key=most.__getitem__, reverse=True):
        if most[key] < max(best, _SURE_OF_FEW) - _ROUNDING:
            break
        best, likeliest = max((best, likeliest), (_likelihood(both[key], phrase, known(key), total), key))
    return best, likeliest


def _likelihood(both: int, phrase: int, sequence: int, total: int) -> float:
    """Return the log-likelihood ratio of two things standing in the same units, 0 where they avoid each other."""
    sequence = max(sequence, both)
    if not both or both * total <= phrase * sequence:
        return 0.0
    rest = max(0, total - phrase - sequence + both)
    cells = (
        (both, phrase, sequence),
        (sequence - both, total - phrase, sequence),
        (phrase - both, phrase, total - sequence),
        (rest, total - phrase, total - sequence),
    )
    return 2 * sum(count * math.log(count * total / (row * column)) for count, row, column in cells if count)
