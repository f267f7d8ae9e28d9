"""Every format of memories: which module reads and writes it, and by which endings it is known. One row a format.

A new format is a row in `FORMATS`, with a reader that takes a path and a `Reading`, a writer that takes a stream, the units and a
`Writing`, or one of the two; they stand in `format_io`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Literal

from tm.formats import format_io
from tm.formats.container import open_raw, reads_once
from tm.formats.detect import sniff_kind
from tm.formats.xliff.names import OBSOLETE, TRANSLATE
from tm.model.memory import Header, Unit


@dataclass(slots=True)
class Reading:
    """What readers are told, and what they tell.

    `source` and `target` are languages for files that name none. `lines`: whether units need their line. `keep_going`: whether
    damaged parts of a TMX are skipped. `header` is that of the first TMX; `said` are warnings and counts of what was left out.
    """

    source: str = ""
    target: str = ""
    lines: bool = True
    keep_going: bool = False
    header: Header | None = None
    said: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writing:
    """What writers are told; each takes what concerns it.

    `tool` is the one that a TMX is for (`PROFILES`). `header` gives that of the first TMX read, once a unit was read.
    """

    source: str = ""
    target: str = ""
    level: int = 2
    faithful: bool = False
    xliff: Literal["1.2", "2.0", "2.1", "2.2"] | None = None
    tbx: Literal["2", "3"] | None = None
    tool: str | None = None
    header: Callable[[], Header | None] = lambda: None


Reader = Callable[[str, Reading], Iterator[Unit]]
Units = Callable[[], Iterator[Unit]]
Writer = Callable[[IO[bytes], Units, Writing], list[str]]


def in_use(unit: Unit) -> bool:
    """Return whether a unit is to be translated at all: neither obsolete nor locked by `translate="no"`."""
    return unit.prop(OBSOLETE) != "yes" and unit.prop(TRANSLATE) != "no"


def _translated(unit: Unit) -> bool:
    return in_use(unit) and len(unit.variants) > 1 and bool(unit.variants[0].content)


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    `endings` of names; `written` those that a file may be written under. `used` tells which units checks and scores look at: not
    what is only kept so that nothing is lost.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader
    write: Writer | None = None
    written: tuple[str, ...] = ()
    used: Callable[[Unit], bool] = in_use


_XLIFF = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".mqxlz", ".xlz")

FORMATS = (
    Format("TMX", (".tmx", ".tmx.gz"), format_io.read_tmx, format_io.write_tmx, (".tmx",)),
    Format("JSON lines", (".jsonl",), format_io.read_jsonl, format_io.write_jsonl, (".jsonl",)),
    Format("TSV", (".tsv",), format_io.read_tsv, format_io.write_tsv, (".tsv",)),
    Format("CSV", (".csv",), format_io.read_csv, format_io.write_csv, (".csv",)),
    Format("XLSX", (".xlsx",), format_io.read_xlsx, format_io.write_xlsx, (".xlsx",)),
    Format("PO", (".po", ".pot"), format_io.read_po, format_io.write_po, (".po", ".pot"), _translated),
    Format("XLIFF", _XLIFF, format_io.read_xliff, format_io.write_xliff, (".xlf", ".xliff")),
    Format("TBX", (".tbx",), format_io.read_tbx, format_io.write_tbx, (".tbx",)),
    Format("SDLTM", (".sdltm",), format_io.read_sdltm),
)

READERS = {end: format.read for format in FORMATS for end in format.endings if format.name != "TMX"}
"""Readers by ending, but for TMX, which a file is taken for where nothing else is known of it."""


def format_named(name: str) -> Format | None:
    """Return the format of a file by its name's ending; `None` where that is of none."""
    low = name.lower()
    return next((format for format in FORMATS if low.endswith(format.endings)), None)


def format_of(path: str) -> Format:
    """Return the format of a file that is there, by its name, else by its content; TMX where neither tells.

    Raises:
        UnusableInput: it is missing or may not be read.
    """
    if found := format_named(path):
        return found
    kind = None
    if not reads_once(path):
        with open_raw(path) as raw:
            kind = sniff_kind(raw.read(8192))
    return next((format for format in FORMATS if kind in format.endings), FORMATS[0])
