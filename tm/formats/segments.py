"""The segments of one side of a file, for scoring: a text file's lines, or the targets of a memory, a PO, an XLIFF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tm.errors import UnusableInput
from tm.formats.textfile import read_lines
from tm.model.lang import NAMES, is_lang, language
from tm.model.score import Translation, Translations
from tm.model.text import Lang
from tm.text.normalize import language_of

if TYPE_CHECKING:
    from tm.model.memory import Unit, Variant

_DOCUMENT = ("x-tm-doc-ko", "x-tm-doc-en", "x-document", "x-file")
"""Properties that name the document of a unit, the first that it has; both sides of a comparison are to be read alike."""

_TEXT = frozenset(["", ".txt", ".ko", ".en"])
"""Endings of text files, for which no reader of memories is imported: that takes longer than scoring a short file."""


def read_segments(path: str) -> list[str]:
    """Return the texts of `read_translations`, in order."""
    return [row.text for row in read_translations(path).rows]


def read_translations(path: str, lang: Lang | None = None) -> Translations:
    """Return what a file has to be scored, in order: its lines, or the target of each unit, empty where there is none.

    Args:
        path: a text file, or TMX, PO, XLIFF or another memory by its name; `-` is text.
        lang: of the targets; without it a target is in another language than the header's source language, or else than the
            unit's first variant.

    Raises:
        UnusableInput: it cannot be read, or no unit has a target.
    """
    units = _units_of(path)
    if units is None:
        rows = tuple(Translation(line.rstrip(), line=number) for number, line in enumerate(read_lines(path), 1))
        return Translations(path, rows, lang)
    rows = tuple(_translation(unit, lang, units.source()) for unit in units)
    if rows and not any(row.text for row in rows):
        what = f"{NAMES[lang]} translation" if lang else "translation"
        raise UnusableInput(path, f"has no {what} in any of its {len(rows)} units", advice="name the language with --lang")
    return Translations(path, rows, lang or next(filter(None, (language_of(row.text) for row in rows)), None))


def read_sources(path: str, lang: Lang) -> list[str]:
    """Return what was translated into that language, in order: a text file's lines, or the source of each unit of a memory."""
    units = _units_of(path)
    if units is None:
        return [line.rstrip() for line in read_lines(path)]
    return [_translation(unit, lang, None).source or "" for unit in units]


class _Units:
    """The units of a bilingual file, and the source language where its header names one."""

    def __init__(self, units: Callable[[], Iterator[Unit]], source: Callable[[], Lang | None]) -> None:
        self._units, self.source = units, source

    def __iter__(self) -> Iterator[Unit]:
        return self._units()


def _units_of(path: str) -> _Units | None:
    """Return what reads a file whose name says that it is bilingual; `None` for text."""
    name = Path(path).name.lower()
    if Path(name).suffix in _TEXT:
        return None
    from tm.formats.memory_formats import READERS
    from tm.formats.units import UnitFile

    if name.endswith((".tmx", ".tmx.gz", *READERS)):
        file = UnitFile(path)
        return _Units(file, lambda: file.source)
    return None


def _translation(unit: Unit, lang: Lang | None, source_lang: Lang | None) -> Translation:
    target = _target(unit, lang, source_lang)
    lang = lang or (language(target.lang) if target else None)
    source = next((v for v in unit.variants if v is not target and not (lang and is_lang(v.lang, lang))), None)
    return Translation(
        target.text if target else "",
        unit.tuid,
        source.text if source else None,
        next((document for name in _DOCUMENT if (document := unit.prop(name))), ""),
        unit.line,
        unit.prop("x-context") or "",
    )


def _target(unit: Unit, lang: Lang | None, source_lang: Lang | None) -> Variant | None:
    if lang:
        return next((v for v in unit.variants if is_lang(v.lang, lang)), None)
    if source_lang:
        return next((v for v in unit.variants if not is_lang(v.lang, source_lang)), None)
    return unit.variants[-1] if len(unit.variants) > 1 else None
