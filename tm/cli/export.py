"""`tm export`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import SummaryFormat, say
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.formats.omegat import Export, Project
    from tm.lookup.penalties import Penalties
    from tm.model.memory import Unit

_NEEDS_REVIEW = 10
"""Points off for what its own file marks as needing work."""

_MACHINE = "machine-translated"
"""The reason for which machine translations lose points."""


def export(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The project's folder, with omegat.project in it.")],
    tool: Annotated[str, typer.Option("--for", metavar="omegat", help="Which tool the project is of.")] = "omegat",
    memory: Annotated[
        list[str] | None, typer.Option("-m", "--memory", metavar="PATH", help="A TMX file or a folder of them; repeatable.")
    ] = None,
    format: Annotated[SummaryFormat, typer.Option(help="Of the answer.")] = SummaryFormat.TEXT,
) -> None:
    """Fill the tm/ folder of an OmegaT project from a memory.

    tm/auto gets what people translated or reviewed: OmegaT fills it in where a source is the same.
    tm/mt gets machine translations; tm/penalty-001 and the like what loses points in `tm lookup`: pairs that were aligned and not
    reviewed, those that need work (10 points), and those of [[penalty]] in the settings.
    tm/ itself gets sources with several translations, for the translator to choose.

    Languages are the project's. Only files that an earlier export wrote are replaced or taken away.

    \b
    Examples:
      tm export --for omegat 번역/프로젝트 -m 기억.tmx
      tm export --for omegat . -m memories --format json
    """
    from tm.cli.progress import Progress
    from tm.config import load_settings
    from tm.formats.memories import memory_files
    from tm.formats.omegat import export as write
    from tm.formats.omegat import is_export, read_project
    from tm.formats.tmx import TmxReader
    from tm.lookup.penalties import Penalties

    if tool != "omegat":
        raise BadSetting("--for", tool, "omegat; for other tools write a TMX with: tm convert IN OUT.tmx --for TOOL")
    settings = load_settings()
    project = read_project(folder)
    files = [file for file in memory_files(memory or settings.memory) if not is_export(file)]
    # Machine translations are never filled in, even where they lose no points.
    penalties = Penalties(settings.penalty, settings.penalty_aligned, settings.penalty_machine or 1)

    with Progress("reading memory", 2 * len(files)) as progress:

        def placed() -> Iterator[tuple[str, Unit]]:
            for file in files:
                with TmxReader(file) as reader:
                    for unit in reader:
                        yield _place(penalties, unit, file), unit
                progress.step()

        done = write(project, placed)
    _report(project, done, as_json=format is SummaryFormat.JSON)


def _place(penalties: Penalties, unit: Unit, file: str) -> str:
    """Return the folder of a unit below the project's `tm/`."""
    from math import ceil

    from tm.formats.xliff.states import needs_review
    from tm.lookup.record import record_of

    found = penalties.of(record_of(unit, file))
    if any(penalty.reason == _MACHINE for penalty in found):
        return "mt"
    points = sum(penalty.points for penalty in found) + _NEEDS_REVIEW * needs_review(unit)
    return f"penalty-{min(100, ceil(points)):03d}" if points else "auto"


def _report(project: Project, done: Export, *, as_json: bool) -> None:
    from tm.formats.omegat import NAME
    from tm.text.numbered import numbered

    files = [(str(project.memories / folder / NAME), folder, count) for folder, count in sorted(done.written.items())]
    if as_json:
        rows = [{"file": file, "folder": folder, "units": count} for file, folder, count in files]
        facts = {"project": project.file, "source": project.source, "target": project.target, "files": rows}
        print(json.dumps({**facts, "left_out": dict(done.left_out), "removed": done.removed}, ensure_ascii=False, indent=2))
        return
    for file, _, count in files:
        print(f"{file}: {numbered(count, 'unit[s]')}, {project.source} to {project.target}")
    for file in done.removed:
        print(f"{file}: taken away, as nothing belongs there any more")
    for reason, count in done.left_out.items():
        say(f"tm: {numbered(count, f'unit[s] {reason}')} left out")
