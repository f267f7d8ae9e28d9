"""The rows of a review table: what stands in each column, written and read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from tm.errors import UnusableInput
from tm.formats.review_cells import at_risk, bare, format_ids, parse_ids, parse_status, protected, visible
from tm.formats.review_record import record_cells
from tm.model.review import DROP, OK, Reference, Review, TableRow

COLUMNS = ("row", "ko_ids", "en_ids", "status", "confidence", "ko", "en", "note", "document")
NEEDED = frozenset(["ko_ids", "en_ids", "status", "ko", "en"])

Cell = str | date | time | timedelta
"""What stands in a cell that is read: a text, or what a spreadsheet made of one."""

_APOSTROPHE = re.compile(r"(?<!\S)'")
_BEGINNING = 2
"""Characters by which a text that got an apostrophe is known again, cut or not."""

_SHOWN = 40


def written_rows(review: Review, *, typed: bool) -> Iterator[Sequence[str | float | None]]:
    """Give the rows of a table, its header first; where cells have no types (`typed`), texts at risk get an apostrophe."""
    yield [*COLUMNS, *record_cells(review)]
    number = 0
    for document in review.documents:
        lengths = [[len(segment.text) for segment in side] for side in document.sides]
        for row in document.rows:
            number += 1
            ids = [format_ids(document.pieces(row, side), lengths[side]) for side in (0, 1)]
            confidence = None if row.confidence is None else round(row.confidence, 2)
            texts = [protected(visible(text), typed=typed) for text in (row.ko, row.en, row.note, document.names[0])]
            yield [number, *ids, row.status, confidence, *texts]


def columns_of(header: Sequence[Cell]) -> dict[str, int]:
    """Return the places of the columns by their names, whatever their case; of two with one name the first."""
    names = [unicodedata.normalize("NFKC", cell).strip().casefold() if isinstance(cell, str) else "" for cell in header]
    places = {name.replace(" ", "_").replace("-", "_"): at for at, name in reversed(list(enumerate(names)))}
    return {name: places[name] for name in COLUMNS if name in places}


class RowReader:
    """Reads the rows of one table.

    Args:
        path: of the file, for errors.
        columns: where each column stands.
        written: what the table held when it was written.
    """

    def __init__(self, path: str, columns: dict[str, int], written: Review) -> None:
        self._path, self._columns = path, columns
        own = {visible(segment.text) for document in written.documents for side in document.sides for segment in side}
        self._own = own | {visible(text) for document in written.documents for row in document.rows for text in (row.ko, row.en)}
        self._at_risk = tuple({text[:_BEGINNING] for text in self._own if at_risk(text)})

    def row(self, line: int, cells: Sequence[Cell]) -> TableRow:
        """Return a row; `line` is its place in the file, 1-based.

        Raises:
            UnusableInput: a cell that counts holds something else than it may.
        """
        cell = {name: cells[at] if at < len(cells) else "" for name, at in self._columns.items()}
        return TableRow(
            line,
            _number(cell.get("row", "")),
            (self._ids(line, "ko_ids", cell), self._ids(line, "en_ids", cell)),
            self._status(line, cell),
            (self._text(line, "ko", cell), self._text(line, "en", cell)),
            bare(str(cell.get("note", ""))),
            bare(str(cell.get("document", ""))).strip(),
        )

    def _ids(self, line: int, column: str, cells: dict[str, Cell]) -> tuple[Reference, ...]:
        try:
            return parse_ids(str(cells[column]))
        except ValueError:
            raise self._refused(line, column, cells, "names no segments", "write their numbers like 3 or 3+4") from None

    def _status(self, line: int, cells: dict[str, Cell]) -> str:
        try:
            return parse_status(str(cells["status"]))
        except ValueError:
            reason = f"is neither {OK} nor {DROP}"
            raise self._refused(line, "status", cells, reason, "change it, or leave it empty") from None

    def _text(self, line: int, column: str, cells: dict[str, Cell]) -> str:
        cell = cells[column]
        if not isinstance(cell, str):
            raise self._refused(line, column, cells, "is a date that the spreadsheet made of a text", "make it text again")
        text = bare(cell)
        if "'" not in text or text in self._own:
            return text
        # A text that was moved behind another one still has its apostrophe.
        return _APOSTROPHE.sub(lambda found: "" if text.startswith(self._at_risk, found.end()) else "'", text)

    def _refused(self, line: int, column: str, cells: dict[str, Cell], reason: str, advice: str) -> UnusableInput:
        text = " ".join(str(cells[column]).split())
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        number = _number(cells.get("row", ""))
        row = f"row {number}" if number else "a new row"
        return UnusableInput(self._path, f"{row}: {column} “{shown}” {reason}", advice=advice, line=line)


def _number(cell: Cell) -> int:
    number = str(cell).strip().removesuffix(".0")
    return int(number) if number.isdecimal() and len(number) < 10 else 0
