"""Tables as workbooks (XLSX, ECMA-376): a sheet that a person can work in, the same bytes for the same table."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import IO, TYPE_CHECKING, Any

from tm.errors import UnknownFormat, UnusableInput, UnusableOutput
from tm.formats.package import Package
from tm.formats.review_rows import Cell
from tm.formats.workbook import save_workbook

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Styled

LONGEST = 32_767
"""Characters in a cell; Excel cuts off the rest."""

_LAST = 1_048_576
"""The last row that a sheet can have."""

_LARGEST_SHEET = 4 << 30
"""Bytes of a sheet, which is read as a stream; a million rows of long texts have some hundred millions."""

_HEADER, _TEXT, _QUOTED, _TYPED, _NUMBER = range(5)


class Sheet:
    """How the sheet of a table looks.

    Attributes:
        widths: of the columns, in characters, by name; a column without is hidden.
        typed: columns in which numbers stay texts as they were typed.
        choices: what may be chosen in the cells of a column.
        graded: the column of numbers from 0 (red) to 1 (green).
    """

    def __init__(self, widths: dict[str, int], typed: Sequence[str], choices: dict[str, Sequence[str]], graded: str) -> None:
        self.widths, self.typed, self.choices, self.graded = widths, typed, choices, graded


def write_workbook(path: str, stream: IO[bytes], rows: Iterable[Sequence[str | float | None]], look: Sheet) -> None:
    """Write a table, its header first, as a workbook with one sheet; numbers stay numbers, and no text is a formula.

    Raises:
        UnusableOutput: a text is longer than a cell can be; `path` is named.
    """
    from openpyxl import Workbook

    first, *table = rows
    header = [str(cell) for cell in first]
    for number, row in enumerate(table, 2):
        if any(isinstance(cell, str) and len(cell) > LONGEST for cell in row):
            reason = f"row {number} holds more than the {LONGEST:,} characters of a cell"
            raise UnusableOutput(path, reason, "give a name that ends in .tsv")
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("review")  # the stubs know little of sheets that are only written
    letters = _furnish(sheet, header, look)
    styles = _styles(sheet)
    typed = [name in look.typed for name in header]
    sheet.append(_filled(styles, cell, header=True) for cell in header)
    for row in table:
        sheet.append(_filled(styles, cell, typed=text) for cell, text in zip(row, typed, strict=False))
    sheet.auto_filter.ref = f"A1:{letters[list(look.widths)[-1]]}{len(table) + 1}"
    save_workbook(book, stream)


def _furnish(sheet: Any, header: list[str], look: Sheet) -> dict[str, str]:
    """Lay out the columns and return their letters."""
    from openpyxl.formatting.rule import ColorScaleRule
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {name: get_column_letter(number) for number, name in enumerate(header, 1)}
    for name, letter in letters.items():
        column = sheet.column_dimensions[letter]
        column.width, column.hidden = look.widths.get(name, 8), name not in look.widths
    sheet.freeze_panes = "A2"
    for name, allowed in look.choices.items():
        listed = DataValidation("list", formula1=f'"{",".join(allowed)}"', allow_blank=True)
        listed.error = f"{name}: {', '.join(allowed)}"
        listed.add(f"{letters[name]}2:{letters[name]}{_LAST}")
        sheet.data_validations.append(listed)
    colors = {"start_color": "F4C7C3", "mid_color": "FCE8B2", "end_color": "B7E1CD"}
    kinds = {"start_type": "num", "mid_type": "num", "end_type": "num"}
    scale = ColorScaleRule(  # type: ignore[no-untyped-call]
        start_value=0.4, mid_value=0.7, end_value=0.95, **kinds, **colors
    )
    sheet.conditional_formatting.add(f"{letters[look.graded]}2:{letters[look.graded]}{_LAST}", scale)
    return letters


def _styles(sheet: Any) -> list[Styled]:
    """Return a cell for each style. They are filled again and again, since to give every cell its style takes far longer."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cells = [WriteOnlyCell(sheet) for _ in range(5)]
    for cell in cells:
        cell.alignment = Alignment(vertical="top", wrap_text=cell is not cells[_HEADER])
    cells[_HEADER].font = Font(bold=True)
    # What Excel itself sets for a leading apostrophe: the text stays a text when a person edits it.
    cells[_QUOTED].quotePrefix = True
    cells[_TYPED].number_format = "@"
    cells[_NUMBER].number_format = "General"
    return cells


def _filled(styles: list[Styled], value: str | float | None, *, header: bool = False, typed: bool = False) -> Styled | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        styles[_NUMBER].value = value
        return styles[_NUMBER]
    cell = styles[_HEADER if header else _TYPED if typed else _QUOTED if value[0] in "=+-@" else _TEXT]
    cell.value = value
    cell.data_type = "s"
    return cell


def read_workbook(path: str, data: bytes | IO[bytes]) -> Iterator[Iterator[tuple[int, list[Cell]]]]:
    """Give the sheets of a workbook, each as its rows with their numbers; of formulas the values that were saved with them.

    The rows are read as they are asked for; a stream has to stay open until then.

    Raises:
        UnusableInput: it is damaged or built to do harm.
        UnknownFormat: it is a zip of another kind.
    """
    from openpyxl import load_workbook

    _check(Package(path, data))
    try:
        with warnings.catch_warnings():
            # About what Excel may put into a workbook and openpyxl does not keep.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data) if isinstance(data, bytes) else data, read_only=True, data_only=True)
            sheets = book.worksheets
    except Exception as error:  # openpyxl checks little: what it meets in a damaged workbook may end in any error
        raise _damaged(path, error) from None
    yield from (_rows(path, sheet) for sheet in sheets)


def _rows(path: str, sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # A sheet may claim to be as large as a sheet can be.
            sheet.reset_dimensions()
            values = enumerate(sheet.values, 1)
            row = next(values, None)
        while row is not None:
            number, cells = row
            if any(cell is not None for cell in cells):
                yield number, [_text(cell) for cell in cells]
            row = next(values, None)
    except Exception as error:  # as above
        raise _damaged(path, error) from None


def _damaged(path: str, error: Exception) -> UnusableInput:
    reason = f"is a damaged workbook ({type(error).__name__})"
    return UnusableInput(path, reason, advice="open it in the spreadsheet and save it again")


def _check(package: Package) -> None:
    """Refuse a zip that is no workbook, and one that unpacks to far more than its size or declares entities."""
    if "xl/workbook.xml" not in package:
        what = "an OpenDocument table" if "content.xml" in package else "a zip of another kind"
        raise UnknownFormat(package.path, f"is no workbook but {what}", advice="save it as XLSX")
    for name in package.names():
        tail = b""
        for piece in package.pieces(name, _LARGEST_SHEET if name.startswith("xl/worksheets/") else None):
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in tail + piece:
                raise UnusableInput(package.path, f"its part {name} declares entities", advice="this is no real document")
            tail = piece[-9:]


def _text(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, (str, date, time, timedelta)) else str(value)
