"""What a memory was given, in a line or as an object."""

from __future__ import annotations

import json
from typing import TextIO

from tm.model.leverage import MemoryUpdate
from tm.report.terminal import shown


def summary(out: TextIO, memory: str, update: MemoryUpdate, *, unfinished: int, as_json: bool) -> None:
    """Write the counts: translations by what became of them; `unfinished` were not looked at."""
    facts = {
        "added": len(update.added),
        "replaced": len(update.replaced),
        "unchanged": update.unchanged,
        "kept": update.kept,
        "unfinished": unfinished,
    }
    if as_json:
        json.dump({"memory": memory} | facts, out, ensure_ascii=False)
        out.write("\n")
        return
    parts = [f"{count:,} {name}" for name, count in facts.items() if count or name in ("added", "replaced", "unchanged")]
    out.write(f"{shown(memory)}: {', '.join(parts)}\n")
