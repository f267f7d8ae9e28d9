"""`tm stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from tm.cli.care_format import CareFormat, allow
from tm.cli.frame import Color, complain, stop, use_color
from tm.errors import TmError


def stats(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE ...]", help="Memories or folders of TMX; else the memory set.")
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")] = "-",
    format: Annotated[CareFormat, typer.Option(help="text, json, tsv or html (one page, nothing fetched).")] = CareFormat.TEXT,
    color: Annotated[Color, typer.Option(help="Of text.")] = Color.AUTO,
) -> None:
    """Count units, words, 어절, characters, languages, dates, creators, duplicates and conflicts of memories, with charts.

    \b
    Examples:
      tm stats 기억.tmx
      tm stats corpora --format json
      tm stats 기억.tmx --format html -o 기억.html
    """
    from tm.care.stats import stats as count
    from tm.cli.care_files import Source, opened
    from tm.config import load_settings
    from tm.formats.memories import memory_files
    from tm.report import statistics as report
    from tm.report.terminal import Screen, columns

    allow(format, CareFormat.TEXT, CareFormat.JSON, CareFormat.TSV, CareFormat.HTML)
    results, status = [], 0
    for file in memory_files(files or load_settings().memory):
        try:
            results.append(count(file, Source(file)()))
        except TmError as error:
            status = max(status, complain(error))
    with opened(output) as out:
        report.write(out, results, format.value, Screen(output == "-" and use_color(color), columns()))
    if status:
        stop(status)
