"""Memories as workbooks (XLSX, ECMA-376): a sheet with the columns of a TSV, which a person can work in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Any

from tm.errors import UnusableInput
from tm.formats.columns import Columns, Rows, with_languages
from tm.formats.container import open_raw
from tm.formats.detect import describe
from tm.formats.review_rows import Cell
from tm.formats.review_xlsx import LONGEST, read_workbook
from tm.formats.workbook import save_workbook
from tm.model.memory import Unit
from tm.text.numbered import numbered

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Styled

MOST_ROWS = 1_048_576
"""Rows that a sheet can have."""

_SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON may hold."""

_WIDE, _NARROW = 60, 16
"""Widths of columns, in characters."""


def write_xlsx(stream: IO[bytes], units: Callable[[], Iterator[Unit]]) -> list[str]:
    """Write a memory as a workbook with one sheet and return what it cannot hold, as sentences with counts.

    Every cell is a text, so that none is run as a formula and none becomes a number or a date.

    Args:
        stream: takes the bytes, the same for the same units.
        units: gives the units; called twice, since the columns have to be known first.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    rows = Rows(units)
    table = iter(rows)
    header = next(table)
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("memory")  # the stubs know little of sheets that are only written
    sheet.freeze_panes = "A2"
    texts = header.index("tuid")
    for number in range(len(header)):
        sheet.column_dimensions[get_column_letter(number + 1)].width = _WIDE if number < texts else _NARROW
    fill = _Filling(sheet)
    sheet.append(fill.header(cell) for cell in header)
    count, too_long, too_many = 1, 0, 0
    for row in table:
        if any(len(cell) > LONGEST for cell in row):
            too_long += 1
        elif count == MOST_ROWS:
            too_many += 1
        else:
            sheet.append(fill.text(cell) for cell in row)
            count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{count}"
    save_workbook(book, stream)
    lost = rows.losses()
    if fill.dropped:
        lost.append(numbered(fill.dropped, "control character[s] left out, which a workbook cannot hold"))
    if too_long:
        what = f"unit[s] with more than the {LONGEST:,} characters of a cell left out; for [it|them] write .csv"
        lost.append(numbered(too_long, what))
    if too_many:
        lost.append(numbered(too_many, f"unit[s] beyond the {MOST_ROWS:,} rows of a sheet left out; for them write .csv"))
    return lost


class _Filling:
    """Fills the same styled cells again and again, since to give every cell its style takes far longer.

    A row has to be appended cell by cell, as a generator gives them: in a list all of them would be the last one.
    """

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font

        self._header: Styled
        self._text: Styled
        self._quoted: Styled
        self._header, self._text, self._quoted = (WriteOnlyCell(sheet) for _ in range(3))
        self._header.font = Font(bold=True)
        for cell in (self._text, self._quoted):
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            # A text stays one when a person edits it: no number, no date.
            cell.number_format = "@"
        # What Excel itself sets for a leading apostrophe.
        self._quoted.quotePrefix = True
        self.dropped = 0

    def header(self, text: str) -> Styled | None:
        return self._filled(self._header, text)

    def text(self, text: str) -> Styled | None:
        return self._filled(self._quoted if text.startswith(("=", "+", "-", "@", "'")) else self._text, text)

    def _filled(self, cell: Styled, text: str) -> Styled | None:
        if not text:
            return None
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        kept, dropped = ILLEGAL_CHARACTERS_RE.subn("", text)
        kept, lone = _SURROGATES.subn("", kept)
        self.dropped += dropped + lone
        cell.value = kept
        cell.data_type = "s"
        return cell


def read_xlsx(path: str, langs: tuple[str, str] = ("", "")) -> Iterator[Unit]:
    """Give the units of the sheets whose first row names two languages; of formulas the values that were saved with them.

    Args:
        path: of the file.
        langs: the languages of columns that are headed `source` and `target`.

    Raises:
        UnusableInput: it is no workbook or damaged, no sheet has such a row, or a spreadsheet has made a date of a text.
    """
    with open_raw(path) as stream:
        head = stream.read(4096)
        if not head.startswith(b"PK"):
            raise UnusableInput(path, f"is no workbook but {describe(head)}", advice="save it as XLSX")
        yield from _units(path, stream, langs)


def _units(path: str, stream: IO[bytes], langs: tuple[str, str]) -> Iterator[Unit]:
    refused: UnusableInput | None = None
    found = False
    for rows in read_workbook(path, stream):
        first = next(rows, None)
        if first is None:
            continue
        line, header = first
        try:
            columns = Columns(path, with_languages([str(cell) for cell in _trimmed(header)], *langs), line)
        except UnusableInput as error:
            refused = refused or error
            continue
        found = True
        for line, cells in rows:
            yield columns.unit(line, [_text(path, line, cell) for cell in _trimmed(cells)])
    if not found:
        raise refused or UnusableInput(path, "is an empty workbook", advice="give one with a memory in it")


def _trimmed(cells: list[Cell]) -> list[Cell]:
    """Return a row without the empty cells at its end, which a sheet may have by the thousand."""
    end = next((at for at in range(len(cells), 0, -1) if cells[at - 1] != ""), 0)
    return cells[:end]


def _text(path: str, line: int, cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    reason = f"the cell “{cell}” is a date that the spreadsheet made of a text"
    raise UnusableInput(path, reason, advice="make it text again", line=line)
