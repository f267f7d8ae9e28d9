"""Counts of memories, for people and for scripts."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TextIO

from tm.model.stats import MemoryStats


def write(out: TextIO, results: list[MemoryStats], *, as_json: bool) -> None:
    """Write counts as JSON or as a small table for each memory."""
    if as_json:
        json.dump({"files": [asdict(r) for r in results]}, out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    for result in results:
        dates = f", {result.first_date} to {result.last_date}" if result.first_date else ""
        out.write(f"{result.file}: {result.units:,} units{dates}\n")
        out.write(f"  {'language':10}{'segments':>10}{'words':>12}{'characters':>14}\n")
        for row in result.languages:
            out.write(f"  {row.lang or '(none)':10}{row.segments:>10,}{row.words:>12,}{row.characters:>14,}\n")
        out.write(
            f"  {result.duplicates:,} duplicates, {result.conflicts:,} conflicts (one source, several targets),"
            f" {result.codes:,} inline codes\n"
        )
