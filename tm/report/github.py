"""Findings as workflow commands, which GitHub shows as annotations beside the lines that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tm.model.finding import LEVELS, Finding, Level
from tm.report.workspace import from_root

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def workflow_commands(findings: Iterable[Finding], levels: Iterable[Level] = LEVELS) -> Iterator[str]:
    """Give a command for each finding of those levels, the gravest first: GitHub shows ten of each level in a step.

    The levels come the gravest first; the findings are gone through once for each.
    """
    return (_command(finding) for level in levels for finding in findings if finding.level == level)


def _command(finding: Finding) -> str:
    column = finding.column if finding.line else None
    facts = {"file": from_root(finding.file), "line": finding.line, "col": column, "title": finding.check}
    given = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in facts.items() if value is not None)
    unit = f" (tuid {finding.tuid})" if finding.tuid else ""
    return f"::{_COMMANDS[finding.level]} {given}::{(finding.message + unit).translate(_TEXT)}\n"
