"""`tm concord`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from tm.cli.frame import FOUND, Color, Format, check_directions, lang_of, say, stop, use_color
from tm.cli.lookup import NAMED, File, From, Paths, Props, Since, To


def concord(
    phrase: Annotated[list[str], typer.Argument(metavar="PHRASE ...", help="All of them occur in the unit, in any order.")],
    memory: Paths = None,
    exact: Annotated[bool, typer.Option("--exact", help="The letters as typed, nothing folded.")] = False,
    regex: Annotated[bool, typer.Option("--regex", help="PHRASE is a regular expression (Python's).")] = False,
    by_year: Annotated[bool, typer.Option("--by-year", help="How it was put, year by year.")] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Most occurrences shown; all are counted. [default: all]")
    ] = None,
    from_: From = None,
    to: To = None,
    since: Since = None,
    file: File = None,
    prop: Props = None,
    require_match: Annotated[bool, typer.Option("--require-match", help="Exit 1 if nothing holds it.")] = False,
    format: Annotated[Format, typer.Option(help="Of the answer.")] = Format.TEXT,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """Every place that holds a phrase, on either side, as key word in context; and what it was put as.

    Spaces in Korean, particles and spelling do not matter unless --exact is given: 로동 finds 노동, 시장 finds 시장에서.

    \b
    Examples:
      tm concord 장마당 --by-year
      tm concord -m news.tmx "state security" 단속 --limit 20
      tm concord --regex "1만 ?[0-9]+천"
    """
    from tm.cli.opening import open_memory
    from tm.config import load_settings
    from tm.lookup.wanted import Wanted
    from tm.report import concordances as report
    from tm.report.terminal import columns, cut

    check_directions(from_, to)
    wanted = Wanted(since=since, file=file, props=tuple(prop or ()))
    with open_memory(memory, load_settings()) as opened:
        found = opened.concord(
            *phrase,
            source=lang_of(from_),
            target=lang_of(to),
            mode="regex" if regex else "exact" if exact else "folded",
            wanted=wanted,
            limit=limit,
            by_year=by_year,
        )
        said = format is Format.TEXT and not (found.count or regex or exact)
        shorter = _without_particles(phrase) if said else []
        held = shorter and opened.concord(*shorter, wanted=wanted, limit=1).count
    report.write(sys.stdout, found, format.value, colored=use_color(color), width=columns())
    if not found.count and format is Format.TEXT:
        more = "; without --exact more may be found" if exact else f"; {' and '.join(shorter)} is there" if held else ""
        say(f"tm: nothing holds {cut(' and '.join(phrase), NAMED)}{more}")
    if require_match and not found.count:
        stop(FOUND)


def _without_particles(phrases: Sequence[str]) -> list[str]:
    """Return phrases without their particles; none where they have none."""
    from tm.text.particles import bare

    shorter = [bare(phrase) for phrase in phrases]
    return shorter if shorter != list(phrases) else []
