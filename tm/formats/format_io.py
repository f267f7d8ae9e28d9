"""How each format of memories is read and written.

A reader takes a path and a `Reading` and gives units; a writer takes a stream, what gives the units as often as wanted, and a
`Writing`, and returns what was lost, as sentences. The module of a format is loaded when it is used: all of them together take
longer than a short file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING

from tm.text.numbered import numbered

if TYPE_CHECKING:
    from tm.formats.memory_formats import Reading, Units, Writing
    from tm.formats.tmx import TmxReader
    from tm.model.memory import Unit


def read_tmx(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.tmx import TmxReader

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
        yield f"{path}: {numbered(reader.counts['skipped'], 'damaged part[s] skipped')}"


def write_tmx(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.tmx import TmxWriter
    from tm.formats.tmx.profiles import PROFILES, Shaping
    from tm.formats.tmx.writer import own_header

    rows = units()
    first = next(rows, None)
    lang = writing.source or (first.variants[0].lang if first and first.variants else "")
    header = writing.header() or own_header(lang or "*all*")
    rows = chain(() if first is None else (first,), rows)
    shaping = Shaping(PROFILES[writing.tool], header, first, units, source=writing.source) if writing.tool else None
    with TmxWriter(stream, shaping.header if shaping else header, level=writing.level, faithful=writing.faithful) as writer:
        for unit in shaping.units(rows) if shaping else rows:
            writer.write(unit)
    lost = shaping.losses() if shaping else []
    if writer.dropped:
        lost.append(numbered(writer.dropped, "control character[s] left out, which XML cannot hold"))
    if writer.codes_dropped:
        lost.append(numbered(writer.codes_dropped, "inline code[s] left out, as level 1 has none"))
    return lost


def _said(path: str, reading: Reading) -> Callable[[str], None]:
    return lambda sentence: reading.said.update({f"{path}: {sentence}": None})


def read_jsonl(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.jsonl import read_jsonl as read

    return read(path)


def write_jsonl(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.jsonl import write_jsonl as write

    write(stream, units())
    return []


def read_tsv(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.tabular import read_tsv as read

    return read(path, _said(path, reading), (reading.source, reading.target))


def write_tsv(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.tabular import write_tsv as write

    return write(stream, units)


def read_csv(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.tabular import read_csv as read

    return read(path, _said(path, reading), (reading.source, reading.target))


def write_csv(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.tabular import write_csv as write

    return write(stream, units)


def read_xlsx(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.xlsx import read_xlsx as read

    return read(path, (reading.source, reading.target))


def write_xlsx(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.xlsx import write_xlsx as write

    return write(stream, units)


def read_po(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.po import read_po as read

    return read(path, _said(path, reading), target=reading.target)


def write_po(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.po import write_po as write

    return write(stream, units, source=writing.source, target=writing.target)


def read_xliff(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.xliff.reader import read_xliff as read

    return read(path, _said(path, reading))


def write_xliff(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.xliff.writer import write_xliff as write

    return write(stream, units, version=writing.xliff, source=writing.source, target=writing.target)


def read_tbx(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.tbx import read_tbx as read

    return read(path, _said(path, reading))


def write_tbx(stream: IO[bytes], units: Units, writing: Writing) -> list[str]:
    from tm.formats.tbx import write_tbx as write

    return write(stream, units, version=writing.tbx)


def read_sdltm(path: str, reading: Reading) -> Iterator[Unit]:
    from tm.formats.sdltm import read_sdltm as read

    return read(path, _said(path, reading))
