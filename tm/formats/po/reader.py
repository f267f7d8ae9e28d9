"""Gettext PO and POT as units, and back (GNU gettext manual, section 3).

| PO | unit |
| --- | --- |
| `msgid`, `msgstr` | the variants in English (or the header's `X-Source-Language`) and in the header's language |
| `msgctxt` | `x-context` |
| fuzzy; other flags | `x-fuzzy`; `x-flag` each |
| places | `x-reference` each |
| comments of the program (`#.`), of translators (`#`) | notes with `from` `developer`, `translator` |
| a plural entry | a unit for each form, with `x-tm-plural` (its number of how many, `0/2`), `x-tm-singular`, `x-tm-plural-source` |
| obsolete | `x-tm-obsolete` |
| `#|` | `x-tm-previous`, `x-tm-previous-context`, `x-tm-previous-plural` |
| the header; comments before it | `x-tm-po-header`, `x-tm-po-comment` of the first unit |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import polib

from tm.errors import UnusableInput
from tm.formats.textfile import read_text
from tm.formats.xliff.bilingual import locale_in
from tm.formats.xliff.names import CONTEXT, FUZZY, OBSOLETE, REFERENCE
from tm.model.memory import Note, Prop, Unit, Variant

FLAG: Final = "x-flag"
PLURAL: Final = "x-tm-plural"
SINGULAR: Final = "x-tm-singular"
PLURAL_SOURCE: Final = "x-tm-plural-source"
HEADER: Final = "x-tm-po-header"
COMMENT: Final = "x-tm-po-comment"

PREVIOUS: Final = {
    "previous_msgctxt": "x-tm-previous-context",
    "previous_msgid": "x-tm-previous",
    "previous_msgid_plural": "x-tm-previous-plural",
}


def read_po(path: str, *, target: str = "") -> Iterator[Unit]:
    """Give a unit for each entry, for each form of a plural one; untranslated ones have the source only.

    Args:
        path: of the file.
        target: the language of the translations, where the header names none.

    Raises:
        UnusableInput: it is no PO, or holds translations and nothing says in which language.
    """
    catalogue = parse_po(path)
    source, lang = _languages(path, catalogue, target)
    first = True
    for entry in catalogue:
        for unit in _units(entry, source, lang):
            yield replace(unit, props=(*unit.props, *_header(catalogue))) if first else unit
            first = False


def parse_po(path: str) -> polib.POFile:
    """Return what polib makes of a file.

    Raises:
        UnusableInput: it is no PO, or cannot be read.
    """
    text = read_text(path)
    try:
        # With a line break at its end no text can be the name of a file, which polib would read instead.
        return polib.pofile(text + "\n")
    except (OSError, ValueError, UnicodeDecodeError, IndexError, KeyError, AttributeError) as error:
        reason = " ".join(str(error).split()).replace("Syntax error in po file ", "")
        line = re.search(r"\(line (\d+)\)", reason)
        reason = re.sub(r"\(line \d+\):? ?", "", reason)
        number = int(line[1]) if line else None
        raise UnusableInput(path, f"is no PO file ({reason})", advice="check it with: msgfmt -c", line=number) from None


def _languages(path: str, catalogue: polib.POFile, target: str) -> tuple[str, str]:
    metadata = {key.lower(): value.strip() for key, value in catalogue.metadata.items()}
    source = metadata.get("x-source-language", "").replace("_", "-") or "en"
    lang = metadata.get("language", "").replace("_", "-") or target
    lang = lang or locale_in(path)
    if not lang and not path.lower().endswith(".pot") and not _is_template(catalogue):
        advice = 'add "Language: ko\\n" to the header, or name it with --to'
        raise UnusableInput(path, "has no Language in its header", advice=advice)
    return source, lang


def _is_template(catalogue: polib.POFile) -> bool:
    return bool(len(catalogue)) and not any(entry.msgstr or any(entry.msgstr_plural.values()) for entry in catalogue)


def _header(catalogue: polib.POFile) -> list[Prop]:
    props = []
    if catalogue.metadata:
        props.append(Prop(HEADER, "\n".join(f"{key}: {value}" for key, value in catalogue.metadata.items())))
    if catalogue.header:
        props.append(Prop(COMMENT, catalogue.header))
    if catalogue.metadata_is_fuzzy:
        props.append(Prop(HEADER, "fuzzy"))
    return props


def _units(entry: polib.POEntry, source: str, lang: str) -> Iterator[Unit]:
    props = _props(entry)
    notes = [Note(text, (("from", who),)) for who, text in (("developer", entry.comment), ("translator", entry.tcomment)) if text]
    forms = [(entry.msgid, entry.msgstr, props)]
    if entry.msgid_plural:
        forms = list(_plural(entry, props))
    for text, translation, facts in forms:
        variants = [Variant(source, (text,) if text else ())]
        if translation:
            variants.append(Variant(lang, (translation,)))
        yield Unit(None, tuple(variants), props=tuple(facts), notes=tuple(notes), line=entry.linenum)


def _plural(entry: polib.POEntry, props: list[Prop]) -> Iterator[tuple[str, str, list[Prop]]]:
    """Give the forms of an entry: the first of several renders the singular, all others, and an only one, the plural."""
    forms = sorted(entry.msgstr_plural.items()) or [(0, "")]
    for number, text in forms:
        source = entry.msgid if number == 0 and len(forms) > 1 else entry.msgid_plural
        facts = [Prop(PLURAL, f"{number}/{len(forms)}"), Prop(SINGULAR, entry.msgid), Prop(PLURAL_SOURCE, entry.msgid_plural)]
        yield source, text, [*props, *facts]


def _props(entry: polib.POEntry) -> list[Prop]:
    props = [Prop(CONTEXT, entry.msgctxt)] if entry.msgctxt is not None else []
    if "fuzzy" in entry.flags:
        props.append(Prop(FUZZY, "yes"))
    props += [Prop(FLAG, flag) for flag in entry.flags if flag != "fuzzy"]
    props += [Prop(REFERENCE, ":".join(part for part in place if part)) for place in entry.occurrences]
    props += [Prop(kind, text) for name, kind in PREVIOUS.items() if (text := getattr(entry, name)) is not None]
    if entry.obsolete:
        props.append(Prop(OBSOLETE, "yes"))
    return props
