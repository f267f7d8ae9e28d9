"""Write units as gettext PO; the inverse of `reader`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from typing import IO, Final

import polib

from tm.errors import BadSetting
from tm.formats.po.reader import COMMENT, FLAG, HEADER, PLURAL, PLURAL_SOURCE, PREVIOUS, SINGULAR
from tm.formats.xliff.bilingual import Sides, sides_of
from tm.formats.xliff.names import CONTEXT, FUZZY, OBSOLETE, REFERENCE, STATE
from tm.formats.xliff.states import needs_review
from tm.model.lang import primary
from tm.model.memory import Prop, Unit, Variant

_OWN: Final = frozenset(
    [CONTEXT, FUZZY, FLAG, REFERENCE, PLURAL, SINGULAR, PLURAL_SOURCE, OBSOLETE, HEADER, COMMENT, *PREVIOUS.values()]
)
_ASIAN: Final = "ko ja zh th vi id ms lo km my".split()
"""Languages with one plural form."""


def write_po(stream: IO[bytes], units: Callable[[], Iterator[Unit]], *, source: str = "", target: str = "") -> list[str]:
    """Write units as PO and return what was lost, as sentences with counts.

    Args:
        stream: takes UTF-8.
        units: gives the units.
        source: the source language; without it that of the first unit's first variant.
        target: the language of the translations; without it that of the next variant in another language.

    Raises:
        BadSetting: nothing tells the language of the translations.
    """
    rows = iter(units())
    first = next(rows, None)
    header = first.prop(HEADER) if first else None
    sides = sides_of(first, source, target)
    if header is None and not sides.target:
        raise BadSetting("--to", "", "the language of the translations, which a PO names in its header")
    lost: Counter[str] = Counter()
    entries = _entries(chain([first], rows) if first else iter(()), sides, lost)
    stream.write(_header_text(first, header, sides).encode())
    for entry in entries:
        stream.write(f"\n{entry}".encode("utf-8", "replace"))
    return [f"{count} {what} left out" for what, count in lost.items()]


def _header_text(first: Unit | None, header: str | None, sides: Sides) -> str:
    if header is None:
        lang = sides.target.replace("-", "_")
        plural = "nplurals=1; plural=0;" if primary(lang) in _ASIAN else "nplurals=2; plural=(n != 1);"
        more = "" if primary(sides.source) in {"en", ""} else f"\nX-Source-Language: {sides.source}"
        header = (
            f"Language: {lang}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
            f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {plural}{more}"
        )
    header = re.sub(r"(?im)^(Content-Type:.*charset=)\S+", r"\1UTF-8", header)
    entry = polib.POEntry(msgid="", msgstr=header + "\n")
    entry.tcomment = first.prop(COMMENT) or "" if first else ""
    if first and any(prop == Prop(HEADER, "fuzzy") for prop in first.props):
        entry.flags.append("fuzzy")
    return str(entry)


def _entries(units: Iterator[Unit], sides: Sides, lost: Counter[str]) -> Iterator[polib.POEntry]:
    """Give the entries, the forms of a plural one together."""
    open_: polib.POEntry | None = None
    key: tuple[str | None, ...] | None = None
    for unit in units:
        pair = sides.pick(unit)
        if pair is None:
            lost[f"units without a text in {sides.source}"] += 1
            continue
        _count(unit, pair, lost)
        translation = pair[1].text if pair[1] else ""
        plural = unit.prop(PLURAL)
        if plural is None:
            if open_ is not None:
                yield open_
            open_, key = None, None
            yield _entry(unit, pair[0].text, translation)
            continue
        number = int(found[1]) if (found := re.match(r"(\d{1,2})/", plural)) else 0
        mine = (unit.prop(CONTEXT), unit.prop(SINGULAR), unit.prop(PLURAL_SOURCE), unit.prop(OBSOLETE))
        if open_ is None or mine != key or number in open_.msgstr_plural:
            if open_ is not None:
                yield open_
            open_, key = _entry(unit, unit.prop(SINGULAR) or pair[0].text, ""), mine
            open_.msgid_plural = unit.prop(PLURAL_SOURCE) or pair[0].text
        open_.msgstr_plural[number] = translation
    if open_ is not None:
        yield open_


def _entry(unit: Unit, msgid: str, msgstr: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=msgid, msgstr=msgstr, msgctxt=unit.prop(CONTEXT), obsolete=unit.prop(OBSOLETE) == "yes")
    if needs_review(unit) and (msgstr or unit.prop(PLURAL) or unit.prop(FUZZY)):
        entry.flags.append("fuzzy")
    entry.flags += [prop.text for prop in unit.props if prop.type == FLAG]
    entry.occurrences = [_place(prop.text) for prop in unit.props if prop.type == REFERENCE]
    entry.comment = "\n".join(note.text for note in unit.notes if ("from", "developer") in note.attrs)
    entry.tcomment = "\n".join(note.text for note in unit.notes if ("from", "developer") not in note.attrs)
    for name, kind in PREVIOUS.items():
        setattr(entry, name, unit.prop(kind))
    return entry


def _place(text: str) -> tuple[str, str]:
    file, colon, line = text.rpartition(":")
    return (file, line) if colon and line.isdigit() else (text, "")


def _count(unit: Unit, pair: tuple[Variant, Variant | None], lost: Counter[str]) -> None:
    """Count what an entry cannot hold."""
    picked = [variant for variant in pair if variant]
    facts = {
        "further variants": len(unit.variants) - len(picked),
        "tuids": int(unit.tuid is not None),
        "inline codes": sum(not isinstance(part, str) for variant in picked for part in variant.content),
        "attributes": len(unit.attrs) + sum(len(variant.attrs) for variant in picked),
        "properties": sum(prop.type not in _OWN and not (prop.type == STATE and _told(prop)) for prop in unit.props)
        + sum(len(variant.props) for variant in picked),
        "notes of variants": sum(len(variant.notes) for variant in picked),
        "unknown elements": len(unit.extras) + sum(len(variant.extras) for variant in picked),
    }
    lost.update({what: count for what, count in facts.items() if count})


def _told(prop: Prop) -> bool:
    """Return whether PO says as much as a state: that a translation is there, or has to be seen again."""
    return prop.text in {"translated", "needs-review-translation", "new", "initial"}
