"""The command line: one file a command. Each parses, calls one function, and hands the result to `report`.

The only place that prints or exits. Whatever is heavy is imported inside the commands, so that `tm --help` starts at once.
"""

from __future__ import annotations

import sys

import typer

from tm import __version__
from tm.cli import align, concord, convert, evaluate, index, lookup, score, segment, stats, term, tour, validate
from tm.cli.frame import Grouped, guarded, last_resort, prepare_streams

app = typer.Typer(
    cls=Grouped,
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A Korean–English translation memory (한영 번역 메모리): align documents, keep the pairs in TMX, look them up, score.",
)

PANELS = {
    "Begin": (tour.tour,),
    "Make pairs": (align.align, segment.segment, evaluate.evaluate),
    "Look up": (lookup.lookup, concord.concord, term.term, index.index),
    "Judge translations": (score.score,),
    "Care for a memory": (validate.validate, stats.stats, convert.convert),
}
"""The commands by what a person wants to do."""

BARE = (tour.tour, lookup.lookup, index.index)
"""Commands that mean something without any argument."""

for panel, commands in PANELS.items():
    for command in commands:
        app.command(rich_help_panel=panel, no_args_is_help=command not in BARE)(guarded(command))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tm {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", help="Show the version and exit.", is_eager=True, callback=_version),
) -> None:
    """A Korean–English translation memory (한영 번역 메모리): align documents, keep the pairs in TMX, look them up, score."""


def run() -> None:
    """Run the command line with the process's own arguments."""
    prepare_streams()
    sys.excepthook = last_resort
    app(prog_name="tm")
