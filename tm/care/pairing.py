"""Which unit of one memory is which of another: by all there is, by tuid and text, by text, by tuid."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tm.care.digests import NONE, Digests

ALONE = -1
"""In the place of a partner."""

_WINDOW = 32
"""Units looked ahead to find where two memories agree again."""

_SEVERAL = 3

Key = Callable[[Digests, int], int | None]
"""A number that partners share; `None` where a unit has none."""


def by_texts(d: Digests, n: int) -> int | None:
    """All texts, whatever the tuid."""
    return d.texts(n)


def by_tuid_and_texts(d: Digests, n: int) -> int | None:
    """The tuid and all texts: what else there is may differ."""
    return hash((d.tuid[n], d.source[n], d.target[n])) if d.tuid[n] != NONE else None


def by_tuid_and_source(d: Digests, n: int) -> int | None:
    """The tuid and the source: the translation may differ."""
    return hash((d.tuid[n], d.source[n])) if d.tuid[n] != NONE else None


def by_tuid_and_target(d: Digests, n: int) -> int | None:
    """The tuid and the translation: the source may differ."""
    return hash((d.target[n], d.tuid[n], 1)) if d.tuid[n] != NONE else None


def by_tuid(d: Digests, n: int) -> int | None:
    """The tuid alone."""
    return d.tuid[n] if d.tuid[n] != NONE else None


def by_source(d: Digests, n: int) -> int | None:
    """The source alone."""
    return d.source[n]


def by_target(d: Digests, n: int) -> int | None:
    """The translation alone, where there is no tuid."""
    return d.target[n] if d.tuid[n] == NONE else None


def alone(count: int) -> array[int]:
    """Return the partners of that many units without one."""
    return array("i", [ALONE]) * count


class Pairing:
    """Partners between two memories, found step by step; each unit has one at most."""

    def __init__(self, a: Digests, b: Digests) -> None:
        self._a, self._b = a, b
        self.of_a, self.of_b = alone(len(a)), alone(len(b))

    def join(self, i: int, j: int) -> None:
        """Make two units partners."""
        self.of_a[i], self.of_b[j] = j, i

    def free_a(self) -> Iterator[int]:
        """Give the units of the first memory that have no partner yet."""
        return (i for i, j in enumerate(self.of_a) if j == ALONE)

    def free_b(self) -> Iterator[int]:
        """Give the units of the second memory that have no partner yet."""
        return (j for j, i in enumerate(self.of_b) if i == ALONE)

    def equals(self, among_a: Iterable[int] | None = None, among_b: Iterable[int] | None = None) -> None:
        """Join units that are equal in everything, those in the same order first."""
        if among_a is None:
            self._walk()
        self.step(lambda d, n: d.whole[n], among_a=among_a, among_b=among_b)

    def _walk(self) -> None:
        """Join what is equal and in order, so that a table is needed for the rest only."""
        a, b = self._a.whole, self._b.whole
        i = j = 0
        while i < len(a) and j < len(b):
            if a[i] == b[j]:
                self.join(i, j)
                i, j = i + 1, j + 1
                continue
            i, j = next(self._agreeing(i, j), (i + 1, j + 1))

    def _agreeing(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        a, b = self._a.whole, self._b.whole
        for ahead in range(1, _WINDOW):
            for x, y in ((i + ahead, j), (i, j + ahead), (i + ahead, j + ahead)):
                if x < len(a) and y < len(b) and a[x] == b[y]:
                    yield x, y

    def step(
        self, key: Key, *, among_a: Iterable[int] | None = None, among_b: Iterable[int] | None = None, unique: bool = False
    ) -> None:
        """Join units that share a key, in order.

        Args:
            key: what partners have in common.
            among_a: units of the first memory that are looked at; all by default.
            among_b: the same for the second.
            unique: leave out keys that stand more than once on either side.
        """
        free_a = array("i", (i for i in (range(len(self._a)) if among_a is None else among_a) if self.of_a[i] == ALONE))
        free_b = array("i", (j for j in (range(len(self._b)) if among_b is None else among_b) if self.of_b[j] == ALONE))
        if not free_a or not free_b:
            return
        waiting = _Waiting(self._b, key, free_b)
        counts = Counter(key(self._a, i) for i in free_a) if unique else Counter()
        for i in free_a:
            found = key(self._a, i)
            if found is not None and not (unique and (counts[found] > 1 or waiting.several(found))):
                j = waiting.take(found)
                if j != ALONE:
                    self.join(i, j)

    def step_by_source(self, among_a: Sequence[int], among_b: Sequence[int]) -> None:
        """Join units that share their source, unless both have a tuid: then they are two, as equal tuids have met before."""
        self.step(by_source, among_a=among_a, among_b=[j for j in among_b if self._b.tuid[j] == NONE])
        self.step(by_source, among_a=[i for i in among_a if self._a.tuid[i] == NONE], among_b=among_b)

    def renumbered(self) -> bool:
        """Return whether tuids tell little: more units keep their texts under another tuid than agree in text and tuid."""
        if next(self.free_a(), None) is None:
            return False
        agreeing = sum(j != ALONE and self._a.tuid[i] != NONE for i, j in enumerate(self.of_a))
        waiting = Counter(self._b.texts(j) for j in self.free_b())
        moved = sum(waiting[self._a.texts(i)] > 0 for i in self.free_a())
        return moved >= _SEVERAL and moved > agreeing


class _Waiting:
    """Units of the second memory by key, in order: the first of each, and behind each the next with the same."""

    def __init__(self, digests: Digests, key: Key, units: array[int]) -> None:
        self._first: dict[int, int] = {}
        self._units, self._next = units, alone(len(units))
        for at in range(len(units) - 1, -1, -1):
            found = key(digests, units[at])
            if found is not None:
                self._next[at] = self._first.get(found, ALONE)
                self._first[found] = at

    def several(self, key: int) -> bool:
        """Return whether more than one has that key."""
        at = self._first.get(key, ALONE)
        return at != ALONE and self._next[at] != ALONE

    def take(self, key: int) -> int:
        """Return the first that has that key, which then waits no more."""
        at = self._first.get(key, ALONE)
        if at == ALONE:
            return ALONE
        self._first[key] = self._next[at]
        return self._units[at]


def versions(a: Digests, b: Digests) -> Pairing:
    """Return which unit of an older version of a memory is which of a newer one."""
    found = Pairing(a, b)
    found.equals()
    for key in (by_tuid_and_texts, by_tuid_and_source, by_tuid_and_target):
        found.step(key)
    renumbered = found.renumbered()
    if not renumbered:
        found.step(by_tuid, unique=True)
    found.step(by_texts)
    if renumbered:
        found.step(by_source)
    found.step_by_source(range(len(a)), range(len(b)))
    found.step(by_target)
    return found


def additions(a: Digests, b: Digests, among_a: Sequence[int], among_b: Sequence[int]) -> Pairing:
    """Return which of the units that two people added are the same: equal texts, or one source under no two tuids.

    A tuid alone says nothing here: two people who number their units on from the same last one use the same.
    """
    found = Pairing(a, b)
    if among_a and among_b:
        found.equals(among_a, among_b)
        found.step(by_tuid_and_texts, among_a=among_a, among_b=among_b)
        found.step(by_texts, among_a=among_a, among_b=among_b)
        found.step(by_tuid_and_source, among_a=among_a, among_b=among_b)
        found.step_by_source(among_a, among_b)
    return found


def behind(wanted: Iterable[int], partners: array[int], others: Sequence[int] = ()) -> dict[int, array[int]]:
    """Return where in another memory units belong: after which of its units (-1: before all), each with what follows it, in order.

    Args:
        wanted: units, in order, without a partner in the other memory.
        partners: of each unit of their own memory in the other one.
        others: of each unit of the other memory in theirs: units without a partner that follow the place stay before them; where it
            is empty, they do not.
    """
    places: dict[int, array[int]] = {}
    last, at = 0, ALONE
    place = _run_end(at, others)
    for n in wanted:
        found = next((partners[before] for before in range(n - 1, last - 1, -1) if partners[before] != ALONE), at)
        if found != at:
            # Only now: the run behind one place may be a whole memory, which every unit would walk through again.
            at, place = found, _run_end(found, others)
        last = n
        places.setdefault(place, array("i")).append(n)
    return places


def _run_end(at: int, others: Sequence[int]) -> int:
    """Return the last unit of those without a partner that follow `at`; `at` where there is none."""
    while at + 1 < len(others) and others[at + 1] == ALONE:
        at += 1
    return at
