"""`tm merge`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, SummaryFormat, complain, say, stop
from tm.errors import BadSetting, TmError
from tm.model.merge import Policy

if TYPE_CHECKING:
    from tm.model.memory import Unit
    from tm.model.merge import MergeSummary

_FAILED = 129
"""What git's merge driver answers to a failure that is no conflict."""


def merge(
    files: Annotated[list[str], typer.Argument(metavar="OURS THEIRS", help="The two memories; each in any format read.")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT", help=".tmx or .jsonl; - is TMX.")] = None,
    base: Annotated[str | None, typer.Option(metavar="FILE", help="The version that both come from: a three-way merge.")] = None,
    conflict: Annotated[
        Policy, typer.Option(help="Where both changed a unit: keep both, marked; ours, theirs or the newest; or refuse.")
    ] = Policy.BOTH,
    driver: Annotated[bool, typer.Option("--driver", help="As git's merge driver: BASE OURS THEIRS [NAME], into OURS.")] = False,
    format: Annotated[SummaryFormat, typer.Option(help="Of the summary.")] = SummaryFormat.TEXT,
) -> None:
    """Merge two memories, each unit once; with --base, what either side changed, added or deleted.

    Units are known by tuid and text. Where both sides changed one unit, both are kept with the property x-tm-conflict (ours or
    theirs), and the exit status is 1. A pair is never made of one side's source and the other's target.

    \b
    Examples:
      tm merge 내기억.tmx 동료기억.tmx -o 합본.tmx
      tm merge --base old.tmx mine.tmx hers.tmx -o merged.tmx --conflict newest
    """
    from tm.cli.care_files import check_output
    from tm.report import merges as report

    if driver:
        _drive(files)
        return
    if len(files) != 2:
        raise BadSetting("OURS THEIRS", " ".join(files), "two memories")
    if output is None:
        raise BadSetting("-o/--output", "", "a file to write")
    if [*files, base].count("-") > 1:
        raise BadSetting("OURS THEIRS", "-", "standard input for one of them only")
    check_output(output)
    summary = _merged(base, files[0], files[1], output, conflict)
    out = sys.stderr if output == "-" else sys.stdout
    report.write(out, summary, as_json=format is SummaryFormat.JSON, names=(files[0], files[1]))
    if summary.unresolved and conflict is Policy.REFUSE:
        say(f"tm: nothing written; units in conflict: {summary.unresolved}; choose with --conflict")
    if summary.unresolved:
        stop(FOUND)


def _drive(files: list[str]) -> None:
    """Merge into the second file, as git asks for it."""
    from tm.report import merges as report

    try:
        if len(files) not in (3, 4):
            raise BadSetting("--driver", " ".join(files), "BASE OURS THEIRS [NAME]")
        base, ours, theirs = files[:3]
        name = files[3] if len(files) == 4 else ours
        summary = _merged(base, ours, theirs, ours, Policy.BOTH)
        if summary.conflicts:
            report.write(sys.stderr, summary, as_json=False, names=(f"{name} (ours)", f"{name} (theirs)"))
    except TmError as error:
        complain(error)
        stop(_FAILED)
    except Exception as error:  # whatever it is, git must not take it for a conflict that was written down
        say(f"tm: the merge failed ({type(error).__name__}: {error}); merge by hand, and report it")
        stop(_FAILED)
    if summary.conflicts:
        stop(FOUND)


def _merged(base: str | None, ours: str, theirs: str, output: str, policy: Policy) -> MergeSummary:
    """Write the merged memory, unless there are conflicts and they are refused, and return what was done."""
    from tm.care.combine import combine_headers
    from tm.care.merge import Merge
    from tm.cli.care_files import Sink, Source

    mine, other = Source(ours, again=True), Source(theirs, again=True)
    mine.begin()
    old = _base(base)
    job = Merge(old, mine, other, policy=policy, source=mine.source)
    if policy is Policy.REFUSE:
        for _ in job:
            pass
        if job.summary.conflicts:
            return replace(job.summary, written=0)
    header = mine.header if job.total else other.header
    if isinstance(old, Source):
        header = combine_headers(old.header, mine.header, other.header)
    with Sink(output, lambda: header) as sink:
        for unit in job:
            sink.write(unit)
    return job.summary


def _base(path: str | None) -> Callable[[], Iterable[Unit]] | None:
    """Return the common version; git gives an empty file where there is none."""
    from tm.cli.care_files import Source

    if path is not None and Path(path).is_file() and not Path(path).stat().st_size:
        return tuple
    return Source(path, again=True) if path is not None else None
