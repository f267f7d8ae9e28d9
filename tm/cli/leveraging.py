"""What the commands that use a memory on files share: the segments of a file of any kind, and memories in several processes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tm.cli.opening import open_memory
from tm.config import Settings
from tm.errors import BadSetting, UnusableInput
from tm.formats.memory_formats import Reading, format_named, in_use
from tm.formats.po.reader import HEADER
from tm.formats.xliff.names import LOCKED
from tm.model.lang import NAMES, is_lang, language
from tm.model.leverage import SourceSegment
from tm.model.memory import Unit, Variant
from tm.model.text import Lang

if TYPE_CHECKING:
    from tm.memory import Memory
    from tm.segment import Rules

T = TypeVar("T")

_TARGET = re.compile(
    r"(?:\A|\n)Language: *([A-Za-z_-]+)|<file\b[^>]*? target-language=\"([^\"]*)|<xliff\b[^>]*? trgLang=\"([^\"]*)"
)
"""The target language in what readers keep of the head of a PO or an XLIFF."""


def is_bilingual(path: str) -> bool:
    """Return whether a file holds units, by its name; else it is a document in one language."""
    return format_named(path) is not None


def files_of(paths: Iterable[str]) -> list[str]:
    """Return the files named, each once; for a folder the documents, PO and XLIFF in and below it, in a fixed order.

    Raises:
        UnusableInput: a folder has none.
    """
    from tm.formats.documents import SUFFIXES

    found: list[str] = []
    for name in paths:
        if not Path(name).is_dir():
            found.append(name)
            continue
        inside = sorted(str(p) for p in Path(name).rglob("*") if p.is_file())
        inside = [p for p in inside if _is_for_translating(p) or Path(p).suffix.lower() in SUFFIXES]
        if not inside:
            raise UnusableInput(name, "holds no document, PO or XLIFF", advice="name a file")
        found += inside
    return list(dict.fromkeys(found))


def _is_for_translating(path: str) -> bool:
    """Return whether a file is a translator's work by its name: tables and memories may be anything."""
    format = format_named(path)
    return format is not None and format.name in ("PO", "XLIFF")


def segments_of_file(path: str, lang: Lang | None, rules: Rules | None = None) -> list[SourceSegment]:
    """Return what is to be translated of a file, in order; of locked segments only their neighbours hear.

    Args:
        path: a document, or a file of units, of which the source side counts.
        lang: the source language; else that of the document, or of the header or the first variant of a unit.
        rules: of segmentation, beside the built-in ones.

    Raises:
        UnusableInput: it cannot be read, or holds nothing in Korean or English.
        BadSetting: it is standard input, and no language is named.
    """
    if not is_bilingual(path):
        return _of_document(path, lang, rules)
    pairs = [row for row in _sources(path, lang) if row[2].text.strip()]
    if not pairs:
        wanted = NAMES[lang] if lang else "Korean or English"
        raise UnusableInput(path, f"holds no {wanted} source", advice="name its source language with --from")
    texts = [source.text for *_, source in pairs]
    return [
        SourceSegment(source.text, _lang(source), before, after, source.content, _is_translated(unit, source), place)
        for (place, unit, source), before, after in _with_neighbours(pairs, texts)
        if unit.prop(LOCKED) != "yes"
    ]


def _of_document(path: str, lang: Lang | None, rules: Rules | None) -> list[SourceSegment]:
    from tm.cli.aligning import segments_of
    from tm.formats.documents import language_of_document, read_document

    if path == "-" and lang is None:
        raise BadSetting("--from", "", "ko or en, as standard input can be read once only")
    source = lang or language_of_document(path)
    texts = [segment.text for segment in segments_of(read_document(path, source), rules)]
    return [
        SourceSegment(text, source, before, after, (text,), place=place)
        for place, (text, before, after) in enumerate(_with_neighbours(texts, texts))
    ]


def _with_neighbours(items: Sequence[T], texts: Sequence[str]) -> Iterator[tuple[T, str | None, str | None]]:
    """Give each item with the texts before and after its own."""
    return zip(items, [None, *texts], [*texts[1:], None], strict=False)


def _sources(path: str, lang: Lang | None) -> Iterator[tuple[int, Unit, Variant]]:
    """Give the units that are in use, with their places and their sources."""
    format = format_named(path)
    assert format is not None
    # A PO may not say into which language; the source side does not need it.
    reading = Reading(target="en" if lang == "ko" else "ko")
    for place, unit in enumerate(format.read(path, reading)):
        if not in_use(unit):
            continue
        header = reading.header.attr("srclang") if reading.header else None
        wanted = lang or language(header or "")
        sides = [variant for variant in unit.variants if language(variant.lang)]
        source = next((one for one in sides if wanted is None or is_lang(one.lang, wanted)), None)
        if source is not None:
            yield place, unit, source


def _lang(variant: Variant) -> Lang:
    lang = language(variant.lang)
    assert lang is not None
    return lang


def _is_translated(unit: Unit, source: Variant) -> bool:
    return any(one.text.strip() for one in unit.variants if not is_lang(one.lang, _lang(source)))


def target_language(path: str) -> str | None:
    """Return the language that a PO or XLIFF says it is translated into, as it writes it; `None` where it says nothing."""
    format = format_named(path)
    first = next(iter(format.read(path, Reading())), None) if format else None
    if first is None:
        return None
    told = [prop.text for prop in first.props if prop.type == HEADER] + list(first.extras)
    found = next((hit for text in told if (hit := _TARGET.search(text))), None)
    return next(filter(None, found.groups()), None) if found else None


@lru_cache(maxsize=1)
def memory_here(memory: tuple[str, ...], settings: Settings) -> Memory:
    """Return the memories, opened once in each process."""
    return open_memory(list(memory) or None, settings)
