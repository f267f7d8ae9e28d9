"""What differs between two memories, unit by unit, with the words that changed."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator

from tm.care.digests import digests
from tm.care.pairing import ALONE, behind, versions
from tm.care.sides import Units, code_of, source_of
from tm.model.diff import Change, ChangeKind, FactChange, Span, TextChange
from tm.model.memory import Note, Prop, Unit, Variant
from tm.text.distance import changes

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*|[^\w\s]")


class Diff:
    """One comparison; iterate over it for the changes, in the order of the newer memory.

    What was removed stands behind the unit that it followed. Texts are held only of units of the older memory that differ.

    Args:
        before: the older memory.
        after: the newer one.
        source: language of the source side.
        texts_only: leave out units whose texts did not change.
    """

    def __init__(self, before: Units, after: Units, *, source: str | None = None, texts_only: bool = False) -> None:
        self._before, self._after, self._source, self._texts_only = before, after, source, texts_only
        old, new = digests(before(), source), digests(after(), source)
        self._pairs = versions(old, new)
        self._changed = {j for i, j in enumerate(self._pairs.of_a) if j != ALONE and old.whole[i] != new.whole[j]}

    def __iter__(self) -> Iterator[Change]:
        removed = list(self._pairs.free_a())
        places = behind(removed, self._pairs.of_a)
        wanted = {self._pairs.of_b[j] for j in self._changed}.union(removed)
        old = {n: unit for n, unit in enumerate(self._before()) if n in wanted} if wanted else {}
        for change in self._all(places, old):
            # What differs in the order of its attributes or properties only has neither, and is the same unit.
            if change.kind is not ChangeKind.CHANGED or change.texts or (change.facts and not self._texts_only):
                yield change

    def _all(self, places: dict[int, array[int]], old: dict[int, Unit]) -> Iterator[Change]:
        for n in places.get(ALONE, ()):
            yield self._removed(old[n])
        for j, unit in enumerate(self._after()):
            if self._pairs.of_b[j] == ALONE:
                yield Change(ChangeKind.ADDED, None, unit, self._side(unit))
            elif j in self._changed:
                yield _change(old[self._pairs.of_b[j]], unit, self._source)
            for n in places.get(j, ()):
                yield self._removed(old[n])

    def _removed(self, unit: Unit) -> Change:
        return Change(ChangeKind.REMOVED, unit, None, self._side(unit))

    def _side(self, unit: Unit) -> str | None:
        first = source_of(unit, self._source)
        return first.lang if first else None


def _change(before: Unit, after: Unit, source: str | None) -> Change:
    first = source_of(after, source)
    return Change(
        ChangeKind.CHANGED,
        before,
        after,
        first.lang if first else None,
        tuple(_texts(before, after, first)),
        tuple(_facts(before, after)),
    )


def _texts(before: Unit, after: Unit, source: Variant | None) -> Iterator[TextChange]:
    old, new = _by_language(before), _by_language(after)
    main = code_of(source.lang) if source else ""
    for code in dict.fromkeys([*new, *old]):
        for was, now in _together(old.get(code, []), new.get(code, [])):
            if was is None or now is None or was.content != now.content:
                a, b = (None if v is None else v.text for v in (was, now))
                lang = next(v.lang for v in (now, was) if v is not None)
                yield TextChange("source" if code == main else "target", lang, a, b, *words(a or "", b or ""))


def _by_language(unit: Unit) -> dict[str, list[Variant]]:
    found: dict[str, list[Variant]] = {}
    for variant in unit.variants:
        found.setdefault(code_of(variant.lang), []).append(variant)
    return found


def _together(old: list[Variant], new: list[Variant]) -> Iterator[tuple[Variant | None, Variant | None]]:
    for n in range(max(len(old), len(new))):
        yield (old[n] if n < len(old) else None), (new[n] if n < len(new) else None)


def words(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return which stretches of the first text went and which of the second came, by words; spaces between them belong to them."""
    old, new = ([found.span() for found in _WORD.finditer(text)] for text in (before, after))
    steps = changes([before[a:b] for a, b in old], [after[a:b] for a, b in new])
    turned = [step for step in steps if step.tag != "equal"]
    went = [(old[s.src_start][0], old[s.src_end - 1][1]) for s in turned if s.src_end > s.src_start]
    came = [(new[s.dest_start][0], new[s.dest_end - 1][1]) for s in turned if s.dest_end > s.dest_start]
    return tuple(_run(went, before)), tuple(_run(came, after))


def _run(spans: list[Span], text: str) -> Iterator[Span]:
    """Give spans, those with nothing but white space between them as one."""
    last: Span | None = None
    for span in spans:
        if last and not text[last[1] : span[0]].strip():
            last = (last[0], span[1])
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _facts(before: Unit, after: Unit) -> Iterator[FactChange]:
    if before.tuid != after.tuid:
        yield FactChange("tuid", before.tuid, after.tuid)
    yield from _holder("", before, after)
    old, new = _by_language(before), _by_language(after)
    for code in new:
        for was, now in _together(old.get(code, []), new[code]):
            if was is not None and now is not None:
                if was.lang != now.lang:
                    yield FactChange("language", was.lang, now.lang)
                yield from _holder(f"{now.lang}: ", was, now)


def _holder(lead: str, before: Unit | Variant, after: Unit | Variant) -> Iterator[FactChange]:
    old, new = dict(before.attrs), dict(after.attrs)
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield FactChange(lead + name, old.get(name), new.get(name))
    for was, now in _lists(*([(p.type or "", _told(p)) for p in side.props] for side in (before, after))):
        yield FactChange(f"{lead}property {(now or was or ('', ''))[0]}", was and was[1], now and now[1])
    for old_note, new_note in _lists(*([("", _told(n)) for n in side.notes] for side in (before, after))):
        yield FactChange(lead + "note", old_note and old_note[1], new_note and new_note[1])
    for was, now in _lists(*([("", text) for text in side.extras] for side in (before, after))):
        yield FactChange(lead + "element", was and was[1], now and now[1])


def _told(one: Prop | Note) -> str:
    return one.text + "".join(f" ({name}: {value})" for name, value in one.attrs)


def _lists(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str] | None, tuple[str, str] | None]]:
    """Give what went and what came of two lists, together where they have the same name."""
    went, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
    added = list(came.elements())
    for was in went.elements():
        now = next((one for one in added if one[0] == was[0]), None)
        if now:
            added.remove(now)
        yield was, now
    for now in added:
        yield None, now
