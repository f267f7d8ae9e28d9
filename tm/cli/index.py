"""`tm index`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from tm.cli.frame import SummaryFormat
from tm.cli.lookup import Paths
from tm.errors import UnusableOutput

_ADVICE = "set TM_CACHE_DIR to a folder that can be written"


def index(
    memory: Annotated[list[str] | None, typer.Argument(metavar="[MEMORY ...]", help="TMX files or folders of them.")] = None,
    named: Paths = None,
    format: Annotated[SummaryFormat, typer.Option(help="Of the answer.")] = SummaryFormat.TEXT,
) -> None:
    """Build or refresh the index of memories now, so that the next lookup need not.

    Every command does this by itself. The index is a cache: it may be deleted at any time (TM_CACHE_DIR says where it is).

    \b
    Examples:
      tm index
      tm index 기사/ news.tmx
    """
    from tm.cli.opening import open_memory
    from tm.config import cache_folder, load_settings
    from tm.report.rows import counted

    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableOutput(str(folder), error.strerror or "cannot be made", _ADVICE) from None
    with open_memory([*(memory or []), *(named or [])], load_settings()) as opened:
        if not opened.kept:
            raise UnusableOutput(str(folder), "the index is not kept there", _ADVICE)
        if format is SummaryFormat.JSON:
            typer.echo(json.dumps({"units": opened.units, "folder": str(folder)}, ensure_ascii=False))
        else:
            typer.echo(f"{counted(opened.units, 'unit')}; index in {folder}")
