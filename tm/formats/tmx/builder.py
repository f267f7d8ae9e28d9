"""From the events of expat to units.

Elements are built by the standard library's tree builder, whose methods are expat's handlers: no Python code runs for most
events. After each piece of the file the units that are whole are taken out of the tree and turned into records, so that memory
stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tm.errors import BadTmx, UnknownFormat
from tm.formats.detect import describe_root
from tm.formats.tmx.carry import CARRIER, CODE_CARRIER, restore_header, restore_unit
from tm.formats.tmx.markup import element_xml
from tm.model.memory import Attrs, Content, Header, InlineCode, Note, Prop, Unit, Variant

DEEPEST = 100
"""Elements inside one another in a segment; real files have fewer than ten. What walks through them needs no more stack."""

LARGEST = 256 << 20
"""Bytes of a file in which no unit ends."""

_AROUND = 8
"""Elements around the content of a segment, at most."""


class Report(Protocol):
    """Takes note of a problem by its rule in `policy.RULES`."""

    def __call__(self, rule: str, line: int | None, tuid: str | None = None, detail: str = "") -> None: ...


class Builder:
    """One reading: give it a parser's events with `attach`, and take what is whole with `collect`."""

    def __init__(self, path: str, report: Report, *, lines: bool = True, keep_going: bool = False) -> None:
        self._path, self._report, self._count_lines, self._keep_going = path, report, lines, keep_going
        self.seen_root = False
        self.header = Header()
        self._lines_before = self._waiting = 0
        self._has_header = self._has_body = self._resumed = False
        self._prefix, self._any_case = "", False
        self._root: Element | None = None
        self._ended: Element | None = None
        self._lines: dict[Element, int] = {}
        self._carried = False

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
            if self._any_case:
                self._report("upper-case", self.line())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = self._open_element(name, attributes)
        if name == "tu":
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
            name = child.tag
            if name == "body":
                self._has_body = True
                units += self._take_units(child, whole)
            if not whole:
                break
            if name == "header":
                self._take_header(child)
            elif name == "tu":
                units.append(self._unit(child))
            elif name != "body":
                self._report("unknown-in-body", None, detail=child.tag)
            self._stray(child, tail=True)
            root.remove(child)
        self._waiting = 0 if units else self._waiting + size
        if self._waiting > LARGEST:
            raise self._hostile(f"more than {LARGEST >> 20} MiB without the end of a unit")
        return units

    def _take_units(self, body: Element, whole: bool) -> Iterator[Unit]:
        count = len(body)
        if not whole and count and body[-1] is not self._ended:
            count -= 1
        self._stray(body)
        for child in body[:count]:
            if child.tag == "tu":
                try:
                    yield self._unit(child)
                except BadTmx as error:
                    if not self._keep_going:
                        raise
                    self._report("skipped", error.line, error.tuid, error.reason)
            elif child.tag == "header":
                self._take_header(child)
            else:
                self._report("unknown-in-body", None, detail=child.tag)
            self._stray(child, tail=True)
        del body[:count]

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

    def _take_header(self, element: Element) -> None:
        if self._has_body:
            self._report("header-late", self.line())
        self._has_header, self._carried = True, False
        props, notes, extras = self._about(element, None, None)
        header = Header(tuple(element.attrib.items()), props, notes, extras, self.header.version)
        self.header = restore_header(header) if self._carried else header

    def _unit(self, element: Element) -> Unit:
        line = self._lines.pop(element, None)
        attributes = element.attrib
        tuid = attributes.pop("tuid", None)
        self._carried = False
        variants: list[Variant] = []
        about: list[Element] = []
        text = element.text
        for child in element:
            if text and not text.isspace():
                self._report("text-outside", line, tuid, text.strip()[:40])
            text = child.tail
            if child.tag == "tuv":
                variants.append(self._variant(child, line, tuid))
            else:
                if variants and child.tag in {"prop", "note"}:
                    self._report("order", line, tuid, child.tag)
                about.append(child)
        if text and not text.isspace():
            self._report("text-outside", line, tuid, text.strip()[:40])
        props, notes, extras = self._about(about, line, tuid) if about else ((), (), ())
        unit = Unit(tuid, tuple(variants), tuple(attributes.items()), props, notes, extras, line)
        return restore_unit(unit) if self._carried else unit

    def _variant(self, element: Element, line: int | None, tuid: str | None) -> Variant:
        attributes = element.attrib
        seg: Content | None = None
        about: list[Element] = []
        text = element.text
        for child in element:
            if text and not text.isspace():
                self._report("text-outside", line, tuid, text.strip()[:40])
            text = child.tail
            if child.tag == "seg":
                content = self._content(child, line, tuid)
                if seg is not None:
                    self._report("second-seg", line, tuid)
                    content = joined([*seg, *content])
                seg = content
            else:
                if seg is not None and child.tag in {"prop", "note"}:
                    self._report("order", line, tuid, child.tag)
                about.append(child)
        if text and not text.isspace():
            self._report("text-outside", line, tuid, text.strip()[:40])
        if seg is None:
            self._report("no-seg", line, tuid)
            seg = ()
        if len(attributes) == 1 and "xml:lang" in attributes and not about:
            return Variant(attributes["xml:lang"], seg)
        attrs, lang = self._language(tuple(element.attrib.items()), line, tuid)
        props, notes, extras = self._about(about, line, tuid)
        return Variant(lang, seg, attrs, props, notes, extras)

    def _language(self, attrs: Attrs, line: int | None, tuid: str | None) -> tuple[Attrs, str]:
        """Return the other attributes and the language; `xml:lang` wins over TMX 1.1's `lang`."""
        found = dict(attrs)
        if "xml:lang" in found:
            return tuple(pair for pair in attrs if pair[0] != "xml:lang"), found["xml:lang"]
        if "lang" in found:
            self._report("lang-attribute", line, tuid)
        return tuple(pair for pair in attrs if pair[0] != "lang"), found.get("lang", "")

    def _about(
        self, elements: Iterable[Element], line: int | None, tuid: str | None
    ) -> tuple[tuple[Prop, ...], tuple[Note, ...], tuple[str, ...]]:
        """Return the properties, notes and unknown elements (as XML) among some elements."""
        props: list[Prop] = []
        notes: list[Note] = []
        extras: list[str] = []
        for element in elements:
            name = element.tag
            if name == "prop":
                props.append(self._prop(element, line, tuid))
            elif name == "note":
                notes.append(Note(self._text(element, line, tuid), tuple(element.attrib.items())))
            else:
                if name != "ude":
                    self._report("element", line, tuid, name)
                extras.append(element_xml(self._code(element, line, tuid)))
        return tuple(props), tuple(notes), tuple(extras)

    def _prop(self, element: Element, line: int | None, tuid: str | None) -> Prop:
        attrs = tuple(element.attrib.items())
        kind = None
        if attrs:
            kind = dict(attrs).get("type")
            attrs = tuple(pair for pair in attrs if pair[0] != "type") if len(attrs) > 1 or kind is None else ()
        if kind is not None and kind.startswith(CARRIER):
            self._carried = True
        return Prop(kind, self._text(element, line, tuid), attrs)

    def _text(self, element: Element, line: int | None, tuid: str | None) -> str:
        """Return an element's text; elements inside it as XML."""
        if not len(element):
            return element.text or ""
        content = self._content(element, line, tuid)
        return "".join([part if isinstance(part, str) else element_xml(part) for part in content])

    def _content(self, element: Element, line: int | None, tuid: str | None, depth: int = 1) -> Content:
        text = element.text
        if not len(element):
            return (text,) if text else ()
        if depth > DEEPEST:
            what = f"holds elements nested deeper than {DEEPEST}"
            place = self.line() if line is None else line
            raise BadTmx(self._path, what, advice="this is no real memory; do not use it", line=place, tuid=tuid)
        parts: list[str | InlineCode] = [text] if text else []
        for child in element:
            parts.append(self._code(child, line, tuid, depth))
            if child.tail:
                parts.append(child.tail)
        return tuple(parts)

    def _code(self, element: Element, line: int | None, tuid: str | None, depth: int = 1) -> InlineCode:
        attrs = tuple(element.attrib.items())
        if attrs and any([name == "type" and value.startswith(CODE_CARRIER) for name, value in attrs]):
            self._carried = True
        return InlineCode(element.tag, attrs, self._content(element, line, tuid, depth + 1))


def joined(parts: list[str | InlineCode]) -> Content:
    """Return the parts with neighbouring strings put together and empty ones left out."""
    if len(parts) < 2:
        return tuple(part for part in parts if part != "")
    out: list[str | InlineCode] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            out.append("".join(run))
            run = []
        out.append(part)
    if run:
        out.append("".join(run))
    return tuple(part for part in out if part != "")
