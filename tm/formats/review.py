"""Review tables as files: TSV, CSV and XLSX, as `tm` writes them and as spreadsheets save them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from tm.errors import BadSetting, UnknownFormat
from tm.formats.container import LARGEST, read_raw
from tm.formats.detect import describe_magic
from tm.formats.encoding import SAMPLE, sniff
from tm.formats.output import open_output
from tm.formats.review_record import read_record
from tm.formats.review_rows import COLUMNS, NEEDED, Cell, RowReader, columns_of, written_rows
from tm.formats.review_xlsx import Sheet, read_workbook, write_workbook
from tm.formats.textfile import read_text
from tm.model.review import DROP, OK, Review, ReviewTable

SUFFIXES = (".tsv", ".xlsx")

_WIDTHS = dict(zip(COLUMNS, (6, 8, 8, 8, 11, 60, 60, 20, 24), strict=True))
_SHEET = Sheet(_WIDTHS, ("ko_ids", "en_ids"), {"status": (OK, DROP)}, "confidence")

Grid = list[tuple[int, list[Cell]]]
"""Rows with their 1-based lines."""


def write_review(path: str, review: Review) -> None:
    """Write a review as a table, TSV or XLSX by the end of the name; the file is replaced as a whole.

    Cells that a spreadsheet would run as formulas or turn into numbers or dates stay text: by an apostrophe in TSV, by their type
    in XLSX. TSV is UTF-8 with Excel's quoting (RFC 4180 with tabs) and `\\n` line ends.

    Raises:
        BadSetting: the name ends otherwise.
        UnusableOutput: the file cannot be written, or a text is too long for a cell of XLSX.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise BadSetting("--review", path, f"a name that ends in {' or '.join(SUFFIXES)}")
    with open_output(path) as stream:
        if suffix == ".xlsx":
            write_workbook(path, stream, written_rows(review, typed=True), _SHEET)
        else:
            _write_tsv(stream, written_rows(review, typed=False))


def _write_tsv(stream: IO[bytes], rows: Iterable[Sequence[str | float | None]]) -> None:
    text = io.TextIOWrapper(stream, "utf-8", "replace", newline="", write_through=True)
    csv.writer(text, "excel-tab", lineterminator="\n").writerows(rows)
    text.detach()


def read_review(path: str) -> ReviewTable:
    """Return a review file as it is now, by its content and whatever its name.

    Columns may stand in any order, among others and in any case, rows too; empty rows do not count.

    Raises:
        UnusableInput: it cannot be read, or lacks what `tm` wrote into its header.
        UnknownFormat: it is no review table.
    """
    data = read_raw(path)
    if data.startswith(b"PK\x03\x04"):
        return _table(path, map(list, read_workbook(path, data)), "")
    if what := describe_magic(data[:64]):
        raise UnknownFormat(path, f"is no review table but {what}", advice="save it as XLSX or TSV")
    text, codec = _decoded(path, data)
    return _table(path, (_parsed(text, delimiter) for delimiter in "\t,;"), codec)


def _decoded(path: str, data: bytes) -> tuple[str, str]:
    """Return the text of a table, and its encoding where that cannot hold every character."""
    # The header holds the record, which may be longer than what is looked at, and tells nothing.
    body = data.partition(b"\n")[2]
    whole = sniff(path, data[:SAMPLE], whole=len(data) <= SAMPLE)
    if not whole.bom and sniff(path, body[:SAMPLE], whole=len(body) <= SAMPLE).codec == "cp949":
        return data.decode("cp949", "replace").replace("\r\n", "\n").replace("\r", "\n"), "cp949"
    return read_text(path, data), "ascii" if data.isascii() else ""


def _parsed(text: str, delimiter: str) -> Grid:
    csv.field_size_limit(LARGEST)  # a segment may be longer than what the library takes for a mistake
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    grid: Grid = []
    line = 1
    for row in rows:
        if any(row):
            grid.append((line, list(row)))
        line = rows.line_num + 1
    return grid


def _table(path: str, grids: Iterable[Grid], codec: str) -> ReviewTable:
    for grid in grids:
        for at, (_, cells) in enumerate(grid):
            columns = columns_of(cells)
            if columns.keys() >= NEEDED:
                written = read_record(path, [cell for cell in cells if isinstance(cell, str)])
                reader = RowReader(path, columns, written)
                rows = [reader.row(line, row) for line, row in grid[:at] + grid[at + 1 :]]
                return ReviewTable(path, written, tuple(row for row in rows if any(row.ids) or any(row.texts)), codec)
    names = ", ".join(name for name in COLUMNS if name in NEEDED)
    raise UnknownFormat(path, f"is no review table: no row names the columns {names}", advice="write one with: tm align --review")
