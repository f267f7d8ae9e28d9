"""`tm update`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tm.cli.frame import LangName, SummaryFormat, lang_of, say
from tm.errors import BadSetting, UnknownFormat, UnusableInput
from tm.model.leverage import Finished, MemoryUpdate, OnConflict
from tm.model.memory import Unit

_FINISHED = ("PO", "XLIFF", "TSV", "CSV", "XLSX")
"""Formats of files that come back from a translator."""


def update(
    memory: Annotated[str | None, typer.Argument(metavar="MEMORY.tmx", help="The memory; made where there is none.")] = None,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE ...", help="PO, XLIFF, SDLXLIFF, MQXLIFF, MQXLZ, TSV, CSV, XLSX.")
    ] = None,
    conflict: Annotated[
        OnConflict, typer.Option(help="Where the memory has another target for a source: replace it, keep it, or keep both.")
    ] = OnConflict.REPLACE,
    all_: Annotated[bool, typer.Option("--all", help="Also translations that are fuzzy or need review.")] = False,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Of what changes: 2026-01-31. [default: the file's]")] = None,
    translator: Annotated[str | None, typer.Option(metavar="NAME", help="Who made it. [default: the file's]")] = None,
    from_: Annotated[LangName | None, typer.Option("--from", help="The source language. [default: the file's]")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")] = False,
    format: Annotated[SummaryFormat, typer.Option(help="Of the summary.")] = SummaryFormat.TEXT,
) -> None:
    """Put finished translations back into a memory: new units at its end, changed ones in their place.

    Every unit that does not change keeps its bytes. Each new or changed one says where it comes from: document, tool, state and
    gettext context as properties, translator and date where the file or the command line names them.

    \b
    Examples:
      tm update 기억.tmx ko.po
      tm update memory.tmx done/*.sdlxliff --translator 김하늘 --date 2026-01-31
    """
    from tm.cli.days import check_day
    from tm.leverage.finished import dated
    from tm.leverage.update import update as run
    from tm.report import leverage_updates as report

    if memory is None or not files:
        raise BadSetting("MEMORY.tmx FILE ...", memory or "", "a memory, and finished files")
    check_day("--date", date)
    if not memory.lower().endswith(".tmx"):
        raise BadSetting("MEMORY.tmx", memory, "a name that ends in .tmx")
    rows, left = _read(files, from_, unfinished=all_)
    if not Path(memory).exists():
        say(f"tm: {memory}: no such memory yet; all is new in it")
    units = _Units(memory)
    found = run(units, list(dated(rows, date, translator)), conflict)
    if not dry_run and (found.replaced or found.added):
        _write(memory, found, units.count, rows[0].source.lang)
    report.summary(sys.stdout, memory, found, unfinished=left, as_json=format is SummaryFormat.JSON)


class _Units:
    """The units of a memory as a stream, none where there is no such file; `count` is how many there were."""

    def __init__(self, path: str) -> None:
        self._path, self.count = path, 0

    def __iter__(self) -> Iterator[Unit]:
        from tm.formats.tmx import TmxReader

        if not Path(self._path).exists():
            return
        with TmxReader(self._path) as reader:
            for unit in reader:
                self.count += 1
                yield unit


def _read(files: Sequence[str], lang: LangName | None, *, unfinished: bool) -> tuple[list[Finished], int]:
    from tm.formats.memory_formats import Reading, format_named
    from tm.leverage.finished import finished

    rows: list[Finished] = []
    left = 0
    for path in files:
        format = format_named(path)
        if format is None or format.name not in _FINISHED:
            advice = "give a finished PO, XLIFF, SDLXLIFF, MQXLIFF or table; memories go together with: tm merge"
            raise UnknownFormat(path, "is no bilingual file", advice=advice)
        found, others = finished(format.read(path, Reading()), path, lang_of(lang), unfinished=unfinished)
        if not found and not others:
            raise UnusableInput(path, "holds no Korean–English text", advice="name its source language with --from")
        rows += found
        left += others
    return rows, left


def _write(path: str, found: MemoryUpdate, count: int, source: str) -> None:
    from tm.formats.output import open_output
    from tm.formats.tmx import TmxWriter
    from tm.formats.tmx.writer import own_header
    from tm.leverage.rewrite import rewrite

    if Path(path).exists():
        with open_output(path) as stream:
            rewrite(path, stream, found, count)
        return
    with open_output(path) as stream, TmxWriter(stream, own_header(source)) as writer:
        for unit in found.added:
            writer.write(unit)
