"""What checks found, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from tm.model.finding import LEVELS, Finding, Level
from tm.report.markdown import findings_list
from tm.report.rows import counted, tsv
from tm.report.rows_in import ROWS, framed
from tm.report.terminal import Piece, Screen, Style, mark, shown

_STYLES: dict[Level, Style] = {"error": Style.WARNING, "warning": Style.BOLD, "info": Style.DIM}
_MARGIN = 4


def text(findings: Iterable[Finding], screen: Screen) -> Iterator[str]:
    """Give findings by file and unit: level, check and message, then both texts with the spot marked."""
    for file, rows in groupby(findings, key=lambda finding: finding.file):
        yield screen.line([(shown(file), Style.BOLD)])
        for _, group in groupby(rows, key=lambda finding: (finding.line, finding.tuid, finding.source, finding.target)):
            yield _unit(list(group), screen)


def _unit(findings: list[Finding], screen: Screen) -> str:
    first = findings[0]
    lines = [screen.block(_headline(finding), 2) for finding in findings]
    for side, label, whole in (("source", "from", first.source), ("target", "to", first.target)):
        spots = sorted({f.spot[1:] for f in findings if f.spot and f.spot.side == side and f.spot.start < f.spot.end})
        pieces = mark(whole, _apart(spots), Style.FOUND)
        lines.append(screen.block(pieces, _MARGIN + 6, label))
    return "".join(lines)


def _headline(finding: Finding) -> list[Piece]:
    place = "" if finding.line is None else f"{finding.line}:{finding.column}" if finding.column else f"{finding.line}"
    tuid = f" tuid {finding.tuid}" if finding.tuid else ""
    return [
        (f"{place} " if place else "", Style.PLAIN),
        (finding.level, _STYLES[finding.level]),
        (f" {shown(finding.message)} ", Style.PLAIN),
        (shown(f"[{finding.check}]{tuid}"), Style.DIM),
    ]


def _apart(spots: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that overlap as one."""
    out: list[tuple[int, int]] = []
    for start, end in spots:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def verdict(counts: Mapping[Level, int], units: int) -> str:
    """Return one line: how many units, how many findings of each level."""
    kinds = [f"{counts[level]} info" if level == "info" else counted(counts[level], level) for level in LEVELS if counts.get(level)]
    return f"{counted(units, 'unit')}: {', '.join(kinds) or 'nothing found'}"


def as_json(finding: Finding, hash: str) -> dict[str, Any]:
    """Return a finding as the contract has it; `hash` is what suppressions in the settings call it by."""
    spot = finding.spot
    return {
        "check": finding.check,
        "level": finding.level,
        "message": finding.message,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "tuid": finding.tuid,
        "source": finding.source,
        "target": finding.target,
        "span": {"side": spot.side, "start": spot.start, "end": spot.end} if spot else None,
        "hash": hash,
    }


def whole_json(rows: Iterable[dict[str, Any]], units: int) -> Iterator[str]:
    """Give all findings as one object."""
    return framed({"findings": [ROWS], "units": units}, rows)


def lines_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Give an object a line."""
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def markdown(findings: Iterable[Finding], counts: Mapping[Level, int], units: int) -> Iterator[str]:
    """Give a summary for people who read a pull request: how much of each level, then each finding."""
    yield f"**tm check**: {verdict(counts, units)}\n\n"
    for finding in findings:
        yield findings_list([finding])


def table(findings: Iterable[Finding]) -> Iterator[str]:
    """Give findings as tab-separated values with a header."""
    header = ["file", "line", "column", "tuid", "level", "check", "message", "source", "target"]
    yield tsv(header)
    for finding in findings:
        cells = (getattr(finding, name) for name in header)
        yield tsv(["" if cell is None else str(cell) for cell in cells])
