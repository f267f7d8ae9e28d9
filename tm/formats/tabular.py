"""Memories as tables of text: TSV and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from tm.formats.columns import Columns, Rows, with_languages
from tm.formats.dialect import TextTable, escape_cell, quoted_cell, unescape_cell
from tm.formats.saying import Say, silent
from tm.model.memory import Unit
from tm.text.numbered import numbered

__all__ = ["escape_cell", "read_csv", "read_tsv", "unescape_cell", "write_csv", "write_tsv"]

_FORMULA = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet takes for a formula."""


def write_tsv(stream: IO[bytes], units: Callable[[], Iterator[Unit]]) -> list[str]:
    """Write a memory as a table and return what the table cannot hold, as sentences with counts.

    Args:
        stream: takes UTF-8, `\\n` line ends; tabs, line breaks and backslashes in cells as `\\t`, `\\n`, `\\\\`.
        units: gives the units; called twice, since the columns have to be known first.
    """
    rows = Rows(units)
    for row in rows:
        stream.write("\t".join(map(escape_cell, row)).encode("utf-8", "replace") + b"\n")
    return rows.losses()


def write_csv(stream: IO[bytes], units: Callable[[], Iterator[Unit]]) -> list[str]:
    """Write a memory as a table (RFC 4180, but `\\n` line ends) and return what it cannot hold, as sentences with counts.

    Args:
        stream: takes UTF-8 without a byte order mark.
        units: gives the units; called twice, since the columns have to be known first.
    """
    rows = Rows(units)
    formulas = 0
    for row in rows:
        formulas += sum(cell.startswith(_FORMULA) for cell in row)
        stream.write(",".join(map(quoted_cell, row)).encode("utf-8", "replace") + b"\n")
    said = numbered(
        formulas, "cell[ begins|s begin] with =, +, - or @, which a spreadsheet takes for [a formula|formulas]; for one write .xlsx"
    )
    return [*rows.losses(), *([said] if formulas else [])]


def read_tsv(path: str, said: Say = silent, langs: tuple[str, str] = ("", "")) -> Iterator[Unit]:
    """Give the units of a table with tabs: written by `tm`, or by Excel or others with quotes.

    Args:
        path: of the file.
        said: takes a sentence about how the table is written.
        langs: the languages of columns that are headed `source` and `target`.

    Raises:
        UnusableInput: the header has fewer than two languages, or a row has more cells than the header.
    """
    return _read(path, TextTable(path, "\t"), said, langs)


def read_csv(path: str, said: Say = silent, langs: tuple[str, str] = ("", "")) -> Iterator[Unit]:
    """Give the units of a table with commas, semicolons, tabs or bars, whichever its header has most of.

    Args:
        path: of the file.
        said: takes a sentence about how the table is written.
        langs: as in `read_tsv`.

    Raises:
        UnusableInput: as `read_tsv`, or a quote is not closed.
    """
    return _read(path, TextTable(path), said, langs)


def _read(path: str, table: TextTable, said: Say, langs: tuple[str, str]) -> Iterator[Unit]:
    rows = table.rows()
    line, header = next(rows, (1, []))
    columns = Columns(path, with_languages(header, *langs), line)
    said(f"read as a table with {table.dialect()}")
    for line, cells in rows:
        yield columns.unit(line, cells)
