"""Two memories into one, with or without the version that both come from."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tm.care.combine import combine
from tm.care.digests import Digests, digests
from tm.care.marks import CONFLICT
from tm.care.pairing import ALONE, additions, alone, behind, versions
from tm.care.sides import Units, date_of
from tm.model.memory import Prop, Unit
from tm.model.merge import Conflict, Fate, MergeSummary, Policy

_FATES = tuple(Fate)
_NUMBER = {fate: number for number, fate in enumerate(_FATES)}


@dataclass(slots=True)
class _Plan:
    """By unit number: what becomes of ours (as a number in `_FATES`), and which units of theirs are written where."""

    partners: array[int]
    fates: bytearray = field(default_factory=bytearray)
    bases: dict[int, int] = field(default_factory=dict)
    places: dict[int, array[int]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    theirs: Counter[Fate] = field(default_factory=Counter)


class Merge:
    """One merge; iterate over it for the units, as often as wanted, then ask for the summary.

    The order is ours; what they added stands behind the unit that it follows in theirs. Both sides are read as streams: units of
    theirs are held only where the two orders differ, and otherwise some 100 bytes a unit.

    Args:
        base: the version that both come from; `None` where there is none.
        ours: one side.
        theirs: the other.
        policy: what is done about conflicts; with `refuse` they are collected as with `both`.
        source: language of the source side.
    """

    def __init__(self, base: Units | None, ours: Units, theirs: Units, *, policy: Policy, source: str | None = None) -> None:
        self._base, self._ours, self._theirs, self._policy = base or tuple, ours, theirs, policy
        self._three_way = base is not None
        old, mine, other = (digests(units(), source) for units in (self._base, ours, theirs))
        self._sizes = len(old), len(mine), len(other)
        self._plan = _plan(old, mine, other)
        self._begin()

    def _begin(self) -> None:
        self._conflicts: list[Conflict] = []
        ours = Counter({_FATES[number]: count for number, count in Counter(self._plan.fates).items()})
        self._fates = ours, Counter(self._plan.theirs)
        self._written = 0

    @property
    def total(self) -> int:
        """Units of our side."""
        return self._sizes[1]

    def __iter__(self) -> Iterator[Unit]:
        self._begin()
        plan = self._plan
        theirs = _Fetched(self._theirs, plan, self._sizes[2])
        bases = _picked(self._base, set(plan.bases.values()))
        for i, unit in enumerate(self._ours()):
            if i == 0:
                yield from self._additions(ALONE, theirs)
            yield from self._ours_as_planned(i, unit, theirs, bases)
            yield from self._additions(i, theirs)
        if not plan.fates:
            yield from self._additions(ALONE, theirs)

    def _additions(self, place: int, theirs: _Fetched) -> Iterator[Unit]:
        for j in self._plan.places.get(place, ()):
            if j in self._plan.gone:
                yield from self._decide(None, theirs[j])
            else:
                yield from self._write(theirs[j])

    def _write(self, unit: Unit) -> Iterator[Unit]:
        self._written += 1
        yield unit

    def _ours_as_planned(self, i: int, unit: Unit, theirs: _Fetched, bases: dict[int, Unit]) -> Iterator[Unit]:
        fate, partner = _FATES[self._plan.fates[i]], self._plan.partners[i]
        if fate is Fate.OTHER:
            yield from self._write(theirs[partner])
        elif fate is Fate.CONFLICT:
            yield from self._decide(unit, None)
        elif fate is Fate.COMBINED:
            base = bases.get(self._plan.bases.get(i, ALONE))
            other = theirs[partner]
            together = combine(base, unit, other)
            if together is not None:
                yield from self._write(together)
                return
            for side in self._fates:
                side[Fate.COMBINED] -= 1
                side[Fate.CONFLICT] += 1
            yield from self._decide(unit, other)
        elif fate is not Fate.DELETED:
            yield from self._write(unit)

    def _decide(self, ours: Unit | None, theirs: Unit | None) -> Iterator[Unit]:
        decided = self._decided(ours, theirs)
        self._conflicts.append(Conflict(ours, theirs, decided))
        for side, unit, other in (("ours", ours, theirs), ("theirs", theirs, ours)):
            if unit is None or decided not in ("", side):
                continue
            away = {"ours": "theirs", "theirs": "ours"}[side]
            mark = f"{side}; {away} deleted it" if other is None else side
            yield from self._write(unit if decided else marked(unit, mark))

    def _decided(self, ours: Unit | None, theirs: Unit | None) -> str:
        if self._policy in (Policy.OURS, Policy.THEIRS):
            return self._policy.value
        if self._policy is Policy.NEWEST and ours and theirs and date_of(ours) != date_of(theirs):
            return "ours" if date_of(ours) > date_of(theirs) else "theirs"
        return ""

    @property
    def summary(self) -> MergeSummary:
        """What became of every unit, once all have been given."""
        ours, theirs = ({fate: count for fate in Fate if (count := side[fate])} for side in self._fates)
        return MergeSummary(self._sizes[0] if self._three_way else None, ours, theirs, self._written, tuple(self._conflicts))


def marked(unit: Unit, mark: str) -> Unit:
    """Return a unit that says that it is in conflict; an older mark goes."""
    return replace(unit, props=(*(p for p in unit.props if p.type != CONFLICT), Prop(CONFLICT, mark)))


class _Fetched:
    """Units of theirs by number, each asked for once: their file is read as far as is needed, and what waits is held."""

    def __init__(self, units: Units, plan: _Plan, count: int) -> None:
        self._wanted = bytearray(count)
        for i, j in enumerate(plan.partners):
            if j != ALONE and _FATES[plan.fates[i]] in (Fate.OTHER, Fate.COMBINED):
                self._wanted[j] = True
        for run in plan.places.values():
            for j in run:
                self._wanted[j] = True
        self._units = enumerate(units() if any(self._wanted) else ())
        self._held: dict[int, Unit] = {}

    def __getitem__(self, number: int) -> Unit:
        while number not in self._held:
            at, unit = next(self._units)
            if self._wanted[at]:
                self._held[at] = unit
        return self._held.pop(number)


def _picked(units: Units, wanted: set[int]) -> dict[int, Unit]:
    return {n: unit for n, unit in enumerate(units()) if n in wanted} if wanted else {}


def _plan(base: Digests, ours: Digests, theirs: Digests) -> _Plan:
    of_ours, of_theirs = versions(base, ours), versions(base, theirs)
    added = additions(ours, theirs, array("i", of_ours.free_b()), array("i", of_theirs.free_b()))
    plan = _Plan(alone(len(ours)))
    back = alone(len(theirs))
    for i, old in enumerate(of_ours.of_b):
        j = of_theirs.of_a[old] if old != ALONE else added.of_a[i]
        plan.partners[i] = j
        if j != ALONE:
            back[j] = i
        mine = ours.whole[i]
        if j == ALONE:
            deleted = Fate.DELETED if old != ALONE and mine == base.whole[old] else Fate.CONFLICT
            plan.fates.append(_NUMBER[deleted if old != ALONE else Fate.OWN])
            continue
        fates = _both(base.whole[old] if old != ALONE else None, mine, theirs.whole[j])
        plan.fates.append(_NUMBER[fates[0]])
        plan.theirs[fates[1]] += 1
        if fates[0] is Fate.COMBINED and old != ALONE:
            plan.bases[i] = old
    extra = array("i")
    for j, old in enumerate(of_theirs.of_b):
        if back[j] != ALONE:
            continue
        if old != ALONE and theirs.whole[j] == base.whole[old]:
            plan.theirs[Fate.DELETED] += 1
            continue
        plan.theirs[Fate.OWN if old == ALONE else Fate.CONFLICT] += 1
        extra.append(j)
        if old != ALONE:
            plan.gone.add(j)
    plan.places = behind(extra, back, plan.partners)
    return plan


def _both(base: int | None, ours: int, theirs: int) -> tuple[Fate, Fate]:
    """Return what becomes of a unit that both sides have."""
    if ours == theirs:
        return Fate.SAME, Fate.SAME
    if ours == base:
        return Fate.OTHER, Fate.OWN
    if theirs == base:
        return Fate.OWN, Fate.OTHER
    return Fate.COMBINED, Fate.COMBINED
