"""Where in a file a place in a segment is: line and column, for editors and for annotations.

Segments are found by the line of their unit and by their text, so that a reader need not carry positions for the few that are
asked for. XML is read again by expat, which counts lines and characters; PO and tables are looked at line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.parsers import expat

from tm.errors import TmError
from tm.formats.container import open_bytes
from tm.formats.decoding import beginning, decoded
from tm.formats.encoding import SAMPLE, sniff
from tm.formats.tabular import unescape_cell
from tm.formats.textfile import read_lines, stream_lines
from tm.formats.xliff.names import MEMBERS
from tm.model.memory import HIDDEN

_SEGMENTS = frozenset(["seg", "source", "target", "term"])
_AROUND = frozenset(["tmx", "body", "xliff", "file", "group"])
"""Elements that units stand in, often on the line of the first of them."""
_ASIDE = frozenset(["alt-trans", "match"])
"""Elements of XLIFF in a unit that hold texts of other units."""
_ESCAPE = re.compile(r'\\(?:[ntr"\\]|.)|[^\\]', re.S)
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.S)
_HELD = 10_000
"""Segments of one line that are held: some writers put all units on one."""
_QUOTED = re.compile(r'\s*(?:#~\s*)?(msgid(?:_plural)?|msgstr(?:\[\d+\])?|msgctxt)?\s*"(.*)"\s*$')


class Asked(NamedTuple):
    """A place in a segment: the line (1-based) that the reader gave its unit, the plain text, and an offset in code points."""

    line: int
    text: str
    offset: int


class Place(NamedTuple):
    """A place in a file, both 1-based; the column in code points."""

    line: int
    column: int


class _Pieces:
    """A segment as it lies in the file: where each of its pieces begins, in the text and in the file."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._texts: list[str] = []
        self._size = 0

    def add(self, text: str, line: int, column: int) -> None:
        """Take a piece that lies in the file as it is."""
        self._starts.append(self._size)
        self._places.append(Place(line, column))
        self._texts.append(text)
        self._size += len(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._texts)

    def place(self, offset: int) -> Place | None:
        """Return where a place in the text is; one at the end is behind the last piece."""
        at = bisect_right(self._starts, offset) - 1
        return self._places[at]._replace(column=self._places[at].column + offset - self._starts[at]) if at >= 0 else None


_Found = tuple[int, _Pieces]
"""The line of a unit, and one of its segments."""


def places(path: str, kind: str, asked: Iterable[Asked], lines: Sequence[int]) -> Iterator[Place | None]:
    """Give for each place asked for where it is, `None` where it cannot be found; the file is read along, not held.

    A file that cannot be read any more, or that changed, has none: a finding without a column is still one.

    Args:
        path: of the file.
        kind: its ending as `UnitFile` has it.
        asked: the places, in the order of the file.
        lines: the lines of their units, in the same order; what is on other lines is passed over.
    """
    ahead = _Ahead(_segments(path, kind, lines))
    for one in asked:
        yield ahead.place(one)


def _segments(path: str, kind: str, lines: Sequence[int]) -> Iterator[_Found]:
    """Give the segments of the units on those lines, in order, until the end or what cannot be read."""
    if not lines:
        return
    try:
        if kind in (".po", ".pot"):
            yield from _po(read_lines(path), lines)
        elif kind in (".tsv", ".csv"):
            yield from _table(stream_lines(path), lines)
        else:
            yield from _xml(path, lines)
    except (TmError, OSError, expat.ExpatError, UnicodeError):
        return


class _Ahead:
    """Reads segments as far as they are asked for, and holds those of one line."""

    def __init__(self, segments: Iterator[_Found]) -> None:
        self._segments = segments
        self._next = next(segments, None)
        self._line = 0
        self._here: dict[str, _Pieces] = {}

    def place(self, one: Asked) -> Place | None:
        """Return where a place is; the next one asked for is on that line or behind it."""
        if one.line != self._line:
            self._line, self._here = one.line, {}
        while one.text not in self._here and self._next and self._next[0] <= one.line:
            line, pieces = self._next
            if line == one.line:
                self._here.setdefault(pieces.text, pieces)
                if len(self._here) > _HELD:
                    del self._here[next(iter(self._here))]
            self._next = next(self._segments, None)
        return self._here[one.text].place(one.offset) if one.text in self._here else None


def _xml(path: str, lines: Sequence[int]) -> Iterator[_Found]:
    seeker = _Seeker(lines)
    with open_bytes(path, (".tmx", *MEMBERS)) as source:
        head = beginning(source)
        for text in decoded(path, head, source, sniff(path, head, whole=len(head) < SAMPLE)):
            seeker.read(text)
            yield from seeker.found
            seeker.found.clear()


class _Seeker:
    """Collects the segments of the units that begin on some lines."""

    def __init__(self, lines: Sequence[int]) -> None:
        self._lines, self._at = lines, 0
        self._unit: tuple[int, int] | None = None
        """Depth and line of the unit that is open."""
        self._open: list[tuple[str, _Pieces | None]] = []
        self._hidden = 0
        self._parser: expat.XMLParserType | None = None
        self.found: list[_Found] = []

    def read(self, text: str) -> None:
        """Take the next piece of a document."""
        if self._parser is None:
            self._parser = expat.ParserCreate("utf-8")
            self._parser.buffer_text = False
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = self._end
            self._parser.CharacterDataHandler = self._text
            text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
        self._parser.Parse(text.encode("utf-8", "surrogatepass"), False)

    @property
    def _here(self) -> int:
        assert self._parser is not None
        return self._parser.CurrentLineNumber

    def _begins_unit(self) -> bool:
        while self._at < len(self._lines) and self._lines[self._at] < self._here:
            self._at += 1
        return self._at < len(self._lines) and self._lines[self._at] == self._here

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        short = name.rpartition(":")[2].lower()
        if self._unit is None and short not in _AROUND and self._begins_unit():
            self._unit = len(self._open), self._here
        segment = short in _SEGMENTS or (short == "mrk" and attrs.get("mtype") == "seg")
        if short in _ASIDE or (attrs.get("mtype", "").startswith("x-sdl-") and attrs["mtype"].endswith("deleted")):
            short = "ph"
        self._open.append((short, _Pieces() if segment and self._unit else None))
        self._hidden += short in HIDDEN

    def _end(self, name: str) -> None:
        short, pieces = self._open.pop()
        self._hidden -= short in HIDDEN
        if self._unit is None:
            return
        if pieces is not None:
            self.found.append((self._unit[1], pieces))
        if len(self._open) == self._unit[0]:
            self._unit = None

    def _text(self, data: str) -> None:
        if self._unit and not self._hidden:
            for _, pieces in self._open:
                if pieces is not None:
                    assert self._parser is not None
                    pieces.add(data, self._here, self._parser.CurrentColumnNumber + 1)


def _table(rows: Iterable[str], lines: Sequence[int]) -> Iterator[_Found]:
    wanted = iter(lines)
    line = next(wanted, 0)
    for number, row in enumerate(rows, 1):
        while line and line < number:
            line = next(wanted, 0)
        if line != number:
            continue
        column = 1
        for cell in row.split("\t"):
            pieces = _Pieces()
            _add_escaped(pieces, cell, number, column, unescape_cell)
            yield number, pieces
            column += len(cell) + 1


def _po(lines: list[str], wanted: Sequence[int]) -> Iterator[_Found]:
    for number in dict.fromkeys(wanted):
        pieces: _Pieces | None = None
        for at in range(number - 1, len(lines)):
            quoted = _QUOTED.match(lines[at])
            if quoted is None:
                if lines[at].startswith("#") and pieces is None:
                    continue
                break
            if quoted[1]:
                if pieces is not None:
                    yield number, pieces
                pieces = _Pieces()
            if pieces is not None:
                _add_escaped(pieces, quoted[2], at + 1, quoted.start(2) + 1, _unescaped)
        if pieces is not None:
            yield number, pieces


def _add_escaped(pieces: _Pieces, text: str, line: int, column: int, unescape: Callable[[str], str]) -> None:
    if "\\" not in text:
        pieces.add(text, line, column)
        return
    for found in _ESCAPE.finditer(text):
        pieces.add(unescape(found[0]), line, column + found.start())


def _unescaped(text: str) -> str:
    return {"\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\"}.get(text, text)
