"""Every format of memories: which module reads and writes it, and by which endings it is known. One row a format.

A new format is a row in `FORMATS`, with a reader that takes a path and a `Reading`, a writer that takes a stream, the units and a
`Writing`, or one of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Literal

from tm.formats.container import open_raw
from tm.formats.detect import sniff_kind
from tm.formats.jsonl import read_jsonl, write_jsonl
from tm.formats.po import read_po, write_po
from tm.formats.tabular import read_csv, read_tsv, write_csv, write_tsv
from tm.formats.tbx import read_tbx, write_tbx
from tm.formats.tmx import TmxReader, TmxWriter
from tm.formats.tmx.profiles import PROFILES, Shaping
from tm.formats.tmx.writer import own_header
from tm.formats.xliff.names import OBSOLETE, TRANSLATE
from tm.formats.xliff.reader import read_xliff
from tm.formats.xliff.writer import write_xliff
from tm.formats.xlsx import read_xlsx, write_xlsx
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
    xliff: Literal["1.2", "2.0", "2.1"] | None = None
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


def _read_tmx(path: str, reading: Reading) -> Iterator[Unit]:
    with TmxReader(path, lines=reading.lines, keep_going=reading.keep_going) as reader:
        for unit in reader:
            reading.header = reading.header or reader.header
            yield unit
        reading.header = reading.header or reader.header
    reading.said.update(dict.fromkeys(_tmx_warnings(path, reader)))


def _tmx_warnings(path: str, reader: TmxReader) -> Iterator[str]:
    """Give what a file was repaired of, a line for each kind, damaged parts one by one."""
    first = {problem.rule: problem for problem in reversed(reader.problems)}
    for rule in ("encoding", "text-outside", "unknown-in-body", "second-seg"):
        if rule in first:
            place = f"{path}:{first[rule].line}" if first[rule].line else path
            more = f" ({reader.counts[rule]} times)" if reader.counts[rule] > 1 else ""
            yield f"{place}: {first[rule].message}{more}"
    yield from (f"{path}:{problem.line}: {problem.message}" for problem in reader.problems if problem.rule == "skipped")
    if reader.counts["skipped"]:
        yield f"{path}: {reader.counts['skipped']} damaged parts skipped"


def _write_tmx(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    rows = units()
    first = next(rows, None)
    header = writing.header() or own_header(writing.source or (first.variants[0].lang if first and first.variants else "*all*"))
    rows = chain(() if first is None else (first,), rows)
    shaping = Shaping(PROFILES[writing.tool], header, first, units, source=writing.source) if writing.tool else None
    with TmxWriter(stream, shaping.header if shaping else header, level=writing.level, faithful=writing.faithful) as writer:
        for unit in shaping.units(rows) if shaping else rows:
            writer.write(unit)
    lost = shaping.losses() if shaping else []
    if writer.dropped:
        lost.append(f"{writer.dropped} control characters left out, which XML cannot hold")
    if writer.codes_dropped:
        lost.append(f"{writer.codes_dropped} inline codes left out, as level 1 has none")
    return lost


def _write_jsonl(stream: IO[bytes], units: Units, _: Writing) -> list[str]:
    write_jsonl(stream, units())
    return []


def _said(path: str, reading: Reading) -> Callable[[str], None]:
    return lambda sentence: reading.said.update({f"{path}: {sentence}": None})


def _table(read: Callable[[str, Callable[[str], None]], Iterator[Unit]]) -> Reader:
    return lambda path, reading: read(path, _said(path, reading))


def _read_sdltm(path: str, reading: Reading) -> Iterator[Unit]:
    # SQLite takes longer to load than a short file of another format to read.
    from tm.formats.sdltm import read_sdltm

    return read_sdltm(path, _said(path, reading))


def _write_xliff(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    return write_xliff(stream, units, version=writing.xliff, source=writing.source, target=writing.target)


FORMATS = (
    Format("TMX", (".tmx", ".tmx.gz"), _read_tmx, _write_tmx, (".tmx",)),
    Format("JSON lines", (".jsonl",), lambda path, _: read_jsonl(path), _write_jsonl, (".jsonl",)),
    Format("TSV", (".tsv",), _table(read_tsv), lambda stream, units, _: write_tsv(stream, units), (".tsv",)),
    Format("CSV", (".csv",), _table(read_csv), lambda stream, units, _: write_csv(stream, units), (".csv",)),
    Format("XLSX", (".xlsx",), lambda path, _: read_xlsx(path), lambda stream, units, _: write_xlsx(stream, units), (".xlsx",)),
    Format(
        "PO",
        (".po", ".pot"),
        lambda path, reading: read_po(path, target=reading.target),
        lambda stream, units, writing: write_po(stream, units, source=writing.source, target=writing.target),
        (".po", ".pot"),
        _translated,
    ),
    Format(
        "XLIFF",
        (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
        lambda path, reading: read_xliff(path, _said(path, reading)),
        _write_xliff,
        (".xlf", ".xliff"),
    ),
    Format(
        "TBX",
        (".tbx",),
        lambda path, reading: read_tbx(path, _said(path, reading)),
        lambda stream, units, writing: write_tbx(stream, units, version=writing.tbx),
        (".tbx",),
    ),
    Format("SDLTM", (".sdltm",), _read_sdltm),
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
    # A pipe gives its bytes only once.
    if path != "-" and not Path(path).is_fifo():
        with open_raw(path) as raw:
            kind = sniff_kind(raw.read(8192))
    return next((format for format in FORMATS if kind in format.endings), FORMATS[0])
