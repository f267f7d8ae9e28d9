"""The command line: one file a command. Each parses, calls one function, and hands the result to `report`.

The only place that prints or exits. A command's module is imported when the command is called, and whatever is heavy when it is
needed there, so that `tm` starts at once.
"""

from __future__ import annotations

import sys

import typer

from tm import __version__
from tm.cli.frame import insist_on_utf8, last_resort, prepare_streams
from tm.cli.group import HELP, CommandsOnDemand

app = typer.Typer(
    cls=CommandsOnDemand,
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings=HELP,
    pretty_exceptions_enable=False,
    help="A Korean–English translation memory: align documents, keep the pairs in TMX, look them up, score (한영 번역 메모리).",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tm {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", help="Show the version and exit.", is_eager=True, callback=_version),
) -> None:
    """A Korean–English translation memory: align documents, keep the pairs in TMX, look them up, score (한영 번역 메모리)."""


def run() -> None:
    """Run the command line with the process's own arguments."""
    insist_on_utf8()
    prepare_streams()
    sys.excepthook = last_resort
    # Not `app()`, which puts an excepthook of its own in the place of ours.
    typer.main.get_command(app)(prog_name="tm")
