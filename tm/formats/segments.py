"""The segments of one side of a file, for scoring: a text file's lines, or the targets of a memory or a PO."""

from __future__ import annotations

from pathlib import Path

from tm.formats.po import read_po
from tm.formats.textfile import read_lines
from tm.formats.tmx import TmxReader


def read_segments(path: str) -> list[str]:
    """Return a text for each segment, in order; of a bilingual file the last variant of each unit, its target."""
    name = Path(path).name.lower()
    if name.endswith((".tmx", ".tmx.gz")):
        with TmxReader(path) as reader:
            return [unit.variants[-1].text for unit in reader if unit.variants]
    if name.endswith(".po"):
        return [unit.variants[-1].text for unit in read_po(path)]
    return read_lines(path)
