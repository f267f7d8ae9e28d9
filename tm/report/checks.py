"""The list of checks, for people, for scripts, and for README."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tm.model.finding import CheckRow
from tm.report.markdown import table
from tm.report.terminal import Screen, Style


def listing(rows: Iterable[CheckRow], screen: Screen) -> str:
    """Return a paragraph for each check."""
    out = []
    for row in rows:
        out.append(screen.line([(row.id, Style.BOLD), (f"  {_remarks(row)}", Style.DIM)]))
        out.append(screen.block([(f"{row.what}: {row.why}", Style.PLAIN)], 4))
    return "".join(out)


def markdown(rows: Iterable[CheckRow]) -> str:
    """Return a table."""
    return table(["Check", "Level", "Finds"], [[row.id, _remarks(row), row.what] for row in rows])


def as_json(rows: Iterable[CheckRow]) -> str:
    """Return an array of objects."""
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1) + "\n"


def _remarks(row: CheckRow) -> str:
    target = {"ko": ", Korean targets", "en": ", English targets"}.get(row.target, "")
    return f"{row.level}{target}{', only when named' if row.on_request else ''}"
