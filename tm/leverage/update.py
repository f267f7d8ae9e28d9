"""Finished translations × a memory → which of its units change and which come new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from tm.formats.xliff.names import CONTEXT, DOCUMENT, STATE
from tm.model.lang import is_lang, language
from tm.model.leverage import Finished, MemoryUpdate, OnConflict
from tm.model.memory import Prop, Unit, Variant
from tm.text.normalize import tidy

TOOL = "x-tm-tool"

_Key = tuple[str | None, str]
"""A source's language and its text, as an exact match compares it."""


@dataclass(slots=True)
class _Known:
    """A unit of the memory, or one that was added; `settled` once a translation of this run has confirmed or changed it."""

    unit: Unit
    place: int | None
    settled: bool = False


def update(memory: Iterable[Unit], rows: Sequence[Finished], on_conflict: OnConflict) -> MemoryUpdate:
    """Return what the memory gets.

    A translation that the memory has changes nothing. Where the memory has another one for the source, in the same context
    (gettext's; an unknown context is any), that is a conflict: the unit is replaced, or kept, or both stand. One unit is replaced
    once only: a file's second translation of a source is added beside the first.

    Args:
        memory: its units, in order; those of other sources are not held.
        rows: finished translations, the latest last.
        on_conflict: what is done then.
    """
    known: dict[_Key, list[_Known]] = {_key(row.source): [] for row in rows}
    codes: dict[str | None, str] = {}
    for place, unit in enumerate(memory):
        for variant in unit.variants:
            codes.setdefault(language(variant.lang), variant.lang)
            if (key := _key(variant)) in known:
                known[key].append(_Known(unit, place))
    changes = _Changes(known, codes, on_conflict)
    open_ = [row for row in rows if not changes.confirm(row)]
    for row in open_:
        changes.take(row)
    return MemoryUpdate(changes.replaced, tuple(changes.added), changes.unchanged, changes.kept)


class _Changes:
    """What has been decided so far."""

    def __init__(self, known: dict[_Key, list[_Known]], codes: dict[str | None, str], on_conflict: OnConflict) -> None:
        self._known, self._codes, self._on_conflict = known, codes, on_conflict
        self.replaced: dict[int, Unit] = {}
        self.added: list[Unit] = []
        self.unchanged = self.kept = 0

    def confirm(self, row: Finished) -> bool:
        """Return whether the memory has that very translation."""
        for one in self._known[_key(row.source)]:
            if any(_same(variant, row.target) for variant in one.unit.variants):
                one.settled = True
                self.unchanged += 1
                return True
        return False

    def take(self, row: Finished) -> None:
        """Decide about a translation that the memory did not have."""
        if self.confirm(row):
            return
        others = [one for one in self._known[_key(row.source)] if _may_be(one.unit, row) and one.place is not None]
        free = next((one for one in others if not one.settled), None)
        if others and self._on_conflict is OnConflict.KEEP:
            self.kept += 1
        elif free and self._on_conflict is OnConflict.REPLACE:
            free.unit, free.settled = _changed(free.unit, row), True
            assert free.place is not None
            self.replaced[free.place] = free.unit
        else:
            unit = _new(row, self._codes)
            self.added.append(unit)
            self._known[_key(row.source)].append(_Known(unit, None, settled=True))


def _key(variant: Variant) -> _Key:
    return language(variant.lang), tidy(variant.text)


def _same(variant: Variant, target: Variant) -> bool:
    """Return whether two targets are one: the same text with as many inline codes."""
    if language(variant.lang) != language(target.lang) or tidy(variant.text) != tidy(target.text):
        return False
    return _codes(variant) == _codes(target)


def _codes(variant: Variant) -> int:
    return sum(not isinstance(part, str) for part in variant.content)


def _may_be(unit: Unit, row: Finished) -> bool:
    """Return whether a unit is for the context of a translation."""
    context = unit.prop(CONTEXT)
    has_target = any(language(variant.lang) == language(row.target.lang) for variant in unit.variants)
    return has_target and (context is None or row.context is None or context == row.context)


def _changed(unit: Unit, row: Finished) -> Unit:
    """Return a unit with another target; what else it holds stays."""
    lang = language(row.target.lang)
    assert lang is not None
    place = next(n for n, variant in enumerate(unit.variants) if is_lang(variant.lang, lang))
    variants = list(unit.variants)
    variants[place] = replace(variants[place], content=row.target.content)
    about = dict(_about(row))
    props = [prop for prop in unit.props if prop.type not in about]
    attrs = dict(unit.attrs) | _stamps(row, "change")
    return replace(
        unit, variants=tuple(variants), attrs=tuple(attrs.items()), props=(*props, *(Prop(*fact) for fact in about.items()))
    )


def _new(row: Finished, codes: dict[str | None, str]) -> Unit:
    around = [("x-context-pre", row.before), ("x-context-post", row.after)]
    props = tuple(Prop(kind, f"<seg>{escape(text, quote=False)}</seg>") for kind, text in around if text)
    variants = (replace(row.source, props=props), row.target)
    facts = (row.document, row.context or "", row.source.text, row.target.text)
    tuid = hashlib.blake2b("\0".join(facts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Unit(
        tuid,
        tuple(replace(variant, lang=codes.get(language(variant.lang), variant.lang)) for variant in variants),
        tuple((_stamps(row, "creation") | _stamps(row, "change")).items()),
        tuple(Prop(*fact) for fact in _about(row)),
    )


def _stamps(row: Finished, what: str) -> dict[str, str]:
    facts = {f"{what}date": row.date, f"{what}id": row.translator}
    return {name: value for name, value in facts.items() if value}


def _about(row: Finished) -> Iterator[tuple[str, str]]:
    facts = ((CONTEXT, row.context), (DOCUMENT, row.document), (TOOL, row.tool), (STATE, row.state))
    yield from ((kind, text) for kind, text in facts if text)
