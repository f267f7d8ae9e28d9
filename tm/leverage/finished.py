"""Which translations of a file are finished, and what the file says of who made them, when and with what.

| File | translator, date | tool |
| --- | --- | --- |
| PO | `Last-Translator`, `PO-Revision-Date` | `X-Generator` |
| SDLXLIFF | `last_modified_by` (or `created_by`) and `modified_on` (or `created_on`) of each segment | Trados Studio |
| MQXLIFF, MQXLZ | `mq:lastchanginguser`, `mq:lastchangedtimestamp` of each unit | memoQ |
| other XLIFF | `date` of the `file` | `tool-name` of its `tool` |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from tm.formats.memory_formats import in_use
from tm.formats.po.reader import HEADER
from tm.formats.xliff.names import CONTEXT, DOCUMENT, STATE
from tm.formats.xliff.states import first_state, needs_review
from tm.formats.xliff.trados import CONFIRMATION
from tm.model.lang import is_lang, language, other
from tm.model.leverage import Finished
from tm.model.memory import Unit, Variant
from tm.model.text import Lang

_DONE = frozenset(["translated", "signed-off", "final"])
_TOOLS = {".sdlxliff": "Trados Studio", ".mqxliff": "memoQ", ".mqxlz": "memoQ", ".mxliff": "Phrase"}
_TOOL = re.compile(r'<tool\b[^>]*?\btool-name="([^"]+)"')
_FILE_DATE = re.compile(r'<file\b[^>]*? date="([^"]+)"')
_TRADOS_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4}) (\d\d:\d\d:\d\d)")
_PEOPLE = ("last_modified_by", "created_by", "mq:lastchanginguser")
_DATES = ("modified_on", "created_on", "mq:lastchangedtimestamp")


def finished(units: Iterable[Unit], path: str, lang: Lang | None = None, *, unfinished: bool = False) -> tuple[list[Finished], int]:
    """Return the finished translations of a file, in order, and how many others it has.

    Finished is what has a target and a state of translated, signed-off or final, or no state in a format where that is usual; not
    what is fuzzy, needs review or translation, or is not for translating.

    Args:
        units: of the file.
        path: its name, which says the tool and stands for a document that is not named.
        lang: the source language; else that of each unit's first variant.
        unfinished: take those that are not finished too.
    """
    every = list(units)
    maker = _Maker(path, every[0] if every else Unit())
    rows = [(unit, *sides) for unit in every if in_use(unit) and (sides := _sides(unit, lang))]
    texts = [None, *(source.text for _, source, _ in rows), None]
    found = [
        maker.made(unit, (source, target), (texts[place], texts[place + 2]))
        for place, (unit, source, target) in enumerate(rows)
        if target is not None and target.text.strip() and (unfinished or maker.has_finished(unit))
    ]
    return found, len(rows) - len(found)


def _sides(unit: Unit, lang: Lang | None) -> tuple[Variant, Variant | None] | None:
    known = [variant for variant in unit.variants if (found := language(variant.lang)) and lang in (None, found)]
    if not known or not known[0].text.strip():
        return None
    source = language(known[0].lang)
    assert source is not None
    return known[0], next((one for one in unit.variants if is_lang(one.lang, other(source))), None)


class _Maker:
    """Knows what a file's name and its head, which the first unit carries, say of all units."""

    def __init__(self, path: str, first: Unit) -> None:
        self._name = re.split(r"[/\\]", path)[-1]
        self._ending = next((end for end in _TOOLS if path.lower().endswith(end)), "")
        headers = (prop.text for prop in first.props if prop.type == HEADER)
        lines = (line.partition(":") for text in headers for line in text.split("\n"))
        facts = {name.strip().lower(): value.strip() for name, _, value in lines}
        around = "".join(first.extras)
        tool, date = _TOOL.search(around), _FILE_DATE.search(around)
        self._tool = _TOOLS.get(self._ending) or facts.get("x-generator") or (tool[1] if tool else "")
        self._translator = re.sub(r"\s*<[^>]*>", "", facts.get("last-translator", ""))
        self._date = facts.get("po-revision-date") or (date[1] if date else "")

    def has_finished(self, unit: Unit) -> bool:
        """Return whether a unit's translation is finished."""
        if needs_review(unit):
            return False
        # Trados says of every segment that a person has confirmed that it is; the target of another may be the source.
        usual = self._ending != ".sdlxliff" or unit.prop(CONFIRMATION) is not None
        return first_state(unit) in _DONE or (unit.prop(STATE) is None and usual)

    def made(self, unit: Unit, sides: tuple[Variant, Variant], around: tuple[str | None, str | None]) -> Finished:
        """Return a translation with what is known of it."""
        facts = dict(unit.attrs) | {prop.type.removeprefix("x-sdl-"): prop.text for prop in unit.props if prop.type}
        source, target = (Variant(side.lang, side.content) for side in sides)
        return Finished(
            source,
            target,
            document=unit.prop(DOCUMENT) or self._name,
            tool=self._tool,
            state=first_state(unit) or ("translated" if self.has_finished(unit) else ""),
            context=unit.prop(CONTEXT),
            before=around[0],
            after=around[1],
            translator=next(filter(None, map(facts.get, _PEOPLE)), self._translator),
            date=_stamp(next(filter(None, map(facts.get, _DATES)), self._date)),
        )


def _stamp(date: str) -> str:
    """Return a date as TMX writes it, in UTC where the zone is known; empty where it is none."""
    trados = _TRADOS_DATE.fullmatch(date)
    text = f"{trados[3]}-{trados[1]}-{trados[2]}T{trados[4]}" if trados else date
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return (found.astimezone(UTC) if found.tzinfo else found).strftime("%Y%m%dT%H%M%SZ")


def dated(rows: Iterable[Finished], date: str | None, translator: str | None) -> Iterator[Finished]:
    """Give translations with the date (`YYYY-MM-DD`) and the translator that the user names, in the place of the file's."""
    for row in rows:
        yield replace(
            row,
            date=f"{date.replace('-', '')}T000000Z" if date else row.date,
            translator=row.translator if translator is None else translator,
        )
