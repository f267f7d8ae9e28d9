"""Targets put into a table of texts (TSV, CSV): rows that get none keep every byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import IO

from tm.formats.columns import Columns, is_own
from tm.formats.dialect import Dialect, TextTable, escape_cell
from tm.formats.splice import original
from tm.formats.xliff.names import MATCH, ORIGIN, STATE
from tm.model.filled import Filled
from tm.model.lang import is_lang
from tm.model.memory import plain_text
from tm.model.text import Lang
from tm.text.numbered import numbered

_STATES = {"final": "final", "translated": "translated", "needs-review": "needs-review-translation"}
_ADDED = (STATE, MATCH, ORIGIN)


def fill_table(path: str, stream: IO[bytes], targets: Mapping[int, Filled], lang: Lang) -> list[str]:
    """Write a table with targets put in; state, similarity and origin stand in columns of those properties, added where missing.

    Args:
        path: of a TSV or CSV.
        stream: takes the new table, in the encoding of the old one.
        targets: by the number of the row below the header, from 0, blank ones not counted.
        lang: of the targets.

    Returns:
        What was not filled, as sentences with counts: inline codes, which a table cannot hold.
    """
    table = TextTable(path, "\t" if path.lower().endswith(".tsv") else None)
    dialect, whole = table.dialect(), original(path)
    rows = table.rows()
    line, header = next(rows)
    columns = _Columns(path, header, lang)
    lines = whole.data.decode("utf-8", "surrogatepass").split(dialect.line_end)
    changes = [_change(lines, line, header, columns.header, dialect)] if targets else []
    codes = 0
    for place, (line, cells) in enumerate(rows):
        if place in targets:
            codes += sum(not isinstance(part, str) for part in targets[place].content)
            changes.append(_change(lines, line, cells, columns.filled(cells, targets[place]), dialect))
    for start, end, text in reversed(changes):
        lines[start:end] = [text]
    stream.write(whole._replace(data=dialect.line_end.join(lines).encode("utf-8", "surrogatepass")).changed(()))
    return [numbered(codes, "inline code[s] left out, as tables have none")] if codes else []


class _Columns:
    """Which column is which."""

    def __init__(self, path: str, header: Sequence[str], lang: Lang) -> None:
        # A row whose cells are their own numbers tells which column became what.
        numbered = Columns(path, header).unit(1, [str(number) for number in range(len(header))])
        self._target = next(int(variant.text) for variant in numbered.variants if is_lang(variant.lang, lang))
        prefix = "prop:" if is_own(header) else ""
        self._places = {prop.type: int(prop.text) for prop in numbered.props}
        self.header = list(header)
        for kind in _ADDED:
            if kind not in self._places:
                self._places[kind] = len(self.header)
                self.header.append(prefix + kind)

    def filled(self, cells: Sequence[str], filled: Filled) -> list[str]:
        """Return a row with a target in it."""
        row = [*cells, *[""] * (len(self.header) - len(cells))]
        row[self._target] = plain_text(filled.content)
        score = "" if filled.score is None else f"{filled.score:g}"
        for kind, text in zip(_ADDED, (_STATES[filled.state], score, filled.origin), strict=True):
            row[self._places[kind]] = text
        return row


def _change(lines: Sequence[str], line: int, before: Sequence[str], row: Sequence[str], dialect: Dialect) -> tuple[int, int, str]:
    """Return which lines a row takes, from 0, the end not included, and what stands there then."""
    start = line - 1
    # In a table with escapes a line break in a cell is no line break of the file.
    end = line if dialect.escapes else line + sum(cell.count("\n") for cell in before)
    carriage = "\r" if lines[end - 1].endswith("\r") else ""
    if list(row) == list(before):
        return start, end, dialect.line_end.join(lines[start:end])
    return start, end, dialect.delimiter.join(_cell(cell, dialect) for cell in row) + carriage


def _cell(text: str, dialect: Dialect) -> str:
    if dialect.escapes:
        return escape_cell(text)
    if dialect.quoting == "none":
        return " ".join(text.replace(dialect.delimiter, " ").splitlines())
    if not any(sign in text for sign in (dialect.delimiter, '"', "\n", "\r")):
        return text
    return '"' + text.replace('"', '""' if dialect.quoting == "doubled" else '\\"') + '"'
