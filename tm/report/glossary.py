"""Entries of a glossary, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO

from tm.model.glossary import Entry
from tm.report.terminal import Screen, Style, shown


def write(out: TextIO, entries: Sequence[Entry], format: str, screen: Screen) -> None:
    """Write entries as `text` (for a screen), `json`, `jsonl` or `tsv`."""
    if format == "json":
        json.dump([_row(entry) for entry in entries], out, ensure_ascii=False, indent=1)
        out.write("\n")
        return
    if format == "jsonl":
        out.writelines(json.dumps(_row(entry), ensure_ascii=False) + "\n" for entry in entries)
        return
    if format == "tsv":
        out.write("ko\ten\taccepted\tbanned\tnote\n")
        for entry in entries:
            cells = ("|".join(forms) for forms in (entry.ko, entry.en, entry.accepted, entry.banned))
            out.write("\t".join(" ".join(cell.split()) for cell in (*cells, entry.note)) + "\n")
        return
    for entry in entries:
        out.write(screen.block([(shown(f"{' / '.join(entry.ko)} = {' / '.join(entry.en)}"), Style.BOLD)]))
        for what, value in (("also", ", ".join(entry.accepted)), ("not", ", ".join(entry.banned)), ("note", entry.note)):
            if value:
                out.write(screen.block([(shown(f"{what}: {value}"), Style.PLAIN)], 4))


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "ko": list(entry.ko),
        "en": list(entry.en),
        "accepted": list(entry.accepted),
        "banned": list(entry.banned),
        "note": entry.note,
    }
