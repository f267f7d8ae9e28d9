"""Write units as gettext PO; the inverse of `reader`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import IO, Final

import polib

from tm.formats.bilingual import Sides, sides_of
from tm.formats.po.reader import COMMENT, FLAG, HEADER, PLURAL, PLURAL_SOURCE, PREVIOUS, SINGULAR
from tm.formats.saying import sentences
from tm.formats.xliff.names import CONTEXT, FUZZY, OBSOLETE, REFERENCE, STATE
from tm.formats.xliff.states import needs_review
from tm.model.lang import primary
from tm.model.memory import Prop, Unit, Variant

_OWN: Final = frozenset(
    [CONTEXT, FUZZY, FLAG, REFERENCE, PLURAL, SINGULAR, PLURAL_SOURCE, OBSOLETE, HEADER, COMMENT, *PREVIOUS.values()]
)
_ASIAN: Final = "ko ja zh th vi id ms lo km my".split()
"""Languages with one plural form."""
_WIDTH: Final = 79
"""Characters of a line of places."""


def write_po(stream: IO[bytes], units: Callable[[], Iterator[Unit]], *, source: str = "", target: str = "") -> list[str]:
    """Write units as PO and return what was lost, as sentences with counts.

    Args:
        stream: takes UTF-8.
        units: gives the units.
        source: the source language; without it that of the first variant.
        target: the language of the translations; without it the header's, else that of the next variant in another language. Where
            nothing is translated it is left open, as in a template.
    """
    rows = iter(units())
    first = next(rows, None)
    header = first.prop(HEADER) if first else None
    sides = sides_of(units, source, target or _language(header))
    lost: Counter[str] = Counter()
    entries = _entries(chain([first], rows) if first else iter(()), sides, lost)
    stream.write(_header_text(first, header, sides).encode("utf-8", "replace"))
    for entry in entries:
        stream.write(f"\n{entry}".encode("utf-8", "replace"))
    return sentences(lost)


def _language(header: str | None) -> str:
    found = re.search(r"(?im)^Language:[ \t]*(\S+)", header or "")
    return found[1].replace("_", "-") if found else ""


def _header_text(first: Unit | None, header: str | None, sides: Sides) -> str:
    if header is None:
        lang = sides.target.replace("-", "_")
        plural = "nplurals=1; plural=0;" if primary(lang) in _ASIAN else "nplurals=2; plural=(n != 1);"
        more = "" if primary(sides.source) in {"en", ""} else f"\nX-Source-Language: {sides.source}"
        header = (
            f"Language: {lang}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
            f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {plural}{more}"
        )
    elif sides.target and not _language(header):
        header = re.sub(r"(?im)^Language:.*\n?", "", header) + f"\nLanguage: {sides.target.replace('-', '_')}"
    header = re.sub(r"(?im)^(Content-Type:.*charset=)(?!utf-?8\b)\S+", r"\1UTF-8", header)
    entry = polib.POEntry(msgid="", msgstr=header + "\n")
    if first and any(prop == Prop(HEADER, "fuzzy") for prop in first.props):
        entry.flags.append("fuzzy")
    return _lines("#", first.prop(COMMENT) or "" if first else "") + str(entry)


def _entries(units: Iterator[Unit], sides: Sides, lost: Counter[str]) -> Iterator[str]:
    """Give the entries, the forms of a plural one together."""
    open_: polib.POEntry | None = None
    about, key = "", None
    for unit in units:
        pair = sides.pick(unit)
        if pair is None:
            lost[f"unit[s] without a text in {sides.source}"] += 1
            continue
        _count(unit, pair, lost)
        translation = pair[1].text if pair[1] else ""
        plural = unit.prop(PLURAL)
        mine = None if plural is None else tuple(map(unit.prop, (CONTEXT, SINGULAR, PLURAL_SOURCE, OBSOLETE)))
        number = int(found[1]) if plural and (found := re.match(r"(\d{1,3})/", plural)) else 0
        if open_ is None or mine is None or mine != key or number in open_.msgstr_plural:
            if open_ is not None:
                yield about + str(open_)
            about, key = _comments(unit), mine
            if plural is None:
                open_ = _entry(unit, pair[0].text, translation)
                continue
            open_ = _entry(unit, unit.prop(SINGULAR) or pair[0].text, "")
            open_.msgid_plural = unit.prop(PLURAL_SOURCE) or pair[0].text
        open_.msgstr_plural[number] = translation
    if open_ is not None:
        yield about + str(open_)


def _comments(unit: Unit) -> str:
    """Return what stands before an entry; polib would break its lines anew, and leaves some out."""
    developers = [note.text for note in unit.notes if ("from", "developer") in note.attrs]
    translators = [note.text for note in unit.notes if ("from", "developer") not in note.attrs]
    places = [_place(prop.text) for prop in unit.props if prop.type == REFERENCE]
    return _lines("#", *translators) + _lines("#.", *developers) + "".join(f"#: {row}\n" for row in _rows(places))


def _lines(mark: str, *texts: str) -> str:
    return "".join(f"{mark} {line}".rstrip() + "\n" for text in texts if text for line in text.split("\n"))


def _place(text: str) -> str:
    """Return a place as gettext writes it: a name with spaces between two isolates."""
    if not re.search(r"\s", text):
        return text
    name, colon, line = text.rpartition(":")
    return f"\u2068{name}\u2069:{line}" if colon and line.isdigit() else f"\u2068{text}\u2069"


def _rows(places: Sequence[str]) -> Iterator[str]:
    """Give places, as many on a line as fit."""
    row = ""
    for place in places:
        if row and len(row) + len(place) + 4 > _WIDTH:
            yield row
            row = ""
        row = f"{row} {place}" if row else place
    if row:
        yield row


def _entry(unit: Unit, msgid: str, msgstr: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=msgid, msgstr=msgstr, msgctxt=unit.prop(CONTEXT), obsolete=unit.prop(OBSOLETE) == "yes")
    if needs_review(unit) and (msgstr or unit.prop(PLURAL) or unit.prop(FUZZY)):
        entry.flags.append("fuzzy")
    entry.flags += [prop.text for prop in unit.props if prop.type == FLAG]
    for word, kind in PREVIOUS.items():
        setattr(entry, f"previous_{word}", unit.prop(kind))
    return entry


def _count(unit: Unit, pair: tuple[Variant, Variant | None], lost: Counter[str]) -> None:
    """Count what an entry cannot hold."""
    picked = [variant for variant in pair if variant]
    facts = {
        "further variant[s]": len(unit.variants) - len(picked),
        "tuid[s]": int(unit.tuid is not None),
        "inline code[s]": sum(not isinstance(part, str) for variant in picked for part in variant.content),
        "attribute[s]": len(unit.attrs) + sum(len(variant.attrs) for variant in picked),
        "propert[y|ies]": sum(prop.type not in _OWN and not (prop.type == STATE and _told(prop)) for prop in unit.props)
        + sum(len(variant.props) for variant in picked),
        "note[s] of variants": sum(len(variant.notes) for variant in picked),
        "unknown element[s]": len(unit.extras) + sum(len(variant.extras) for variant in picked),
    }
    lost.update({what: count for what, count in facts.items() if count})


def _told(prop: Prop) -> bool:
    """Return whether PO says as much as a state: that a translation is there, or has to be seen again."""
    return prop.text in {"translated", "needs-review-translation", "new", "initial"}
