"""Which translations of a file are finished, and what the file says of who made them, when and with what.

| File | translator, date | tool |
| --- | --- | --- |
| PO | `Last-Translator`, `PO-Revision-Date` | `X-Generator` |
| SDLXLIFF | `last_modified_by` (or `created_by`) and `modified_on` (or `created_on`) of each segment | Trados Studio |
| MQXLIFF | `mq:lastchanginguser`, `mq:lastchangedtimestamp` of each unit | memoQ |
| other XLIFF | `date` of the `file` | `tool-name` of its `tool` |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tm.formats.memory_formats import in_use
from tm.formats.po import HEADER
from tm.formats.xliff.names import CONTEXT, DOCUMENT, STATE
from tm.formats.xliff.states import first_state, needs_review
from tm.formats.xliff.trados import CONFIRMATION
from tm.model.lang import is_lang, language, other
from tm.model.leverage import Finished
from tm.model.memory import Unit, Variant
from tm.model.text import Lang

_DONE = frozenset(["translated", "signed-off", "final"])
_TOOLS = {".sdlxliff": "Trados Studio", ".mqxliff": "memoQ", ".mxliff": "Phrase"}
_TOOL = re.compile(r'<tool\b[^>]*?\btool-name="([^"]+)"')
_FILE_DATE = re.compile(r'<file\b[^>]*? date="([^"]+)"')
_TRADOS_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4}) (\d\d:\d\d:\d\d)")
_MEMOQ = ("mq:lastchanginguser", "mq:lastchangedtimestamp")


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
    ending = next((end for end in _TOOLS if path.lower().endswith(end)), "")
    rows = [(unit, *sides) for unit in units if in_use(unit) and (sides := _sides(unit, lang))]
    head = _Head(
        [prop.text for unit, *_ in rows[:1] for prop in unit.props if prop.type == HEADER], rows[0][0].extras if rows else ()
    )
    texts = [source.text for _, source, _ in rows]
    found, left = [], 0
    for place, (unit, source, target) in enumerate(rows):
        if target is None or not target.text.strip() or not (unfinished or _is_finished(unit, ending)):
            left += 1
            continue
        about = Finished(
            replace(source, attrs=(), props=(), notes=(), extras=()),
            replace(target, attrs=(), props=(), notes=(), extras=()),
            unit.prop(DOCUMENT) or re.split(r"[/\\]", path)[-1],
            _TOOLS.get(ending) or head.tool,
            first_state(unit) or ("translated" if _is_finished(unit, ending) else ""),
            unit.prop(CONTEXT),
            texts[place - 1] if place else None,
            texts[place + 1] if place + 1 < len(texts) else None,
            *_made(unit, head),
        )
        found.append(about)
    return found, left


def _sides(unit: Unit, lang: Lang | None) -> tuple[Variant, Variant | None] | None:
    known = [variant for variant in unit.variants if (found := language(variant.lang)) and lang in (None, found)]
    if not known or not known[0].text.strip():
        return None
    source = language(known[0].lang)
    assert source is not None
    return known[0], next((one for one in unit.variants if is_lang(one.lang, other(source))), None)


def _is_finished(unit: Unit, ending: str) -> bool:
    if needs_review(unit):
        return False
    state = first_state(unit)
    # Trados says of every segment that a person has confirmed that it is; the target of another may be the source.
    usual = ending != ".sdlxliff" or unit.prop(CONFIRMATION) is not None
    return state in _DONE or (unit.prop(STATE) is None and usual)


class _Head:
    """What the head of a file says."""

    def __init__(self, headers: Sequence[str], extras: Sequence[str]) -> None:
        lines = (line.partition(":") for text in headers for line in text.split("\n"))
        facts = {name.strip().lower(): value.strip() for name, _, value in lines}
        around = "".join(extras)
        tool, date = _TOOL.search(around), _FILE_DATE.search(around)
        self.tool = facts.get("x-generator") or (tool[1] if tool else "")
        self.translator = re.sub(r"\s*<[^>]*>", "", facts.get("last-translator", ""))
        self.date = facts.get("po-revision-date") or (date[1] if date else "")


def _made(unit: Unit, head: _Head) -> tuple[str, str]:
    """Return who made a translation, and when."""
    facts = dict(unit.attrs) | {prop.type.removeprefix("x-sdl-"): prop.text for prop in unit.props if prop.type}
    person = facts.get("last_modified_by") or facts.get("created_by") or facts.get(_MEMOQ[0]) or head.translator
    date = facts.get("modified_on") or facts.get("created_on") or facts.get(_MEMOQ[1]) or head.date
    return person, _stamp(date)


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
