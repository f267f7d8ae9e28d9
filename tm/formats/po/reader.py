"""Gettext PO and POT as units (GNU gettext manual, section 3).

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

Where the header names no language it is that of the file's name or folder, else Korean if a translation has Hangul, else unknown.
Where it names no source and the translations are English, the source is Korean if one of the first entries has Hangul.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from tm.errors import UnusableInput
from tm.formats.bilingual import locale_in
from tm.formats.po.entries import Entry, entries
from tm.formats.saying import Say, silent
from tm.formats.textfile import stream_lines
from tm.formats.xliff.names import CONTEXT, FUZZY, OBSOLETE, REFERENCE
from tm.model.lang import is_lang
from tm.model.memory import Note, Prop, Unit, Variant
from tm.text.numbered import numbered

FLAG: Final = "x-flag"
PLURAL: Final = "x-tm-plural"
SINGULAR: Final = "x-tm-singular"
PLURAL_SOURCE: Final = "x-tm-plural-source"
HEADER: Final = "x-tm-po-header"
COMMENT: Final = "x-tm-po-comment"

PREVIOUS: Final = {
    "msgctxt": "x-tm-previous-context",
    "msgid": "x-tm-previous",
    "msgid_plural": "x-tm-previous-plural",
}
_HANGUL: Final = re.compile("[가-힣]")
_FIRST: Final = 50
"""Entries whose source is looked at."""


def read_po(path: str, say: Say = silent, *, target: str = "") -> Iterator[Unit]:
    """Give a unit for each entry, for each form of a plural one; untranslated ones have the source only.

    Args:
        path: of the file; it is read as a stream where its header comes first and names a language.
        say: is told, at the end, in sentences with counts, what was left out.
        target: the language of the translations, where the header names none.

    Raises:
        UnusableInput: it is no PO.
    """
    rows = entries(path, stream_lines(path))
    head = list(islice(rows, 1))
    if not head:
        raise UnusableInput(path, "is no PO file (it has no entry)", advice="check it with: msgfmt -c", line=1)
    if not (head[0].is_header and _metadata(head[0]).get("language")):
        head += rows
    else:
        head += islice(rows, _FIRST)
    header = next((entry for entry in head if entry.is_header), None)
    source, lang = _languages(path, header, head, target)
    about = _about(header)
    for entry in chain(head, rows):
        if entry is header:
            continue
        for unit in _units(entry, source, lang):
            yield replace(unit, props=(*unit.props, *about)) if about else unit
            about = []
    if about:
        say("the header of a file without entries left out")
    if header is not None and (count := len(header.extracted) + len(header.places) + len(set(header.flags) - {"fuzzy"})):
        say(numbered(count, "comment[s] or flag[s] of the header left out"))


def _metadata(header: Entry | None) -> dict[str, str]:
    lines = header.forms.get(0, "").split("\n") if header is not None else []
    return {key.strip().lower(): value.strip() for key, colon, value in (line.partition(":") for line in lines) if colon}


def _languages(path: str, header: Entry | None, known: Iterable[Entry], target: str) -> tuple[str, str]:
    metadata = _metadata(header)
    source = metadata.get("x-source-language", "").replace("_", "-")
    lang = metadata.get("language", "").replace("_", "-") or target or locale_in(path)
    if not lang and any(_HANGUL.search(text) for entry in known for text in entry.forms.values() if entry is not header):
        lang = "ko"
    if not source:
        first = islice((entry.texts["msgid"] for entry in known if entry is not header), _FIRST)
        source = "ko" if is_lang(lang, "en") and any(map(_HANGUL.search, first)) else "en"
    return source, lang


def _about(header: Entry | None) -> list[Prop]:
    if header is None:
        return []
    props = [Prop(HEADER, header.forms[0].removesuffix("\n"))] if header.forms[0] else []
    if header.comments:
        props.append(Prop(COMMENT, "\n".join(header.comments)))
    if "fuzzy" in header.flags:
        props.append(Prop(HEADER, "fuzzy"))
    return props


def _units(entry: Entry, source: str, lang: str) -> Iterator[Unit]:
    props = _props(entry)
    comments = (("developer", entry.extracted), ("translator", entry.comments))
    notes = tuple(Note("\n".join(lines), (("from", who),)) for who, lines in comments if any(lines))
    forms = _plural(entry, props) if "msgid_plural" in entry.texts else [(entry.texts["msgid"], entry.forms[0], props)]
    for text, translation, facts in forms:
        variants = [Variant(source, (text,) if text else ())]
        if translation:
            variants.append(Variant(lang, (translation,)))
        yield Unit(None, tuple(variants), props=tuple(facts), notes=notes, line=entry.line)


def _plural(entry: Entry, props: list[Prop]) -> Iterator[tuple[str, str, list[Prop]]]:
    """Give the forms of an entry: the first of several renders the singular, all others, and an only one, the plural."""
    forms = sorted(entry.forms.items(), key=lambda form: int(form[0]))
    singular, plural = entry.texts["msgid"], entry.texts["msgid_plural"]
    for number, text in forms:
        facts = [Prop(PLURAL, f"{number}/{len(forms)}"), Prop(SINGULAR, singular), Prop(PLURAL_SOURCE, plural)]
        yield singular if number == 0 and len(forms) > 1 else plural, text, [*props, *facts]


def _props(entry: Entry) -> list[Prop]:
    props = [Prop(CONTEXT, entry.texts["msgctxt"])] if "msgctxt" in entry.texts else []
    if "fuzzy" in entry.flags:
        props.append(Prop(FUZZY, "yes"))
    props += [Prop(FLAG, flag) for flag in entry.flags if flag != "fuzzy"]
    props += [Prop(REFERENCE, place) for place in entry.places]
    props += [Prop(kind, entry.previous[word]) for word, kind in PREVIOUS.items() if word in entry.previous]
    if entry.obsolete:
        props.append(Prop(OBSOLETE, "yes"))
    return props
