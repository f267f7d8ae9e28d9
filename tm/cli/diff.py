"""`tm diff`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, Color, stop, use_color
from tm.errors import BadSetting, UnusableInput

if TYPE_CHECKING:
    from tm.model.memory import Unit


class DiffFormat(StrEnum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"
    HTML = "html"


def diff(
    files: Annotated[list[str], typer.Argument(metavar="BEFORE AFTER", help="The older and the newer memory.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is standard output.")] = "-",
    format: Annotated[DiffFormat, typer.Option(help="Of the differences; html is one page, nothing fetched.")] = DiffFormat.TEXT,
    texts: Annotated[bool, typer.Option("--texts", help="Only units whose source or target changed.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 if any unit differs, as git does.")] = False,
    color: Annotated[Color, typer.Option(help="Of text.")] = Color.AUTO,
    driver: Annotated[bool, typer.Option("--driver", help="As git calls it: PATH OLD HEX MODE NEW HEX MODE.")] = False,
    textconv: Annotated[bool, typer.Option("--textconv", help="Write one file's units as lines of text, for git.")] = False,
) -> None:
    """Compare two memories unit by unit: added, removed, changed source or target, with the words marked.

    Without colours {} stands around words that changed. The exit status is 0 whether they differ or not, unless --exit-code is
    given.

    \b
    Examples:
      tm diff 지난달.tmx 이번달.tmx
      tm diff old.tmx new.tmx --format html -o changes.html
    """
    from tm.care.diff import Diff
    from tm.cli.care_files import Source, opened
    from tm.report import differences as report
    from tm.report.terminal import columns

    if textconv:
        _textconv(files)
        return
    if driver and len(files) == 1:
        # So git tells of a file in conflict; a failure here would end the whole comparison.
        sys.stdout.write(f"* {files[0]}: in conflict\n")
        return
    names, paths = _as_git(files) if driver else ((files[0], files[-1]), files)
    if len(paths) != 2 or paths == ["-", "-"]:
        raise BadSetting("BEFORE AFTER", " ".join(files), "two memories, standard input for one of them at most")
    older, newer = (_nothing if path == os.devnull else Source(path, again=True) for path in paths)
    try:
        for source in (older, newer):
            if isinstance(source, Source):
                source.begin()
        lang = next((source.source for source in (newer, older) if isinstance(source, Source) and source.source), None)
        changes = Diff(older, newer, source=lang, texts_only=texts)
    except UnusableInput as error:
        if not driver:
            raise
        # A failure would end the whole comparison, of all other files too.
        said = f"* not compared by units: {error.reason}; for its lines: git diff --no-ext-diff\n"
        sys.stdout.write(f"--- {names[0]}\n+++ {names[1]}\n{said}")
        return
    colored = output == "-" and (use_color(color) or (driver and color is Color.AUTO and "GIT_PAGER_IN_USE" in os.environ))
    with opened(output) as out:
        counts = report.write(out, changes, format.value, names=names, colored=colored, width=columns())
    if exit_code and counts.total():
        stop(FOUND)


def _nothing() -> tuple[Unit, ...]:
    """The units of a file that did not exist."""
    return ()


def _as_git(files: list[str]) -> tuple[tuple[str, str], list[str]]:
    """Return the names to show and the files to read of what git gives an external diff; two arguments more are a renaming."""
    if len(files) not in (7, 9):
        raise BadSetting("--driver", " ".join(files), "PATH OLD HEX MODE NEW HEX MODE")
    return (f"a/{files[0]}", f"b/{files[7] if len(files) == 9 else files[0]}"), [files[1], files[4]]


def _textconv(files: list[str]) -> None:
    from tm.cli.care_files import Source
    from tm.formats.container import read_raw
    from tm.report.unit_lines import lines

    if len(files) != 1:
        raise BadSetting("--textconv", " ".join(files), "one file")
    try:
        # All at once: what is broken further down is to be shown as it is from the beginning.
        text = "".join(map(lines, Source(files[0])()))
    except UnusableInput:
        text = read_raw(files[0]).decode("utf-8", "replace")
    sys.stdout.write(text)
