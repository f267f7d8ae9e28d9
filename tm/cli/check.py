"""`tm check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, Color, LangName, ReportFormat, lang_of, say, stop, use_color
from tm.errors import BadSetting
from tm.model.finding import LEVELS

if TYPE_CHECKING:
    from tm.check.check import Check, Context
    from tm.check.gathered import Gathered
    from tm.config import Settings


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Names = Annotated[list[str] | None, typer.Option(metavar="CHECK", help="Run only these checks (repeatable, or with commas).")]


def check(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE ...", help="TMX, PO, XLIFF or TSV (-: TMX on stdin).")] = None,
    only: Names = None,
    skip: Annotated[list[str] | None, typer.Option(metavar="CHECK", help="Leave these checks out (repeatable).")] = None,
    level: Annotated[Level, typer.Option(help="From which level on a finding makes the exit status 1.")] = Level.ERROR,
    terms: Annotated[list[str] | None, typer.Option(metavar="FILE", help="A glossary, TSV or TBX (repeatable).")] = None,
    register: Annotated[str | None, typer.Option(metavar="LEVEL", help="For Korean: 합니다, 해요 or 한다. [default: most]")] = None,
    from_: Annotated[LangName | None, typer.Option("--from", help="The source language. [default: the file's]")] = None,
    baseline: Annotated[str | None, typer.Option(metavar="FILE", help="Findings that are known: only new ones count.")] = None,
    update_baseline: Annotated[bool, typer.Option("--update-baseline", help="Write what is found to the baseline.")] = False,
    changed_since: Annotated[
        str | None, typer.Option(metavar="GITREF", help="Only units that the branch changed since it left GITREF.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the checks and leave.")] = False,
    format: Annotated[ReportFormat, typer.Option(help="Of the findings.")] = ReportFormat.TEXT,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """Find what a careful reader would stop at: numbers, names, terms, negation, tags, particles and more.

    Exit status 0: nothing at the level asked for or above; 1: something; 3: a file cannot be used.

    \b
    Examples:
      tm check 기사.tmx --terms terms.tsv
      tm check ko.po --level warning --format sarif > tm.sarif
      tm check memory.tmx --changed-since origin/main --baseline known.json
    """
    if list_:
        _list(format)
        return
    if not files:
        raise BadSetting("FILE", "", "a TMX, PO, XLIFF or TSV file")
    from tm.check.gathered import Gathered
    from tm.check.known import known_text
    from tm.check.registry import checks
    from tm.cli.checking import check_files, known_of
    from tm.config import load_settings

    settings = load_settings()
    # What the settings skip may be asked for by name.
    given = skip or only
    chosen = checks(_names(only), _names(skip)) if given else checks(skip=settings.skip, skipped_by="skip in the settings")
    if not chosen:
        raise BadSetting("--skip", ", ".join(_names(skip)), "less, so that a check is left")
    if update_baseline and baseline is None:
        raise BadSetting("--update-baseline", "alone", "--baseline FILE with it")
    context = _context(terms, register or settings.register, settings, chosen)
    known = None if update_baseline else known_of(baseline)
    outcome = check_files(files, chosen, context, settings, source=lang_of(from_), changed_since=changed_since)
    found = outcome.findings
    if update_baseline and baseline is not None:
        from tm.formats.output import open_output
        from tm.report.rows import counted

        with open_output(baseline) as stream:
            stream.write(known_text(found).encode())
        say(f"tm: {counted(len(found), 'finding')} known now: {baseline}")
        found = Gathered()
    elif known is not None:
        found = Gathered(known.new(found))
        if known.gone and not changed_since:
            be = "is" if known.gone == 1 else "are"
            say(f"tm: {known.gone} of the known findings {be} gone; --update-baseline makes the baseline smaller")
    if format is ReportFormat.TEXT:
        if outcome.units or not outcome.status:
            _show(found, outcome.units, level, color, known=len(outcome.findings) - len(found))
    else:
        sys.stdout.writelines(_written(found, outcome.units, chosen, files, format, level))
    grave = LEVELS[: LEVELS.index(level.value) + 1]
    status = max(outcome.status, FOUND if any(found.levels[one] for one in grave) else 0)
    if status:
        stop(status)


def _names(given: Iterable[str] | None) -> list[str]:
    return [name.strip() for one in given or () for name in one.split(",") if name.strip()]


def _context(terms: list[str] | None, register: str | None, settings: Settings, chosen: list[Check]) -> Context:
    from tm.check.check import Context
    from tm.config import REGISTERS
    from tm.formats.terms import read_terms

    if register not in (None, *REGISTERS):
        raise BadSetting("--register", register, "합니다, 해요 or 한다")
    entries = tuple(entry for file in terms or settings.terms for entry in read_terms(file))
    nearness = None
    if any(one.on_request for one in chosen):
        from tm.encode.nearness import nearness_of

        nearness = nearness_of()
    return Context(entries, register, nearness, frozenset(one.id for one in chosen))


def _list(format: ReportFormat) -> None:
    from tm.check.registry import rows
    from tm.report import checks as report
    from tm.report.terminal import Screen, columns

    if format is ReportFormat.JSON:
        sys.stdout.write(report.as_json(rows()))
    elif format is ReportFormat.MARKDOWN:
        sys.stdout.write(report.markdown(rows()))
    elif format is ReportFormat.TEXT:
        sys.stdout.write(report.listing(rows(), Screen(False, columns())))
    else:
        raise BadSetting("--format", format.value, "text, json or markdown with --list")


def _written(
    found: Gathered, units: int, chosen: list[Check], files: list[str], format: ReportFormat, level: Level
) -> Iterable[str]:
    """Give findings as they are written, piece by piece."""
    from tm.check.run import content_hash
    from tm.report import findings as report

    if format is ReportFormat.GITHUB:
        from tm.report.github import workflow_commands

        return workflow_commands(found)
    if format is ReportFormat.SARIF:
        from tm.check.registry import row_of
        from tm.report.sarif import sarif

        return sarif(found, [row_of(check) for check in chosen])
    if format is ReportFormat.JUNIT:
        from tm.report.junit import Case, junit

        cases = [
            Case(file, check.id, tuple(one for one in found if one.file == file and one.check == check.id))
            for file in files
            for check in chosen
        ]
        return [junit("tm check", cases, level.value)]
    if format is ReportFormat.MARKDOWN:
        return report.markdown(found, found.levels, units)
    if format is ReportFormat.TSV:
        return report.table(found)
    objects = (report.as_json(one, content_hash(one.check, one.source, one.target)) for one in found)
    return report.whole_json(objects, units) if format is ReportFormat.JSON else report.lines_json(objects)


def _show(found: Gathered, units: int, level: Level, color: Color, *, known: int) -> None:
    """Write findings for people, and how many the baseline knows already; under GitHub's runner also as annotations."""
    from tm.report import findings as report
    from tm.report.rows import counted
    from tm.report.terminal import Screen, columns

    levels = [one for one in LEVELS if one != "info" or level is Level.INFO]
    hidden = "; --level info shows those of level info" if sum(found.levels[one] for one in levels) < len(found) else ""
    hidden += f"; {counted(known, 'known finding')} not shown" if known else ""
    sys.stdout.writelines(report.text((one for one in found if one.level in levels), Screen(use_color(color), columns())))
    sys.stdout.write(report.verdict(found.levels, units) + hidden + "\n")
    if os.environ.get("GITHUB_ACTIONS") == "true":
        from tm.report.github import workflow_commands

        sys.stdout.writelines(workflow_commands(found, levels))
