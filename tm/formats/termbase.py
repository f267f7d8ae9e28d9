"""Termbases as glossaries, and back: which terms are preferred, accepted and banned.

The Korean terms of a concept are the Korean forms; an English term is preferred, accepted or banned as its `administrativeStatus`
(or `normativeAuthorization`) says. Without any that is preferred the first is.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO, Final

from tm.formats.saying import sentences
from tm.formats.tabular import escape_cell
from tm.formats.tbx import OWN_SOURCE, read_tbx
from tm.formats.terms import COLUMNS
from tm.model.glossary import Entry
from tm.model.lang import is_lang
from tm.model.memory import Note, Prop, Unit, Variant

_STATUS: Final = ("x-termNote:administrativeStatus", "x-termNote:normativeAuthorization", "x-termNote:status")
_DEFINITION: Final = "x-descrip:definition"
_PREFERRED: Final = ("preferred", "standardized", "legal", "regulated")
_BANNED: Final = ("deprecated", "superseded", "forbidden", "notrecommended", "obsolete")


def read_termbase(path: str) -> list[Entry]:
    """Return the entries of a TBX; concepts without Korean or English are left out.

    Raises:
        UnusableInput: it cannot be read.
    """
    return [entry for unit in read_tbx(path) if (entry := unit_entry(unit))]


def unit_entry(unit: Unit) -> Entry | None:
    """Return the entry that a concept makes; `None` without Korean or English that may be used."""
    ko: list[tuple[int, str]] = []
    en: dict[str, list[str]] = {"preferred": [], "": [], "banned": []}
    for variant in unit.variants:
        text, status = variant.text.strip(), _status(variant)
        if text and is_lang(variant.lang, "ko") and status != "banned":
            ko.append((0 if status == "preferred" else 1, text))
        elif text and is_lang(variant.lang, "en"):
            en[status].append(text)
    usable = en["preferred"] or en[""][:1]
    accepted = en[""] if en["preferred"] else en[""][1:]
    if not ko or not usable:
        return None
    forms = tuple(dict.fromkeys(text for _, text in sorted(ko, key=lambda form: form[0])))
    return Entry(forms, tuple(dict.fromkeys(usable)), tuple(accepted), tuple(en["banned"]), _note(unit))


def _status(variant: Variant) -> str:
    """Return `preferred`, `banned`, or nothing."""
    said = next((prop.text.strip().lower() for prop in variant.props if prop.type in _STATUS), "")
    if said.startswith(_PREFERRED):
        return "preferred"
    return "banned" if said.startswith(_BANNED) else ""


def _note(unit: Unit) -> str:
    texts = [prop.text for prop in unit.props if prop.type == _DEFINITION]
    return " ".join(" ".join([*texts, *(note.text for note in unit.notes)]).split())


def entry_units(entries: Iterable[Entry]) -> Iterator[Unit]:
    """Give a concept for each entry, its terms with their status."""
    for number, entry in enumerate(entries, 1):
        forms = [("ko", form, "preferred" if not place else "admitted") for place, form in enumerate(entry.ko)]
        forms += [("en", form, "preferred") for form in entry.en]
        forms += [("en", form, "admitted") for form in entry.accepted]
        forms += [("en", form, "deprecated") for form in entry.banned]
        variants = tuple(
            Variant(lang, (form,), props=(Prop(_STATUS[0], f"{status}Term-admn-sts"),)) for lang, form, status in forms
        )
        yield Unit(f"c{number}", variants, notes=(Note(entry.note),) if entry.note else ())


def write_terms(stream: IO[bytes], units: Iterator[Unit], *, commas: bool = False) -> list[str]:
    """Write concepts as a glossary's table and return what was lost, as sentences with counts.

    Args:
        stream: takes UTF-8.
        units: concepts, as `read_tbx` gives them.
        commas: whether commas stand between the cells, instead of tabs.
    """
    lost: Counter[str] = Counter()
    rows: list[tuple[str, ...]] = [COLUMNS]
    for unit in units:
        entry = unit_entry(unit)
        if entry is None:
            lost["concept[s] without a Korean and an English term"] += 1
            continue
        rows.append((*("|".join(forms) for forms in (entry.ko, entry.en, entry.accepted, entry.banned)), entry.note))
        _count(unit, lost)
    if commas:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        stream.write(text.getvalue().encode("utf-8", "replace"))
    else:
        stream.write("".join("\t".join(map(escape_cell, row)) + "\n" for row in rows).encode("utf-8", "replace"))
    return sentences(lost)


def _count(unit: Unit, lost: Counter[str]) -> None:
    """Count what a glossary's row cannot hold."""
    korean = [variant for variant in unit.variants if is_lang(variant.lang, "ko")]
    other = [variant for variant in unit.variants if not (is_lang(variant.lang, "ko") or is_lang(variant.lang, "en"))]
    props = [prop for variant in unit.variants for prop in variant.props if prop.type not in _STATUS]
    lost["term[ in another language|s in other languages]"] += len(other)
    lost["Korean term[s] that [is|are] not to be used"] += sum(_status(variant) == "banned" for variant in korean)
    lost["propert[y|ies]"] += len(props) + sum(prop.type != _DEFINITION for prop in unit.props)
    lost["note[s] of terms"] += sum(len(variant.notes) for variant in unit.variants)
    lost["unknown element[s]"] += sum(OWN_SOURCE not in extra for extra in unit.extras)
    lost["unknown element[s]"] += sum(len(variant.extras) for variant in unit.variants)


def _term(lang: str, form: str, status: str) -> Variant:
    return Variant(lang, (form,), props=(Prop(_STATUS[0], status),))
