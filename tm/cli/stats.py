"""`tm stats`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tm.cli.frame import Format, allow


def stats(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE ...]", help="TMX files or folders; else the memory set.")
    ] = None,
    format: Annotated[Format, typer.Option(help="text or json.")] = Format.TEXT,
) -> None:
    """Count units, words, characters, languages, duplicates and conflicts of memories.

    \b
    Examples:
      tm stats 기억.tmx
      tm stats corpora --format json
    """
    from tm.care.stats import stats as count
    from tm.config import load_settings
    from tm.formats.memories import memory_files
    from tm.formats.tmx import TmxReader
    from tm.report import statistics as report

    allow(format, Format.TEXT, Format.JSON)
    results = []
    for file in memory_files(files or load_settings().memory):
        with TmxReader(file) as reader:
            results.append(count(file, reader))
    report.write(sys.stdout, results, as_json=format is Format.JSON)
