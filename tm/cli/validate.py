"""`tm validate`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tm.cli.frame import FOUND, Format, complain, stop


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE ...", help="TMX files.")],
    format: Annotated[Format, typer.Option(help="Of the problems.")] = Format.TEXT,
) -> None:
    """Is it a TMX that other tools will take? Each problem with line, tuid, rule and what to do.

    Exit status 0: clean, or warnings only; 1: errors; 3: a file is not readable at all.

    \b
    Examples:
      tm validate 기억.tmx
      tm validate memory.tmx export.tmx.gz --format json
    """
    from tm.formats.tmx.validate import validate as examine
    from tm.report import validations as report

    results, status = [], 0
    for file in files:
        result, failure = examine(file)
        results.append(result)
        if failure is not None:
            status = max(status, complain(failure))
        elif any(p.level == "error" for p in result.problems):
            status = max(status, FOUND)
    report.write(sys.stdout, results, format.value)
    if status:
        stop(status)
