"""Counts of memories, for people, for scripts and for browsers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TextIO

from tm.model.stats import BINS, MemoryStats
from tm.report.page import begin, end
from tm.report.rows import counted, tsv
from tm.report.statistics_page import section, style
from tm.report.terminal import Screen, Style, cells, cut, shown

_MOST = 10
"""Creators that a chart shows."""

_NAME, _NUMBER, _BAR = 16, 10, 32
"""Columns of a chart; a narrow screen has shorter bars."""

Chart = tuple[str, list[tuple[str, int]]]
"""A title, and rows of a name and a number."""


def write(out: TextIO, results: Sequence[MemoryStats], format: str, screen: Screen | None = None) -> None:
    """Write counts: `text` (a table and charts for each memory), `json`, `tsv` (a row a language) or `html` (one page)."""
    if format == "json":
        json.dump({"files": [asdict(r) for r in results]}, out, ensure_ascii=False, indent=1)
        out.write("\n")
    elif format == "tsv":
        out.write("file\tlang\tsegments\twords\teojeol\tcharacters\n")
        out.writelines(
            tsv([r.file, row.lang, *map(str, (row.segments, row.words, row.eojeol, row.characters))])
            for r in results
            for row in r.languages
        )
    elif format == "html":
        out.write(begin(results[0].file if len(results) == 1 else f"{len(results)} memories", style()))
        out.writelines(section(r, facts(r), charts(r), titled=len(results) > 1) for r in results)
        out.write(end())
    else:
        for result in results:
            out.writelines(_text(result, screen or Screen()))


def facts(result: MemoryStats) -> list[str]:
    """Return what is worth a sentence."""
    dates = f"from {_day(result.first_date)} to {_day(result.last_date)}" if result.first_date else "no dates"
    conflicts = f"{counted(result.conflicts, 'conflict')} (one source, several targets)"
    return [
        f"{counted(result.units, 'unit')}, {dates}",
        f"{counted(result.duplicates, 'duplicate')}, {conflicts}, {counted(result.codes, 'inline code')}",
    ]


def _day(date: str | None) -> str:
    """Return a date of TMX (20260117T093000Z) as 2026-01-17; another one as it is."""
    found = re.match(r"(\d{4})(\d\d)(\d\d)(?:T|$)", date or "")
    return "-".join(found.groups()) if found else str(date)


def charts(result: MemoryStats) -> list[Chart]:
    """Return what is worth a chart: years, creators, confidence; those that say something."""
    years = [(share.name, share.units) for share in result.years]
    if years and result.undated:
        years.append(("no date", result.undated))
    people = [(share.name, share.units) for share in result.creators[:_MOST]]
    if len(result.creators) > _MOST:
        people.append((f"{len(result.creators) - _MOST:,} others", sum(share.units for share in result.creators[_MOST:])))
    sure = [(f"{n / BINS:.1f}–{(n + 1) / BINS:.1f}", units) for n, units in enumerate(result.confidence)]
    return [chart for chart in (("years", years), ("creators", people), ("confidence of the aligner", sure)) if chart[1]]


def _text(result: MemoryStats, screen: Screen) -> Iterator[str]:
    head, *rest = facts(result)
    yield screen.block([(f"{shown(result.file)}: {head}", Style.BOLD)])
    yield f"  {'language':10}{'segments':>10}{'words':>12}{'characters':>14}\n"
    for row in result.languages:
        words = f"{row.eojeol:,} 어절" if row.eojeol else f"{row.words:,}"
        name = cut(shown(row.lang) or "(none)", 10)
        yield f"  {name}{' ' * (10 - cells(name))}{row.segments:>10,}{' ' * (12 - cells(words))}{words}{row.characters:>14,}\n"
    yield from (screen.block([(line, Style.PLAIN)], 2) for line in rest)
    for title, rows in charts(result):
        yield from _chart(title, rows, screen)


def _chart(title: str, rows: list[tuple[str, int]], screen: Screen) -> Iterator[str]:
    yield screen.line([(f"  {title}", Style.DIM)])
    most = max(max(number for _, number in rows), 1)
    longest = max(1, min(_BAR, screen.width - _NAME - _NUMBER - 4))
    for name, number in rows:
        label = cut(shown(name), _NAME)
        bar = "█" * round(longest * number / most) or ("▏" if number else "")
        yield screen.line([(f"  {label}{' ' * (_NAME - cells(label))} {number:>{_NUMBER},} ", Style.PLAIN), (bar, Style.TARGET)])
