"""Gettext PO as units (GNU gettext manual, section 3). Reading only what is translated; fuzzy entries are marked."""

from __future__ import annotations

from collections.abc import Iterator

import polib

from tm.errors import UnusableInput
from tm.formats.textfile import read_text
from tm.model.memory import Note, Prop, Unit, Variant


def read_po(path: str) -> Iterator[Unit]:
    """Give a unit for each translated entry: the source in English, the target in the language of the file's header.

    Context, flags and places become the properties `x-context`, `x-fuzzy` and `x-reference`; comments become notes.

    Raises:
        UnusableInput: it is no PO, or its header names no language.
    """
    try:
        catalogue = polib.pofile(read_text(path))
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise UnusableInput(path, f"is no PO file ({error})", advice="check it with: msgfmt -c") from None
    lang = catalogue.metadata.get("Language", "").strip().replace("_", "-")
    if not lang:
        raise UnusableInput(path, "has no Language in its header", advice='add "Language: ko\\n" to the header')
    for entry in catalogue:
        if entry.obsolete:
            continue
        forms = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            forms = [(entry.msgid_plural, text) for _, text in sorted(entry.msgstr_plural.items())][-1:]
        for source, target in forms:
            if source and target:
                yield _unit(entry, source, target, lang)


def _unit(entry: polib.POEntry, source: str, target: str, lang: str) -> Unit:
    props = [Prop("x-context", entry.msgctxt)] if entry.msgctxt else []
    if "fuzzy" in entry.flags:
        props.append(Prop("x-fuzzy", "yes"))
    props += [Prop("x-reference", ":".join(part for part in place if part)) for place in entry.occurrences]
    notes = tuple(Note(text) for text in (entry.comment, entry.tcomment) if text)
    variants = (Variant("en", (source,)), Variant(lang, (target,)))
    return Unit(None, variants, props=tuple(props), notes=notes, line=entry.linenum)
