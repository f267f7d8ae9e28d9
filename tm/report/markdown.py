"""Tables and findings as Markdown, for the summary of a workflow or a comment under a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tm.model.finding import Finding

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")


def escaped(text: str) -> str:
    """Return text that stands for itself in one cell of a table or one item of a list."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def table(header: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> str:
    """Return a table of plain texts; the last `numbers` columns are set to the right."""
    rule = ["---"] * (len(header) - numbers) + ["---:"] * numbers
    lines = [[escaped(cell) for cell in header], rule, *([escaped(cell) for cell in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def findings_list(findings: Iterable[Finding]) -> str:
    """Return an item for each finding, with its texts."""
    return "".join(map(_item, findings))


def _item(finding: Finding) -> str:
    place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
    unit = f" (tuid {escaped(finding.tuid)})" if finding.tuid else ""
    texts = "".join(f"  - {escaped(text)}\n" for text in (finding.source, finding.target) if text)
    return f"- **{finding.level}** {escaped(place)}{unit}: {escaped(finding.message)} ({escaped(finding.check)})\n{texts}"
