"""Pairs that a person has reviewed, kept as they are when their documents are aligned again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Prop, Unit
from tm.model.text import LANGS, Lang
from tm.text.distance import distance
from tm.text.normalize import tidy

LONGEST = 4
"""Segments on a side of a bead, at most, among which a reviewed text is looked for."""

SHORTEST = 8
"""Characters of a text, at least, that may be a part of a segment."""

ALIKE = 0.75
"""Share of an edited text that must still stand in the document, by characters."""

Sides = tuple[Sequence[Segment], Sequence[Segment]]


@dataclass(frozen=True, slots=True)
class Held:
    """Reviewed units and the bead that they stand for; several where a person split a segment."""

    bead: Bead
    units: tuple[Unit, ...]


def _never(unit: Unit) -> bool:
    return False


def find_held(units: Iterable[Unit], sides: Sides, *, unmoved: Callable[[Unit], bool] = _never) -> tuple[list[Held], list[Unit]]:
    """Return where the texts of reviewed units stand in two documents, and the units whose segments are no longer there.

    A text is looked for nearest to where it stood: as a run of segments, as a part of one, then as one that is alike, for a
    person may have edited it. Where `unmoved` says that a unit's documents are as they were, the segments that it names count.
    """
    found: list[Held] = []
    lost: list[Unit] = []
    places = tuple(_Places(side, lang) for side, lang in zip(sides, LANGS, strict=True))
    for unit in units:
        ko, en = (place.named(unit) or place.find(unit) if unmoved(unit) else place.find(unit) for place in places)
        if ko and en:
            found = _with(found, Held(Bead(ko, en, 1.0), (_moved(unit, sides, (ko, en)),)))
        else:
            lost.append(unit)
    return found, lost


def hold(alignment: Alignment, held: Sequence[Held]) -> Alignment:
    """Return an alignment with the beads of reviewed units in it.

    A bead that shares a segment with one of them keeps what is left of it where both sides still hold neighbours; otherwise its
    segments are alone.
    """
    taken = tuple({n for one in held for n in numbers(one.bead)} for numbers in (_ko, _en))
    beads = [one.bead for one in held]
    for bead in alignment.beads:
        beads += _left_over(bead, tuple(n for n in bead.ko if n not in taken[0]), tuple(n for n in bead.en if n not in taken[1]))
    return replace(alignment, beads=tuple(_in_order(beads)))


def left_alone(alignment: Alignment, least: float) -> Alignment:
    """Return an alignment whose pairs under a confidence, 0 to 1, are no pairs: their segments are alone."""
    beads = [one for bead in alignment.beads for one in ([bead] if bead.confidence >= least else alone(bead.ko, bead.en))]
    return replace(alignment, beads=tuple(beads))


def _ko(bead: Bead) -> tuple[int, ...]:
    return bead.ko


def _en(bead: Bead) -> tuple[int, ...]:
    return bead.en


def _left_over(bead: Bead, ko: tuple[int, ...], en: tuple[int, ...]) -> list[Bead]:
    if (ko, en) == (bead.ko, bead.en):
        return [bead]
    if ko and en and _neighbours(ko) and _neighbours(en):
        return [replace(bead, ko=ko, en=en)]
    return alone(ko, en)


def alone(ko: tuple[int, ...], en: tuple[int, ...]) -> list[Bead]:
    """Return segments as beads of one each, the Korean ones first."""
    return [Bead((n,), ()) for n in ko] + [Bead((), (n,)) for n in en]


def _neighbours(numbers: tuple[int, ...]) -> bool:
    return numbers[-1] - numbers[0] == len(numbers) - 1


def _in_order(beads: list[Bead]) -> Iterator[Bead]:
    """Give beads by their first Korean segment; English-only ones follow the one that holds the English segment before."""
    behind: dict[int, list[Bead]] = {}
    for bead in beads:
        if not bead.ko:
            behind.setdefault(bead.en[0] - 1, []).append(bead)

    def chain(last: int) -> Iterator[Bead]:
        while last in behind:
            for bead in behind.pop(last):
                yield bead
                last = bead.en[-1]

    yield from chain(-1)
    for bead in sorted((b for b in beads if b.ko), key=lambda b: (b.ko, b.en)):
        yield bead
        for number in bead.en:
            yield from chain(number)


class _Places:
    """Finds texts among the segments of one document."""

    def __init__(self, segments: Sequence[Segment], lang: Lang) -> None:
        self._texts = [tidy(segment.text) for segment in segments]
        self._lang = lang

    def named(self, unit: Unit) -> tuple[int, ...] | None:
        """Return the numbers that a unit names, or `None` where the document has no such segments."""
        numbers = _numbers(unit, self._lang)
        return tuple(numbers) if numbers and max(numbers) < len(self._texts) else None

    def find(self, unit: Unit) -> tuple[int, ...] | None:
        """Return the numbers of the segments that a unit's text is of, or `None`."""
        text = next((tidy(v.text) for v in unit.variants if v.lang.lower().startswith(self._lang)), "")
        numbers = _numbers(unit, self._lang)
        if not text:
            return None
        near, size = (numbers[0], len(numbers)) if numbers else (0, 1)
        order = sorted(range(len(self._texts)), key=lambda n: (abs(n - near), n))
        return self._same(text, order) or self._part(text, order) or self._alike(text, order, size)

    def _same(self, text: str, order: list[int]) -> tuple[int, ...] | None:
        for start in order:
            run = self._texts[start]
            for end in range(start + 1, min(start + LONGEST, len(self._texts)) + 1):
                if run == text:
                    return tuple(range(start, end))
                if len(run) > len(text) or end == len(self._texts):
                    break
                run = f"{run} {self._texts[end]}"
        return None

    def _part(self, text: str, order: list[int]) -> tuple[int, ...] | None:
        return next(((n,) for n in order if len(text) >= SHORTEST and text in self._texts[n]), None)

    def _alike(self, text: str, order: list[int], size: int) -> tuple[int, ...] | None:
        best: tuple[int, tuple[int, ...] | None] = (int(len(text) * (1 - ALIKE)) + 1, None)
        for start in order:
            run = " ".join(self._texts[start : start + size])
            most = best[0] - 1
            if start + size <= len(self._texts) and abs(len(run) - len(text)) <= most and distance(text, run, most) <= most:
                best = distance(text, run), tuple(range(start, start + size))
        return best[1]


def _numbers(unit: Unit, lang: Lang) -> list[int]:
    """Return the segment numbers that a unit names."""
    return [int(n) for n in (unit.prop(f"x-tm-seg-{lang}") or "").split(",") if n.strip().isdigit()]


def _moved(unit: Unit, sides: Sides, numbers: tuple[tuple[int, ...], tuple[int, ...]]) -> Unit:
    """Return a unit that names the segments and paragraphs where its texts stand now."""
    now: dict[str, str] = {}
    for lang, side, ids in zip(LANGS, sides, numbers, strict=True):
        now[f"x-tm-seg-{lang}"] = ",".join(map(str, ids))
        now[f"x-tm-par-{lang}"] = ",".join(map(str, sorted({side[n].paragraph for n in ids})))
    kept = tuple(Prop(p.type, now.pop(p.type or "", p.text), p.attrs) for p in unit.props)
    return replace(unit, props=kept + tuple(Prop(kind, text) for kind, text in now.items()))


def _with(found: list[Held], one: Held) -> list[Held]:
    """Return the held beads with one more; those that share a segment with it become one with it."""
    apart: list[Held] = []
    for other in found:
        if set(other.bead.ko).isdisjoint(one.bead.ko) and set(other.bead.en).isdisjoint(one.bead.en):
            apart.append(other)
        else:
            ko, en = (tuple(sorted({*numbers(other.bead), *numbers(one.bead)})) for numbers in (_ko, _en))
            one = Held(Bead(ko, en, 1.0), (*other.units, *one.units))
    return [*apart, one]
