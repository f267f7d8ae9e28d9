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
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import IO, Final

import polib

from tm.errors import BadSetting, UnusableInput
from tm.formats.textfile import read_text
from tm.formats.xliff.bilingual import Sides, locale_in, sides_of
from tm.formats.xliff.names import CONTEXT, FUZZY, OBSOLETE, REFERENCE, STATE
from tm.formats.xliff.splice import Splice, original
from tm.formats.xliff.states import needs_review
from tm.model.filled import Filled
from tm.model.lang import primary
from tm.model.memory import Note, Prop, Unit, Variant, plain_text

FLAG: Final = "x-flag"
PLURAL: Final = "x-tm-plural"
SINGULAR: Final = "x-tm-singular"
PLURAL_SOURCE: Final = "x-tm-plural-source"
HEADER: Final = "x-tm-po-header"
COMMENT: Final = "x-tm-po-comment"

_PREVIOUS: Final = {
    "previous_msgctxt": "x-tm-previous-context",
    "previous_msgid": "x-tm-previous",
    "previous_msgid_plural": "x-tm-previous-plural",
}
_OWN: Final = frozenset(
    [CONTEXT, FUZZY, FLAG, REFERENCE, PLURAL, SINGULAR, PLURAL_SOURCE, OBSOLETE, HEADER, COMMENT, *_PREVIOUS.values()]
)
_ASIAN: Final = "ko ja zh th vi id ms lo km my".split()
"""Languages with one plural form."""


def read_po(path: str, *, target: str = "") -> Iterator[Unit]:
    """Give a unit for each entry, for each form of a plural one; untranslated ones have the source only.

    Args:
        path: of the file.
        target: the language of the translations, where the header names none.

    Raises:
        UnusableInput: it is no PO, or holds translations and nothing says in which language.
    """
    catalogue = _parse(path)
    source, lang = _languages(path, catalogue, target)
    first = True
    for entry in catalogue:
        for unit in _units(entry, source, lang):
            yield replace(unit, props=(*unit.props, *_header(catalogue))) if first else unit
            first = False


def _parse(path: str) -> polib.POFile:
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
    props += [Prop(kind, text) for name, kind in _PREVIOUS.items() if (text := getattr(entry, name)) is not None]
    if entry.obsolete:
        props.append(Prop(OBSOLETE, "yes"))
    return props


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
    for name, kind in _PREVIOUS.items():
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


def fill_po(path: str, stream: IO[bytes], targets: Mapping[int, Filled]) -> list[str]:
    """Write a PO with translations put in; every other line stays as it is.

    Args:
        path: of the file.
        stream: takes the new file, in the old one's encoding.
        targets: by the place of the unit among those that `read_po` gives, from 0.

    Returns:
        What was not filled, as sentences with counts.
    """
    catalogue, file = _parse(path), original(path)
    text = file.data.decode("utf-8", "surrogatepass")
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ends)
    place = left = 0
    new: list[tuple[int, int, list[str]]] = []
    for entry in catalogue:
        count = max(1, len(entry.msgstr_plural)) if entry.msgid_plural else 1
        mine = {number: targets[place + number] for number in range(count) if place + number in targets}
        place += count
        if mine and entry.obsolete:
            left += len(mine)
        elif mine:
            new.append(_filled(entry, mine, lines))
    for start, end, rows in reversed(new):
        lines[start:end] = rows
    stream.write(file.changed([Splice(0, len(file.data), ends.join(lines))]))
    return [f"{left} obsolete entries not filled"] if left else []


def _filled(entry: polib.POEntry, filled: Mapping[int, Filled], lines: Sequence[str]) -> tuple[int, int, list[str]]:
    """Return the first and the last line of an entry that change, and what they become."""
    start = entry.linenum - 1
    at = next(number for number in range(start, len(lines)) if lines[number].lstrip().startswith("msgstr"))
    end = at
    while end < len(lines) and lines[end].lstrip().startswith(("msgstr", '"')):
        end += 1
    rows = _flagged(lines[start:at], fuzzy=any(one.state == "needs-review" for one in filled.values()))
    if not entry.msgid_plural:
        return start, end, rows + _quoted("msgstr", plain_text(filled[0].content))
    forms = dict(entry.msgstr_plural) or {0: ""}
    forms |= {number: plain_text(one.content) for number, one in filled.items()}
    for number, text in sorted(forms.items()):
        rows += _quoted(f"msgstr[{number}]", text)
    return start, end, rows


def _flagged(lines: Sequence[str], *, fuzzy: bool) -> list[str]:
    """Return the lines before a translation, marked as fuzzy or not; what the source was before goes with the mark."""
    out: list[str] = []
    marked = not fuzzy
    for line in lines:
        if line.startswith("#,"):
            flags = [flag for part in line[2:].split(",") if (flag := part.strip()) != "fuzzy"]
            flags = flags if marked else ["fuzzy", *flags]
            marked = True
            out += [f"#, {', '.join(flags)}"] if flags else []
            continue
        if not marked and not line.startswith("#"):
            out.append("#, fuzzy")
            marked = True
        if fuzzy or not line.startswith("#|"):
            out.append(line)
    return out


def _quoted(name: str, text: str) -> list[str]:
    """Return a string as PO writes it: one line, or an empty one and one for each line of the text."""
    rows = [polib.escape(line) for line in text.splitlines(keepends=True)] or [""]
    return [f'{name} "{rows[0]}"'] if len(rows) == 1 else [f'{name} ""', *(f'"{row}"' for row in rows)]
