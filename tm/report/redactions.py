"""What was taken out of a memory, in numbers: never what it was."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TextIO

from tm.model.redact import RedactSummary
from tm.report.rows import counted
from tm.report.terminal import shown

_KINDS = {
    "name": "names of the lists",
    "email": "e-mail addresses",
    "phone": "telephone numbers",
    "resident": "resident numbers",
    "pattern": "by your patterns",
}


def write(out: TextIO, summary: RedactSummary, *, as_json: bool, name: str) -> None:
    """Write the numbers of a run."""
    if as_json:
        json.dump({"file": name, **asdict(summary), "written": summary.written}, out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    rows = [
        (summary.marked, "units left out: confidential or under embargo"),
        (summary.repeating, "units left out: the same text as one of those"),
        (summary.holding, "units left out: they held something to take out"),
        (summary.facts, "properties and notes left out: they quoted such a unit"),
        *((count, f"replaced: {_KINDS[kind]}") for kind, count in summary.replaced.items()),
    ]
    rest = "nothing of the rest is left in the file" if any(count for count, _ in rows) else "nothing to take out was found"
    out.write(f"{shown(name)}: {counted(summary.units, 'unit')}, {summary.written:,} written; {rest}\n")
    out.writelines(f"{count:>10,}  {what}\n" for count, what in rows if count)
