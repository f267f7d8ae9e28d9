"""`tm dedupe`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, TableFormat, say, stop
from tm.model.dedupe import Keep

if TYPE_CHECKING:
    from tm.model.dedupe import Duplicate


def dedupe(
    file: Annotated[str, typer.Argument(metavar="IN", help="A memory in any format read; - is standard input.")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT", help=".tmx or .jsonl; - is TMX.")] = None,
    keep: Annotated[
        Keep, typer.Option(help="Of equal units: the newest, the oldest, all (report only), or refuse to write (exit 1).")
    ] = Keep.NEWEST,
    removed: Annotated[str | None, typer.Option(metavar="FILE", help="Where removed units go; else OUT.removed.tmx.")] = None,
    folded: Annotated[
        bool, typer.Option("--folded", help="Also what differs in spelling habits only: spaces, quotes, case, North and South.")
    ] = False,
    by_source: Annotated[bool, typer.Option("--by-source", help="One unit for each source, whatever its targets.")] = False,
    in_context: Annotated[bool, typer.Option("--in-context", help="Equal units in different contexts all stay.")] = False,
    format: Annotated[TableFormat, typer.Option(help="Of the report; tsv has a row a duplicate.")] = TableFormat.TEXT,
) -> None:
    """Keep one of units whose texts are equal; report what is nearly equal, and sources with several targets.

    Removed units go to a memory of their own with the property x-tm-removed. Without -o nothing is written.

    \b
    Examples:
      tm dedupe 기억.tmx -o 정리.tmx
      tm dedupe in.tmx -o out.tmx --keep oldest --removed gone.tmx
      tm dedupe in.tmx --keep refuse
    """
    from tm.care.dedupe import Dedupe, told
    from tm.cli.care_files import Sink, Source, beside, check_output
    from tm.cli.opening import folding_of
    from tm.config import load_settings
    from tm.report import duplicates as report

    paths = [] if output is None else [output]
    if output is not None and keep in (Keep.NEWEST, Keep.OLDEST):
        paths.append(removed or beside(output, "removed"))
    for path in paths:
        check_output(path)
    source = Source(file, again=True)
    source.begin()
    job = Dedupe(
        source,
        keep,
        source=source.source,
        folded=folded,
        by_source=by_source,
        in_context=in_context,
        folding=folding_of(load_settings()),
    )
    refused = keep is Keep.REFUSE and job.repeated > 0

    def found() -> Iterator[Duplicate]:
        """Give the duplicates, while every unit goes where it belongs."""
        with ExitStack() as stack:
            sinks = [stack.enter_context(Sink(path, lambda: source.header)) for path in ([] if refused else paths)]
            for unit, duplicate in job:
                if sinks and duplicate and duplicate.removed:
                    sinks[1].write(told(duplicate))
                elif sinks:
                    sinks[0].write(unit)
                if duplicate:
                    yield duplicate

    report.write(sys.stderr if output == "-" else sys.stdout, found(), format.value, name=source.name, total=job.total)
    if refused:
        say(f"tm: {source.name}: duplicates: {job.repeated:,}" + (f"; {output} not written, choose with --keep" if output else ""))
        stop(FOUND)
