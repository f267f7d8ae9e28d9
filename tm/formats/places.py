"""Where in a file a place in a segment is: line and column, for editors and for annotations.

Segments are found by the line of their unit and by their text, so that a reader need not carry positions for the few that are
asked for. XML is read again by expat, which counts lines and characters; PO and tables are looked at line by line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple
from xml.parsers import expat

from tm.errors import TmError
from tm.formats.container import LARGEST, open_bytes
from tm.formats.encoding import SAMPLE, sniff
from tm.formats.tabular import unescape_cell
from tm.formats.textfile import read_lines
from tm.model.memory import HIDDEN

_SEGMENTS = frozenset(["seg", "source", "target", "term"])
_ASIDE = frozenset(["alt-trans", "match"])
"""Elements of XLIFF in a unit that hold texts of other units."""
_ESCAPE = re.compile(r'\\(?:[ntr"\\]|.)|[^\\]', re.S)
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


def places(path: str, kind: str, asked: Collection[Asked]) -> dict[Asked, Place]:
    """Return the places that can be found; `kind` is the file's ending as `UnitFile` has it.

    A file that cannot be read any more, or that changed, gives none: a finding without a column is still one.
    """
    wanted: dict[int, list[Asked]] = {}
    for one in asked:
        wanted.setdefault(one.line, []).append(one)
    if not wanted:
        return {}
    try:
        if kind in (".po", ".pot"):
            segments = _po(read_lines(path), wanted)
        elif kind in (".tsv", ".csv"):
            segments = _table(read_lines(path), wanted)
        else:
            segments = _xml(path, wanted)
        found: dict[Asked, Place] = {}
        for line, pieces in segments:
            text = pieces.text
            for one in wanted[line]:
                if one not in found and one.text == text and (place := pieces.place(one.offset)):
                    found[one] = place
        return found
    except (TmError, OSError, expat.ExpatError, UnicodeError):
        return {}


def _xml(path: str, wanted: Collection[int]) -> Iterator[tuple[int, _Pieces]]:
    with open_bytes(path, ".tmx") as source:
        chunks, size = [], 0
        for chunk in source:
            size += len(chunk)
            if size > LARGEST:
                return
            chunks.append(chunk)
    data = b"".join(chunks)
    encoding = sniff(path, data[:SAMPLE], whole=len(data) <= SAMPLE)
    text = data[encoding.bom :].decode(encoding.codec)
    seeker = _Seeker(wanted)
    seeker.read(re.sub(r"^\s*<\?xml.*?\?>", lambda found: "\n" * found[0].count("\n"), text, count=1, flags=re.S))
    yield from seeker.found


class _Seeker:
    """Collects the segments of the units that begin on some lines."""

    def __init__(self, wanted: Collection[int]) -> None:
        self._wanted = wanted
        self._unit: tuple[int, int] | None = None
        """Depth and line of the unit that is open."""
        self._open: list[tuple[str, _Pieces | None]] = []
        self._hidden = 0
        self.found: list[tuple[int, _Pieces]] = []

    def read(self, text: str) -> None:
        """Go through a document."""
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.Parse(text.encode("utf-8", "surrogatepass"), True)

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        if self._unit is None and line in self._wanted:
            self._unit = len(self._open), line
        short = name.rpartition(":")[2].lower()
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
                    pieces.add(data, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)


def _table(lines: list[str], wanted: Collection[int]) -> Iterator[tuple[int, _Pieces]]:
    for number in wanted:
        column = 1
        for cell in lines[number - 1].split("\t") if number <= len(lines) else ():
            pieces = _Pieces()
            _add_escaped(pieces, cell, number, column, unescape_cell)
            yield number, pieces
            column += len(cell) + 1


def _po(lines: list[str], wanted: Collection[int]) -> Iterator[tuple[int, _Pieces]]:
    for number in wanted:
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
