"""Units as numbers, so that two memories can be compared without holding either: 32 bytes a unit."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from tm.care.sides import code_of, source_of
from tm.model.memory import Unit

NONE = 0
"""Stands for a tuid that is missing."""


def _column() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class Digests:
    """Hashes of a memory's units, in order: of all there is, the tuid, the source variant's content, that of all others.

    They hold for one process only. Two different units are taken for one with a chance of 10⁻⁷ in a million units.
    """

    whole: array[int] = field(default_factory=_column)
    tuid: array[int] = field(default_factory=_column)
    source: array[int] = field(default_factory=_column)
    target: array[int] = field(default_factory=_column)

    def __len__(self) -> int:
        return len(self.whole)

    def texts(self, n: int) -> int:
        """Return a number for all texts of unit `n`."""
        return hash((self.source[n], self.target[n]))


def digests(units: Iterable[Unit], source: str | None) -> Digests:
    """Return the numbers of units; `source` is the language of the source side, the first variant's where it is not there."""
    found = Digests()
    for unit in units:
        first = source_of(unit, source)
        others = sorted(hash((code_of(v.lang), v.content)) for v in unit.variants if v is not first)
        found.whole.append(hash(unit))
        found.tuid.append(NONE if unit.tuid is None else hash(unit.tuid) or 1)
        found.source.append(hash((code_of(first.lang), first.content)) if first else NONE)
        found.target.append(hash(tuple(others)))
    return found
