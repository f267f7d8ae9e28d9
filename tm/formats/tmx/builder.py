"""From the events of expat to units.

Elements are built by the standard library's tree builder, whose methods are expat's handlers: no Python code runs for most
events. After each piece of the file the units that are whole are taken out of the tree and turned into records, so that memory
stays flat.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tm.errors import BadTmx, UnknownFormat
from tm.formats.detect import describe_root
from tm.formats.tmx.records import DEEPEST, STRUCTURE, Records, Report
from tm.model.memory import Header, Unit

LARGEST = 256 << 20
"""Bytes of a file in which no unit ends."""

_AROUND = 8
"""Elements around the content of a segment, at most."""


class Builder:
    """One reading: give it a parser's events with `attach`, and take what is whole with `collect`."""

    def __init__(self, path: str, report: Report, *, lines: bool, keep_going: bool, restore: bool) -> None:
        self._path, self._report, self._count_lines, self._keep_going = path, report, lines, keep_going
        self.seen_root = False
        self.header = Header()
        self._lines_before = self._waiting = 0
        self._has_header = self._has_body = self._body_over = self._resumed = False
        self._prefix, self._any_case = "", False
        self._records = Records(path, report, restore=restore)
        self._root: Element | None = None
        self._ended: Element | None = None
        self._lines: dict[Element, int] = {}

    def attach(self, parser: expat.XMLParserType, lines_before: int = 0) -> None:
        """Take a parser's events; its first line is number `lines_before` + 1 of the file."""
        self._parser, self._lines_before = parser, lines_before
        tree = TreeBuilder()
        self._open_element, self._close_element = tree.start, tree.end
        self._root = self._ended = None
        self._lines.clear()
        parser.StartElementHandler = self._start_root
        parser.EndElementHandler = self._end if self._keep_going else tree.end
        parser.CharacterDataHandler = tree.data

    def line(self) -> int:
        """Return the current line of the file, 1-based."""
        return self._lines_before + self._parser.CurrentLineNumber

    @property
    def tuid(self) -> str | None:
        """The tuid of the unit that is open, or was the last before."""
        element = self._root
        while element is not None and element.tag != "tu":
            element = element[-1] if len(element) else None
        return None if element is None else element.get("tuid")

    def reopen(self) -> bytes:
        """Return the beginning of a document in which units can follow."""
        self._has_body = self._resumed = True
        return f"<{self._written('tmx')}><{self._written('body')}>".encode()

    def close(self) -> Header:
        """Return the header, at the end of the document."""
        if not self._has_header:
            self._report("no-header", None)
        if not self._has_body:
            self._report("no-body", None)
        return self.header

    def _written(self, name: str) -> str:
        """Return how this file writes a name of TMX."""
        return self._prefix + (name.upper() if self._any_case else name)

    def _start_root(self, name: str, attributes: dict[str, str]) -> None:
        if not self.seen_root:
            prefix, _, local = name.rpartition(":")
            if local.lower() != "tmx":
                what = f"is not TMX but {describe_root(name)}"
                raise UnknownFormat(self._path, what, advice="give a TMX file", line=self.line())
            self.seen_root = True
            self._prefix, self._any_case = f"{prefix}:" if prefix else "", local != "tmx"
        self._root = self._open_element("tmx", attributes)
        if self._prefix or self._any_case:
            self._parser.StartElementHandler = self._start_renamed
        else:
            self._parser.StartElementHandler = self._start if self._count_lines else self._open_element
        if not self._resumed:
            found = self._canonical_attributes(attributes)
            self.header = Header(version=found.get("version"))
            if self._prefix or "xmlns" in found:
                self._report("namespace", self.line())
            for name in found.keys() - {"version", "xmlns"}:
                self._report("attribute", self.line(), detail=f"{name} of <tmx>")
            if self._any_case:
                self._report("upper-case", self.line())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = self._open_element(name, attributes)
        if name in ("tu", "header"):
            self._lines[element] = self._lines_before + self._parser.CurrentLineNumber

    def _start_renamed(self, name: str, attributes: dict[str, str]) -> None:
        """Take a start tag in a file whose root has a prefix or is in upper case, under the name that TMX writes."""
        name = name.removeprefix(self._prefix)
        self._start(name.lower() if self._any_case else name, self._canonical_attributes(attributes))

    def _canonical_attributes(self, attributes: dict[str, str]) -> dict[str, str]:
        return {key.lower(): value for key, value in attributes.items()} if self._any_case else attributes

    def _end(self, name: str) -> None:
        self._ended = self._close_element(name)

    def collect(self, size: int, *, final: bool = False) -> list[Unit]:
        """Take the units that are whole out of the tree and return them.

        Args:
            size: bytes read since the last call.
            final: whether the document is at its end, so that all is whole.
        """
        root = self._root
        if root is None:
            return []
        if not self._keep_going:
            self._check_depth(root)
        self._stray(root)
        units: list[Unit] = []
        for child in list(root):
            whole = final or child is not root[-1]
            if child.tag == "body":
                units += self._body(child, whole)
            if not whole:
                break
            if child.tag != "body":
                units += self._other(child, "tmx")
            self._stray(child, tail=True)
            root.remove(child)
        self._waiting = 0 if units else self._waiting + size
        if self._waiting > LARGEST:
            raise self._hostile(f"more than {LARGEST >> 20} MiB without the end of a unit")
        return units

    def _body(self, body: Element, whole: bool) -> Iterator[Unit]:
        if self._body_over:
            self._report("order", self.line(), detail="body")
        for name in body.attrib:
            self._report("attribute", self.line(), detail=f"{name} of <body>")
        body.attrib.clear()
        self._has_body = True
        count = len(body)
        if not whole and count and body[-1] is not self._ended:
            count -= 1
        self._stray(body)
        for child in body[:count]:
            yield from self._other(child, "body")
            self._stray(child, tail=True)
        del body[:count]
        self._body_over = self._body_over or whole

    def _other(self, element: Element, parent: str) -> Iterator[Unit]:
        """Give the units of an element in the root or the body: a unit, the header, or what holds units and should not."""
        if element.tag == "tu":
            if parent != "body" and self._body_over:
                self._report("order", self.line(), detail="tu")
            yield from self._unit(element)
        elif element.tag == "header":
            self._take_header(element)
        elif element.tag.lower() in STRUCTURE:
            raise BadTmx(self._path, f"has <{element.tag}> in <{parent}>", advice="mend the structure", line=self.line())
        else:
            self._report("unknown-in-body", self.line(), detail=element.tag)
            for inner in element.iter("tu"):
                yield from self._unit(inner)

    def _unit(self, element: Element) -> Iterator[Unit]:
        line = self._lines.pop(element, None)
        try:
            yield self._records.unit(element, line)
        except BadTmx as error:
            # Without lines the place is at least a line behind the unit.
            place = error.line or self.line()
            if not self._keep_going:
                raise BadTmx(self._path, error.reason, advice=error.advice, line=place, tuid=error.tuid) from None
            self._report("skipped", place, error.tuid, error.reason)

    def _take_header(self, element: Element) -> None:
        if self._has_header:
            self._report("order", self.line(), detail="header")
        elif self._has_body:
            self._report("header-late", self.line())
        self._has_header = True
        self.header = self._records.header(element, self.header.version, self._lines.pop(element, None))

    def _stray(self, element: Element, *, tail: bool = False) -> None:
        """Report text that stands where TMX has none, before the first child or behind an element."""
        text = element.tail if tail else element.text
        if text and not text.isspace():
            self._report("text-outside", self.line(), detail=text.strip()[:40])
            if not tail:
                element.text = None

    def _check_depth(self, root: Element) -> None:
        """Refuse deep nesting while it grows: what is open is the last child of the last child."""
        element, depth = root, 0
        while len(element):
            element, depth = element[-1], depth + 1
            if depth > DEEPEST + _AROUND:
                raise self._hostile(f"elements nested deeper than {DEEPEST}")

    def _hostile(self, what: str) -> BadTmx:
        advice = "this is no real memory; do not use it"
        return BadTmx(self._path, f"holds {what}", advice=advice, line=self.line(), tuid=self.tuid)
