"""What the index keeps of a unit: its texts in both languages, where it comes from, and its neighbours."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tm.model.lang import language
from tm.model.text import LANGS, Attrs, Lang
from tm.text.normalize import language_of

if TYPE_CHECKING:
    from tm.model.memory import Unit, Variant

Neighbours = tuple[str | None, str | None]
"""The segments before and after, as plain text, where a unit knows them."""

_ISO = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_YEAR = re.compile("[0-9]{4}")
_TAG = re.compile(r"<[^<>]*>")

_BEFORE = ("x-context-pre", "prev", "x-prev", "x-previous-source-text", "x-tm-before")
_AFTER = ("x-context-post", "next", "x-next", "x-next-source-text", "x-tm-after")
"""Properties that hold a neighbour: memoQ's and ours, OmegaT's, XTM's and others'."""

_TRADOS = "x-ContextContent"
"""Trados: the text before, then what follows it, its translation among it, between bars."""


_SCAN: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


class Record(NamedTuple):
    """A unit as lookup needs it. `changed` is ISO 8601 where the file's date can be read, else as the file has it.

    A named tuple and no dataclass, since many are made for a query and few are shown.
    """

    file: str
    tuid: str | None
    changed: str | None
    note: str | None
    translator: str | None
    props: Attrs
    texts: dict[Lang, tuple[str, ...]]
    neighbours: dict[Lang, Neighbours]

    @property
    def stamp(self) -> int:
        """The date as a number of 14 digits, larger for later, for ordering; 0 for none."""
        return stamp_of(self.changed) if self.changed else 0

    def encoded(self) -> bytes:
        """Return the record as bytes; the file apart, which the layer keeps."""
        ko, en = self.texts["ko"], self.texts["en"]
        row = [
            self.tuid,
            self.changed,
            ko,
            en,
            self.note,
            self.translator,
            self.props,
            [self.neighbours.get(lang) for lang in LANGS],
        ]
        while row and (not row[-1] or row[-1] == [None, None]):
            row.pop()
        return _JSON.encode(row).encode("utf-8", "surrogatepass")


_EMPTY: list[Any] = [None, None, (), (), None, None, (), ()]
_ALONE: dict[Lang, Neighbours] = {}


def decoded(data: memoryview, file: str) -> Record:
    """Return the record that was encoded."""
    return _record(_SCAN(str(data, "utf-8", "surrogatepass"), 0)[0], file)


def decoded_all(data: Sequence[memoryview], files: Sequence[str]) -> list[Record]:
    """Return records that were encoded, each with its file; in one go, which takes half the time."""
    rows, _ = _SCAN(str(b"[" + b",".join(data) + b"]", "utf-8", "surrogatepass"), 0)
    return [_record(row, file) for row, file in zip(rows, files, strict=True)]


def _record(row: list[Any], file: str) -> Record:
    tuid, changed, ko, en, note, translator, props, around = row + _EMPTY[len(row) :]
    pairs: Attrs = tuple(map(tuple, props)) if props else ()
    neighbours = _ALONE
    if around:
        neighbours = {lang: (pair[0], pair[1]) for lang, pair in zip(LANGS, around, strict=False) if pair}
    texts = {"ko": tuple(ko), "en": tuple(en)}
    # A third of the time that `Record(…)` takes.
    return tuple.__new__(Record, (file, tuid, changed, note, translator, pairs, texts, neighbours))


def record_of(unit: Unit, file: str) -> Record:
    """Return what the index keeps of a unit of that file."""
    texts: dict[Lang, tuple[str, ...]] = {"ko": (), "en": ()}
    neighbours: dict[Lang, Neighbours] = {}
    props = tuple([(p.type, p.text) for p in unit.props if p.type])
    facts = dict(unit.attrs)
    note = unit.notes[0].text if unit.notes else None
    for variant in unit.variants:
        lang = language(variant.lang)
        if lang is None:
            continue
        text = variant.text
        if text and not text.isspace():
            texts[lang] += (text,)
        if (props or variant.props) and lang not in neighbours and any(found := _neighbours(variant, props, lang)):
            neighbours[lang] = found
        if variant.attrs:
            facts = dict(variant.attrs) | facts
        if note is None and variant.notes:
            note = variant.notes[0].text
    date = facts.get("changedate") or facts.get("creationdate")
    person = facts.get("changeid") or facts.get("creationid")
    return Record(file, unit.tuid, _iso(date), note, person, props, texts, neighbours)


@lru_cache(maxsize=4096)
def stamp_of(date: str) -> int:
    """Return a date, or its beginning, as a number of 14 digits, larger for later; 0 where it does not begin with a year."""
    return int(re.sub("[^0-9]", "", date).ljust(14, "0")[:14]) if _YEAR.match(date) else 0


@lru_cache(maxsize=4096)
def _iso(date: str | None) -> str | None:
    found = _ISO.fullmatch(date) if date else None
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else date


def _neighbours(variant: Variant, props: Attrs, lang: Lang) -> Neighbours:
    own = {p.type: p.text for p in reversed(variant.props) if p.type}
    unit = dict(reversed(props))
    before, after = (
        next((_plain(text) for name in names if (text := own.get(name) or (unit.get(name)))), None) for names in (_BEFORE, _AFTER)
    )
    if before is None and _TRADOS in unit:
        before = next((part for part in map(str.strip, unit[_TRADOS].split("|")) if language_of(part) == lang), None)
    return before, after


def _plain(text: str) -> str:
    """Return a neighbour without the markup of a segment, which memoQ writes along."""
    import html

    return html.unescape(_TAG.sub("", text)) if text.startswith("<seg>") else text
