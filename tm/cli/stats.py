"""`tm stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from tm.cli.frame import Color, PageFormat, complain, stop, use_color
from tm.errors import TmError


def stats(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE ...]", help="Memories or folders of TMX; else the memory set.")
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")] = "-",
    format: Annotated[PageFormat, typer.Option(help="Of the answer; html is one page, nothing fetched.")] = PageFormat.TEXT,
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
