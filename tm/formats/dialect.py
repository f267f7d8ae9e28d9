"""How a table in a text file is written: what parts its cells, how they are quoted, in which encoding. Found out by its beginning.

Sources: RFC 4180 for quoting; Excel's own habits: `sep=;` in the first line, semicolons where a comma is the decimal sign,
"Unicode text" in UTF-16 with tabs, and in Korea CP949.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.columns import is_own
from tm.formats.container import ByteSource, open_bytes
from tm.formats.decoding import beginning, decoded
from tm.formats.detect import describe
from tm.formats.encoding import SAMPLE, Encoding, sniff

_SEP = re.compile(r"sep=(.)\r?\n?", re.I)
_FIRST_END = re.compile(r'(?:[^"\r\n]|"[^"]*")*(\r\n|\r|\n)')
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BACKSLASH = re.compile(r"\\(.?)", re.S)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_QUOTING_RULES = tuple(map(re.compile, (r'[\t"\r\n,]', r'[\t"\r\n]', "")))
"""Which cells of a table with tabs programs put into quotes: Excel, most others, those that quote all."""

LONGEST_CELL = 16 << 20
"""Characters of a cell; a file with a longer one has a quote that nothing closes."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts the cells; quoting: `doubled` (RFC 4180), `backslash` (`\\"`) or `none`; whether `\\t`, `\\n` are escapes."""

    delimiter: str
    quoting: str
    escapes: bool
    line_end: str
    encoding: Encoding
    sep: bool = False

    def __str__(self) -> str:
        quoting = {"doubled": 'quotes "…" with "" inside', "backslash": 'quotes "…" with \\" inside', "none": "no quotes"}
        parts = [f"{_DELIMITERS.get(self.delimiter, repr(self.delimiter))} between cells", quoting[self.quoting]]
        if self.escapes:
            parts.append("backslash escapes")
        return ", ".join([*parts, "CP949" if self.encoding.codec == "cp949" else self.encoding.codec.upper()])


class TextTable:
    """The rows of a table in a text file; a file is read as a stream.

    Args:
        path: of the file.
        delimiter: what parts the cells where the name of the file says so, else it is found out.
    """

    def __init__(self, path: str, delimiter: str | None = None) -> None:
        self._path, self._delimiter = path, delimiter

    def dialect(self) -> Dialect:
        """Return how the table is written.

        Raises:
            UnusableInput: it is missing or no text.
        """
        with open_bytes(self._path) as source:
            return self._begin(source)[1]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give the rows that are not blank, each with the number of its first line, the header first.

        Raises:
            UnusableInput: it is missing or no text, or a quote is not closed.
        """
        with open_bytes(self._path) as source:
            head, dialect = self._begin(source)
            lines = enumerate(_lines(decoded(self._path, head, source, dialect.encoding), dialect.line_end), 1)
            if dialect.sep:
                next(lines)
            yield from self._quoted(lines, dialect) if dialect.quoting != "none" else _bare(lines, dialect)

    def _begin(self, source: ByteSource) -> tuple[bytes, Dialect]:
        head = beginning(source)
        encoding = sniff(self._path, head, whole=len(head) < SAMPLE)
        sample = head[encoding.bom :].decode(encoding.codec, "ignore")
        if "\0" in sample:
            raise UnknownFormat(self._path, f"is no table but {describe(head[:4096])}", advice="give a table of text")
        return head, _sniffed(sample, encoding, self._delimiter, whole=len(head) < SAMPLE)

    def _quoted(self, lines: Iterator[tuple[int, str]], dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
        seen = [0]

        def fed() -> Iterator[str]:
            for seen[0], text in lines:
                yield text

        rows = _reader(fed(), dialect)
        while True:
            start = seen[0] + 1
            try:
                row = next(rows, None)
            except csv.Error as error:
                advice = 'close each quote, and write a quote in a quoted cell as ""'
                raise UnusableInput(self._path, f"is no table from here on ({error})", advice=advice, line=start) from None
            if row is None:
                return
            if any(row):
                yield start, row


def _bare(lines: Iterator[tuple[int, str]], dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    for number, line in lines:
        row = line.rstrip("\r\n")
        if row:
            cells = row.split(dialect.delimiter)
            yield number, [unescape_cell(cell) for cell in cells] if dialect.escapes else cells


def _lines(chunks: Iterator[str], end: str) -> Iterator[str]:
    """Give the lines of a text with their ends; other characters that Python takes for line ends part nothing."""
    rest = ""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(end)
        for line in whole:
            yield line + end
    if rest:
        yield rest


def _reader(lines: Iterator[str], dialect: Dialect) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    escape = "\\" if dialect.quoting == "backslash" else None
    return csv.reader(lines, delimiter=dialect.delimiter, doublequote=escape is None, escapechar=escape, strict=True)


def _sniffed(sample: str, encoding: Encoding, delimiter: str | None, *, whole: bool) -> Dialect:
    first = _FIRST_END.match(sample)
    end = "\r" if first and first[1] == "\r" else "\n"
    lines = list(_lines(iter([sample]), end))
    found = _SEP.fullmatch(lines[0]) if lines else None
    if found:
        lines, delimiter = lines[1:], found[1]
    if not whole:
        lines = lines[:-1]
    header = lines[0].rstrip("\r\n") if lines else ""
    if delimiter is None:
        delimiter = max(_DELIMITERS, key=header.count)
    sep = found is not None
    bare = Dialect(delimiter, "none", _has_escapes(lines), end, encoding, sep)
    if delimiter == "\t" and (_is_ours(header, sample, encoding) or not any('"' in line for line in lines)):
        return bare
    for quoting in ("doubled", "backslash"):
        dialect = Dialect(delimiter, quoting, False, end, encoding, sep)
        rows = _tried(lines, dialect, whole=whole)
        if rows is not None and (delimiter != "\t" or _is_quoted(rows, lines, delimiter)):
            return dialect
    return bare if delimiter == "\t" else Dialect(delimiter, "doubled", False, end, encoding, sep)


def _is_ours(header: str, sample: str, encoding: Encoding) -> bool:
    return is_own(header.split("\t")) and not encoding.bom and encoding.codec == "utf-8" and "\r" not in sample


def _has_escapes(lines: list[str]) -> bool:
    """Return whether every backslash is the beginning of an escape that `tm` writes: then none is a backslash."""
    return all(found[1] in _ESCAPES for line in lines for found in _BACKSLASH.finditer(line.rstrip("\r\n")))


def _tried(lines: list[str], dialect: Dialect, *, whole: bool) -> list[list[str]] | None:
    """Return the rows of a sample in a dialect; `None` where they are none."""
    rows: list[list[str]] = []
    try:
        rows.extend(_reader(iter(lines), dialect))
    except csv.Error as error:
        # A sample may end in the middle of a quoted cell.
        if whole or "unexpected end" not in str(error):
            return None
    return rows if rows and all(len(row) <= len(rows[0]) for row in rows) else None


def _is_quoted(rows: list[list[str]], lines: list[str], delimiter: str) -> bool:
    """Tell quotes around cells from those of the text: would a program that quotes have written just these lines?"""
    given = "".join(lines).replace("\r\n", "\n").rstrip("\n")
    return any(given.startswith(_written(rows, delimiter, rule).rstrip("\n")) for rule in _QUOTING_RULES)


def _written(rows: list[list[str]], delimiter: str, quoted: re.Pattern[str]) -> str:
    cells = ((_in_quotes(cell) if quoted.search(cell) else cell for cell in row) for row in rows)
    return "".join(delimiter.join(row) + "\n" for row in cells).replace("\r\n", "\n")


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def escape_cell(text: str) -> str:
    """Return text that stays in its cell where there are no quotes."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def unescape_cell(text: str) -> str:
    """Undo `escape_cell`; a backslash before any other character is one."""
    return _BACKSLASH.sub(lambda found: _ESCAPES.get(found[1], found[0]), text) if "\\" in text else text


def quoted_cell(text: str) -> str:
    """Return a cell of a CSV: in quotes where it needs them."""
    return _in_quotes(text) if re.search(r'[,"\r\n]|^\s|\s$', text) else text
