"""Glossaries: tables with a header row `ko en accepted banned note` in any order, or TBX.

A table has tabs or commas between cells, and forms in a cell parted by `|`. Of TBX, `termbase` tells which terms are to be used.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from tm.errors import UnknownFormat
from tm.formats.container import open_bytes
from tm.formats.detect import sniff_kind
from tm.formats.tabular import unescape_cell
from tm.formats.textfile import read_lines
from tm.model.glossary import Entry

COLUMNS: Final = ("ko", "en", "accepted", "banned", "note")


def read_terms(path: str) -> list[Entry]:
    """Return the entries of a glossary, in order; rows and concepts without Korean or English are left out.

    Raises:
        UnusableInput: it cannot be read.
        UnknownFormat: it is no TBX, and its first row does not name the columns `ko` and `en`.
    """
    if _is_tbx(path):
        # Few glossaries are TBX, and what reads them takes longer to load than a lookup does.
        from tm.formats.termbase import read_termbase

        return read_termbase(path)
    rows = _rows(path, read_lines(path))
    header = [name.strip().lower() for name in next(rows, [])]
    if not {"ko", "en"} <= set(header):
        raise UnknownFormat(path, "is no glossary: its first row lacks `ko` and `en`", advice=f"begin it with {', '.join(COLUMNS)}")
    entries = []
    for row in rows:
        cells = dict(zip(header, row, strict=False))
        ko, en, accepted, banned = (_forms(cells.get(name, "")) for name in COLUMNS[:4])
        if ko and en:
            entries.append(Entry(ko, en, accepted, banned, cells.get("note", "").strip()))
    return entries


def is_glossary(path: str) -> bool:
    """Return whether a table is a glossary and no memory: its first row names forms that are accepted or banned."""
    header = {name.strip().lower() for name in next(_rows(path, read_lines(path)[:1]), [])}
    return {"ko", "en"} <= header and bool(header & {"accepted", "banned"})


def _is_tbx(path: str) -> bool:
    if path == "-":
        return False
    with open_bytes(path) as source:
        return sniff_kind(source.read()) == ".tbx"


def _rows(path: str, lines: list[str]) -> Iterator[list[str]]:
    """Give the rows: of cells between tabs, or between commas in a `.csv`."""
    if path.lower().endswith(".csv") and lines and "\t" not in lines[0]:
        yield from csv.reader(io.StringIO("\n".join(lines)), delimiter=";" if lines[0].count(";") > lines[0].count(",") else ",")
        return
    for line in lines:
        yield [unescape_cell(cell) for cell in line.split("\t")]


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for part in cell.split("|") if (form := part.strip()))
