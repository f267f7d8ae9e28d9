"""Glossaries as tables: a header row `ko en accepted banned note` in any order, tabs between, forms in a cell parted by `|`."""

from __future__ import annotations

from tm.errors import UnknownFormat
from tm.formats.tabular import unescape_cell
from tm.formats.textfile import read_lines
from tm.model.glossary import Entry

_COLUMNS = ("ko", "en", "accepted", "banned", "note")


def read_terms(path: str) -> list[Entry]:
    """Return the entries of a glossary, in order; rows without Korean or English are left out.

    Raises:
        UnusableInput: it cannot be read.
        UnknownFormat: its first row does not name the columns `ko` and `en`.
    """
    lines = read_lines(path)
    header = [name.strip().lower() for name in lines[0].split("\t")] if lines else []
    if not {"ko", "en"} <= set(header):
        raise UnknownFormat(
            path, "is no glossary: its first row lacks `ko` and `en`", advice=f"begin it with {', '.join(_COLUMNS)}"
        )
    entries = []
    for line in lines[1:]:
        cells = dict(zip(header, map(unescape_cell, line.split("\t")), strict=False))
        ko, en, accepted, banned = (_forms(cells.get(name, "")) for name in _COLUMNS[:4])
        if ko and en:
            entries.append(Entry(ko, en, accepted, banned, cells.get("note", "").strip()))
    return entries


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for part in cell.split("|") if (form := part.strip()))
