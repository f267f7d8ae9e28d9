"""XML as a stream of small trees: containers are entered and left, and each whole element in them is given and forgotten.

Built on expat, as the TMX reader is: it knows no namespaces (a prefix that nobody declared, or a wrong one, does no harm), reads no
DTD and no external entity, and counts lines and bytes rightly. Memory is that of the largest element.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, Literal, NamedTuple
from xml.parsers import expat

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.container import Suffix, open_bytes
from tm.formats.detect import describe, describe_root
from tm.formats.xliff.node import Node
from tm.formats.xliff.utf8 import a_file, utf8

DEEPEST: Final = 100
"""Elements inside one another; real files have fewer than thirty."""

LARGEST: Final = 256 << 20
"""Characters of one element that is held whole: a skeleton of that size is no real one."""

_STANDALONE: Final = b'<?xml version="1.0" standalone="yes"?>'
"""Makes expat refuse every entity that is not declared, also where a DTD that nobody reads might declare it."""

Kind = Literal["open", "whole", "close"]


def parse_xml(xml: str) -> Node:
    """Return the element that `Node.xml` wrote.

    Raises:
        ValueError: it is broken.
    """
    collector = _Collector("", frozenset())
    parser = collector.parser()
    try:
        parser.Parse(xml.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    finally:
        collector.release()
    return collector.events[-1].node


def element(xml: str | None) -> Node | None:
    """Return the element that `Node.xml` wrote; `None` where there is none, or it is broken."""
    try:
        return parse_xml(xml) if xml else None
    except ValueError:
        return None


class Event(NamedTuple):
    """A container entered or left, or an element in one, whole."""

    kind: Kind
    node: Node


Fits = Callable[[str], bool]


class Tree:
    """One file. `containers` are the names of elements that are entered instead of being given whole; `member` is how the name
    of the wanted one ends where the file is a zip.

    Raises, while read:
        UnknownFormat: the root is none that fits.
        BadEncoding: the bytes are no text.
        UnusableInput: broken or hostile XML, with the line.
    """

    def __init__(
        self, path: str, wanted: str, fits: Fits, containers: frozenset[str], data: bytes | None = None, member: Suffix = ""
    ) -> None:
        self.path, self._wanted, self._fits, self._containers, self._data = path, wanted, fits, containers, data
        self._member = member
        self._head = b""
        self.warnings: list[str] = []
        """What is wrong with the file's claim to be in some encoding."""

    def __iter__(self) -> Iterator[Event]:
        collector = _Collector(self.path, self._containers)
        parser = collector.parser()
        parser.Parse(_STANDALONE, False)
        collector.primed = len(_STANDALONE)
        checked = False
        with open_bytes(self.path, self._member, data=self._data) as source:
            for chunk in chain(utf8(self.path, source, self._wanted, self._warn), (None,)):
                self._head = self._head or (chunk or b"")[:4096]
                error = self._feed(parser, collector, chunk)
                if collector.root is not None and not checked:
                    self._check_root(collector.root)
                    checked = True
                while collector.events:
                    yield collector.events.popleft()
                if error is not None:
                    raise error from None

    def _warn(self, sentence: str) -> None:
        self.warnings.append(sentence)

    def _check_root(self, root: Node) -> None:
        if not self._fits(root.name.rpartition(":")[2]):
            what = f"is no {self._wanted} but {describe_root(root.name)}"
            raise UnknownFormat(self.path, what, advice=f"give {a_file(self._wanted)}")

    def _feed(self, parser: expat.XMLParserType, collector: _Collector, chunk: bytes | None) -> UnusableInput | None:
        """Give the parser a piece, or the end, and return what is wrong: what came before it is whole."""
        try:
            parser.Parse(chunk or b"", chunk is None)
        except UnusableInput as error:
            return error
        except expat.ExpatError as error:
            if collector.root is None and not self._head.lstrip().startswith(b"<"):
                what = f"is no {self._wanted} but {describe(self._head)}"
                return UnknownFormat(self.path, what, advice=f"give {a_file(self._wanted)}")
            reason, advice = _reason(error)
            return UnusableInput(self.path, reason, advice=advice, line=error.lineno)
        return None


def _reason(error: expat.ExpatError) -> tuple[str, str]:
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        return "uses an entity that is not one of XML's own", "write the character itself"
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR]:
        return "ends in the middle of a character", "get a whole copy of the file"
    cut = (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION)
    if error.code in [expat.errors.codes[name] for name in cut]:
        return "ends before its XML does", "get a whole copy of the file"
    return f"is broken XML ({expat.errors.messages.get(error.code, 'damage')})", "mend that line"


class _Collector:
    """Takes expat's events and puts together what is to be given."""

    def __init__(self, path: str, containers: frozenset[str]) -> None:
        self._path, self._containers = path, containers
        self._prefix = ""
        self._uri: str | None = None
        self._open: list[Node] = []
        self._whole = self._held = 0
        """Depth of the element that is held whole, 0 for none; and its characters."""
        self.primed = 0
        self.root: Node | None = None
        self.events: deque[Event] = deque()

    def parser(self) -> expat.XMLParserType:
        """Return a parser that reports here."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.ordered_attributes = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.DefaultHandler = self._other
        parser.CommentHandler = lambda data: None
        parser.ProcessingInstructionHandler = lambda target, data: None
        self._parser = parser
        return parser

    def release(self) -> None:
        """Let go of the parser, which would else be held, with its buffer, until Python looks for cycles."""
        parser = self._parser
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = parser.DefaultHandler = None
        del self._parser

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        if self.root is None:
            self._prefix = name[: name.rfind(":") + 1]
            self._uri = attrs.get(f"xmlns:{self._prefix[:-1]}" if self._prefix else "xmlns")
        if ":" in name:
            name = self._core(name, attrs)
        node = Node(name, attrs, self._parser.CurrentLineNumber, self._parser.CurrentByteIndex - self.primed)
        if self.root is None:
            self.root = node
        if len(self._open) >= DEEPEST:
            raise self._hostile(f"elements nested deeper than {DEEPEST}")
        if self._whole:
            self._open[-1].parts.append(node)
        elif self._containers and name in self._containers:
            self.events.append(Event("open", node))
        else:
            self._whole, self._held = len(self._open) + 1, 0
        self._open.append(node)

    def _core(self, name: str, attrs: dict[str, str]) -> str:
        """Return a name without its prefix where that stands for the root's namespace."""
        if self._prefix and name.startswith(self._prefix):
            return name.removeprefix(self._prefix)
        prefix, _, local = name.partition(":")
        holders = (attrs, *(node.attrs for node in reversed(self._open)))
        uri = next((found for held in holders if (found := held.get(f"xmlns:{prefix}")) is not None), None)
        return local if uri is not None and uri == self._uri else name

    def _end(self, name: str) -> None:
        node = self._open.pop()
        node.close = self._parser.CurrentByteIndex - self.primed
        depth = len(self._open) + 1
        if self._whole == depth:
            self._whole = 0
            self.events.append(Event("whole", node))
        elif not self._whole:
            self.events.append(Event("close", node))

    def _text(self, data: str) -> None:
        if not self._whole:
            if not data.isspace():
                self.events.append(Event("whole", _stray(data, self._parser.CurrentLineNumber)))
            return
        self._held += len(data)
        if self._held > LARGEST:
            raise self._hostile(f"more than {LARGEST >> 20} MiB in one element")
        parts = self._open[-1].parts
        if parts and isinstance(parts[-1], str):
            parts[-1] += data
        else:
            parts.append(data)

    def _other(self, data: str) -> None:
        if data.startswith("&") and data.endswith(";"):
            raise UnusableInput(
                self._path,
                f"uses the entity {data[:40]}, which is not one of XML's own",
                advice="write the character itself",
                line=self._parser.CurrentLineNumber,
            )

    def _hostile(self, what: str) -> UnusableInput:
        advice = "this is no real file; do not use it"
        return UnusableInput(self._path, f"holds {what}", advice=advice, line=self._parser.CurrentLineNumber)


STRAY = "#text"
"""The name of what is given for text between elements of a container."""


def _stray(data: str, line: int) -> Node:
    node = Node(STRAY, {}, line, 0)
    node.parts.append(data)
    return node
