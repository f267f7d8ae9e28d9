"""Find units that stand more than once, and keep one of each."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from tm.care.marks import REMOVED
from tm.care.sides import Units, code_of, date_of, source_of
from tm.model.dedupe import Duplicate, Keep, Likeness
from tm.model.lang import language
from tm.model.memory import Content, Prop, Unit, Variant
from tm.text.folding import SHIPPED, Folding, letters
from tm.text.normalize import tidy

_CONTEXT = ("x-context", "prev", "next", "x-prev", "x-next", "x-previous-source-text", "x-tm-before", "x-tm-after")

_SPACES = re.compile(r"\s+")


class Dedupe:
    """One run over a memory: iterate over it for every unit, in order, with what it repeats where it repeats something.

    Units are equal if all their texts and codes are, white space and composition of letters aside. Some 120 bytes a unit are held.

    Args:
        units: the memory.
        keep: which of equal units stays; a unit without a date is older than any with one, and of two of one date the later in
            the file is the newer. With `all` and `refuse` none is removed.
        source: language of the source side.
        folded: take units for equal that differ in spelling habits only.
        by_source: take units for equal whose sources are, whatever their targets.
        in_context: take units for equal only if their context properties are, too.
        folding: the words that count as one.
    """

    def __init__(
        self,
        units: Units,
        keep: Keep,
        *,
        source: str | None = None,
        folded: bool = False,
        by_source: bool = False,
        in_context: bool = False,
        folding: Folding = SHIPPED,
    ) -> None:
        self._units, self._keep, self._source, self._folding = units, keep, source, folding
        self._folded, self._by_source, self._in_context = folded, by_source, in_context
        self._exacts, self._folds, self._sources = _column(), _column(), _column()
        self._repeats = bytearray()
        self._like = self._find()

    @property
    def total(self) -> int:
        """Units of the memory."""
        return len(self._like)

    @property
    def repeated(self) -> int:
        """Units that are equal to one that stays."""
        return sum(self._repeats)

    def _find(self) -> array[int]:
        """Return for each unit the number of the one that it is like: of the one that stays in its place, else of one before it."""
        keys, dates = _column(), _column()
        for number, unit in enumerate(self._units()):
            self._digest(unit)
            keys.append(self._key(unit, number))
            dates.append(date_of(unit))
        like = array("q", range(len(keys)))
        self._repeats = bytearray(len(keys))
        for group in _groups(keys, range(len(keys))):
            kept = self._kept(group, dates)
            for number in group:
                like[number] = kept
                self._repeats[number] = number != kept
        for column in (self._folds, self._sources):
            for group in _groups(column, (n for n, other in enumerate(like) if n == other)):
                for number in group[1:]:
                    like[number] = group[0]
        return like

    def _kept(self, group: list[int], dates: array[int]) -> int:
        """Return which of equal units stays."""
        if self._keep is Keep.NEWEST:
            return max(group, key=lambda n: (dates[n], n))
        return min(group, key=lambda n: (dates[n], n)) if self._keep is Keep.OLDEST else group[0]

    def _digest(self, unit: Unit) -> None:
        source = source_of(unit, self._source)
        self._exacts.append(hash(tuple(sorted((code_of(v.lang), hash(_tidied(v.content))) for v in unit.variants))))
        self._folds.append(hash(tuple(sorted((code_of(v.lang), hash(self._fold(v))) for v in unit.variants))))
        self._sources.append(hash((code_of(source.lang), _tidied(source.content))) if source else 0)

    def _key(self, unit: Unit, number: int) -> int:
        column = self._sources if self._by_source else self._folds if self._folded else self._exacts
        return hash((column[number], _context(unit))) if self._in_context else column[number]

    def _fold(self, variant: Variant) -> str:
        lang = language(variant.lang) or "en"
        return self._folding.key(letters(variant.text, lang), lang)

    def __iter__(self) -> Iterator[tuple[Unit, Duplicate | None]]:
        for number, unit in enumerate(self._units()):
            like = self._like[number]
            removed = self._repeats[number] and self._keep in (Keep.NEWEST, Keep.OLDEST)
            yield unit, None if like == number else self._found(unit, number, like, bool(removed))

    def _found(self, unit: Unit, number: int, like: int, removed: bool) -> Duplicate:
        likeness = Likeness.CONFLICT
        if self._folds[number] == self._folds[like]:
            likeness = Likeness.EXACT if self._exacts[number] == self._exacts[like] else Likeness.FOLDED
        return Duplicate(unit, number + 1, like + 1, likeness, removed)


def _column() -> array[int]:
    return array("q")


def _groups(keys: array[int], numbers: Iterable[int]) -> Iterator[list[int]]:
    """Give the units that share a key with another, in order. Sorting takes half the memory of a table."""
    ordered = sorted(numbers, key=keys.__getitem__)
    for _, group in groupby(ordered, key=keys.__getitem__):
        members = list(group)
        if len(members) > 1:
            yield members


def _tidied(content: Content) -> Content:
    """Return a segment with its letters composed and its white space as one space."""
    if len(content) == 1 and isinstance(content[0], str):
        return (tidy(content[0]),)
    return tuple(_SPACES.sub(" ", unicodedata.normalize("NFC", part)) if isinstance(part, str) else part for part in content)


def _context(unit: Unit) -> tuple[tuple[str, str], ...]:
    held = (unit.props, *(v.props for v in unit.variants))
    return tuple((p.type, p.text) for props in held for p in props if p.type and p.type.startswith(_CONTEXT))


def told(duplicate: Duplicate) -> Unit:
    """Return a removed unit that says why it was removed."""
    reason = f"{duplicate.likeness.value} duplicate of unit {duplicate.like}"
    return replace(duplicate.unit, props=(*duplicate.unit.props, Prop(REMOVED, reason)))
