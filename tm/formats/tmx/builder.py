"""From the events of an XML parser to units: the state of one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol
from xml.parsers import expat

from tm.errors import BadTmx, UnknownFormat
from tm.formats.detect import describe_root
from tm.formats.tmx.carry import CARRIER, CODE_CARRIER, restore_header, restore_unit
from tm.formats.tmx.markup import element_xml
from tm.model.memory import Attrs, Content, Header, InlineCode, Note, Prop, Unit, Variant

DEEPEST = 100
"""Elements inside one another in a segment; real files have fewer than ten. What walks through them needs no more stack."""


_EVERYDAY = frozenset({"tuv", "seg", "prop", "note"})


class Report(Protocol):
    """Takes note of a problem by its rule in `policy.RULES`."""

    def __call__(self, rule: str, line: int | None, tuid: str | None = None, detail: str = "") -> None: ...


class _Holder:
    """What is gathered for the header, a unit or a variant while it is open."""

    props: tuple[Prop, ...] = ()
    notes: tuple[Note, ...] = ()
    extras: tuple[str, ...] = ()
    carried = False

    def __init__(self, attributes: list[str]) -> None:
        self.attributes = attributes


class Builder:
    """Handlers for expat's events; finished units go to `emit`.

    One pair of handlers serves what is outside of units, another what is inside; both ask first for what nearly every event is.
    Text goes into lists without a call of ours: `_content` in a segment, `_stray` where none belongs.
    """

    __slots__ = (
        "_any_case _content _emit _has_body _has_header _head _in_tmx _lines_before _names _open _parser _path _prefix _report"
        " _resumed _root _root_attributes _seg _stray _unit _unit_line _variant _variant_attributes _variants header seen_root"
    ).split()

    def __init__(self, path: str, emit: Callable[[Unit], None], report: Report) -> None:
        self._path, self._emit, self._report = path, emit, report
        self.seen_root = False
        self.header = Header()
        self._lines_before = 0
        self._has_header = self._has_body = self._resumed = self._in_tmx = False
        self._names: dict[str, str] = {}
        self._prefix, self._any_case = "", False
        self._head: _Holder | None = None
        self._unit: _Holder | None = None
        self._unit_line = 0
        # The variant that is open: its attributes, its segment, and what else it holds, if anything.
        self._variants: list[Variant] = []
        self._variant_attributes: list[str] | None = None
        self._variant: _Holder | None = None
        self._seg: Content | None = None
        # The element whose content is open (`seg`, `prop`, `note`, or "" for one that TMX does not know), and what is open in it.
        self._root = ""
        self._root_attributes: list[str] = []
        self._content: list[str | InlineCode] | None = None
        self._open: list[tuple[str, list[str], list[str | InlineCode]]] = []
        self._stray: list[str] = []

    @property
    def tuid(self) -> str | None:
        """The tuid of the unit that is open."""
        return dict(_pairs(self._unit.attributes)).get("tuid") if self._unit else None

    def attach(self, parser: expat.XMLParserType, lines_before: int = 0) -> None:
        """Take a parser's events; its first line is number `lines_before` + 1 of the file."""
        self._parser, self._lines_before = parser, lines_before
        self._outside()

    def line(self) -> int:
        """Return the current line of the file, 1-based."""
        return self._lines_before + self._parser.CurrentLineNumber

    def abandon(self) -> None:
        """Forget the unit that is open: it is damaged."""
        self._unit = self._variant = self._head = self._variant_attributes = self._content = None
        self._in_tmx = False
        self._open.clear()
        self._stray.clear()

    def reopen(self) -> bytes:
        """Return the beginning of a document in which units can follow."""
        self._has_body = self._resumed = True
        names = {canonical: name for name, canonical in self._names.items()}
        return f"<{names.get('tmx', 'tmx')}><{names.get('body', 'body')}>".encode()

    def close(self) -> Header:
        """Return the header, at the end of the document."""
        if not self._has_header:
            self._report("no-header", None)
        if not self._has_body:
            self._report("no-body", None)
        return self.header

    # Outside of units: the root, the header, the body.

    def _outside(self) -> None:
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start_outside, self._end_outside
        parser.CharacterDataHandler = self._stray.append

    def _start_outside(self, name: str, attributes: list[str]) -> None:
        name = self._names.get(name) or self._canonical(name)
        if self._content is not None:
            self._start_code(name, attributes)
        elif self._head is not None:
            if name in {"prop", "note"}:
                self._start_content(name, attributes)
            else:
                self._start_unknown(name, attributes)
        elif name == "tu" and self._in_tmx:
            self._unit, self._variants = _Holder(attributes), []
            self._unit_line = self._lines_before + self._parser.CurrentLineNumber
            self._parser.StartElementHandler, self._parser.EndElementHandler = self._start_inside, self._end_inside
        elif name == "tmx" and not self._in_tmx:
            self._start_root(attributes)
        elif name == "header":
            if self._has_body:
                self._report("header-late", self.line())
            self._head, self._has_header = _Holder(attributes), True
        elif name == "body":
            self._has_body = True
        else:
            self._start_unknown(name, attributes)

    def _start_root(self, attributes: list[str]) -> None:
        self._in_tmx = True
        if self._resumed:
            return
        attrs = self._attrs(attributes)
        self.header = Header(version=dict(attrs).get("version", self.header.version))
        if self._prefix or any(key == "xmlns" for key, _ in attrs):
            self._report("namespace", self.line())
        if self._any_case:
            self._report("upper-case", self.line())

    def _end_outside(self, name: str) -> None:
        if self._content is not None:
            self._end_content()
            return
        self._check_stray()
        held = self._head
        if held is not None:
            header = Header(self._attrs(held.attributes), held.props, held.notes, held.extras, self.header.version)
            self.header = restore_header(header) if held.carried else header
            self._head = None

    def _check_stray(self) -> None:
        """Report text that stands where TMX has none."""
        found = "".join(self._stray).strip()
        self._stray.clear()
        if found:
            self._report("text-outside", self.line(), self.tuid, found[:40])

    # In a unit.

    def _start_inside(self, name: str, attributes: list[str]) -> None:
        if self._content is not None:
            self._start_code(self._names.get(name) or self._canonical(name), attributes)
            return
        if name not in _EVERYDAY:
            name = self._names.get(name) or self._canonical(name)
        if self._variant_attributes is None:
            if name == "tuv":
                self._variant_attributes, self._seg = attributes, None
                return
            late = bool(self._variants)
        elif name == "seg":
            if self._seg is not None:
                self._report("second-seg", self.line(), self.tuid)
            content: list[str | InlineCode] = []
            self._root, self._content = name, content
            self._parser.CharacterDataHandler = content.append
            return
        else:
            late = self._seg is not None
        if name == "prop" or name == "note":
            if late:
                self._report("order", self.line(), self.tuid, name)
            self._start_content(name, attributes)
        else:
            self._start_unknown(name, attributes)

    def _end_inside(self, _: str) -> None:
        if self._content is not None:
            self._end_content()
        elif self._variant_attributes is not None:
            self._end_variant(self._variant_attributes)
        else:
            self._end_unit()

    def _end_variant(self, attributes: list[str]) -> None:
        seg = self._seg
        if seg is None:
            self._report("no-seg", self.line(), self.tuid)
            seg = ()
        if len(attributes) == 2 and attributes[0] == "xml:lang" and self._variant is None:
            self._variants.append(Variant(attributes[1], seg))
        else:
            held = self._variant or _Holder(attributes)
            attrs, lang = self._language(self._attrs(attributes))
            self._variants.append(Variant(lang, seg, attrs, held.props, held.notes, held.extras))
            self._variant = None
        self._variant_attributes = None

    def _language(self, attrs: Attrs) -> tuple[Attrs, str]:
        """Return the other attributes and the language; `xml:lang` wins over TMX 1.1's `lang`."""
        found = dict(attrs)
        if "xml:lang" in found:
            return tuple(pair for pair in attrs if pair[0] != "xml:lang"), found["xml:lang"]
        if "lang" in found:
            self._report("lang-attribute", self.line(), self.tuid)
        return tuple(pair for pair in attrs if pair[0] != "lang"), found.get("lang", "")

    def _end_unit(self) -> None:
        held = self._unit
        assert held is not None
        tuid, attrs = None, self._attrs(held.attributes)
        if attrs and attrs[0][0] == "tuid":
            tuid, attrs = attrs[0][1], attrs[1:]
        else:
            tuid = dict(attrs).get("tuid")
            attrs = tuple(pair for pair in attrs if pair[0] != "tuid")
        if self._stray:
            self._check_stray()
        unit = Unit(tuid, tuple(self._variants), attrs, held.props, held.notes, held.extras, self._unit_line)
        self._emit(restore_unit(unit) if held.carried else unit)
        self._unit = None
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start_outside, self._end_outside

    # In content: a segment, a property, a note, or an element that TMX does not know, whole.

    def _start_content(self, name: str, attributes: list[str]) -> None:
        content: list[str | InlineCode] = []
        self._root, self._root_attributes, self._content = name, attributes, content
        self._parser.CharacterDataHandler = content.append

    def _start_unknown(self, name: str, attributes: list[str]) -> None:
        """Take an element that TMX does not have there."""
        if self._head is None and self._unit is None:
            self._report("unknown-in-body", self.line(), detail=name)
        elif name != "ude":
            self._report("element", self.line(), self.tuid, name)
        self._start_content("", [])
        self._start_code(name, attributes)

    def _start_code(self, name: str, attributes: list[str]) -> None:
        if len(self._open) >= DEEPEST:
            raise BadTmx(
                self._path,
                f"holds elements nested deeper than {DEEPEST}",
                advice="this is no real memory; do not use it",
                line=self.line(),
                tuid=self.tuid,
            )
        assert self._content is not None
        if self._unit is not None and "type" in attributes and any(v.startswith(CODE_CARRIER) for v in attributes[1::2]):
            self._unit.carried = True
        self._open.append((name, attributes, self._content))
        self._content = []
        self._parser.CharacterDataHandler = self._content.append

    def _end_content(self) -> None:
        parts = self._content or []
        content = joined(parts) if len(parts) > 1 else tuple(parts)
        if self._open:
            name, attributes, outer = self._open.pop()
            outer.append(InlineCode(name, self._attrs(attributes), content))
            if self._open or self._root:
                self._content = outer
                self._parser.CharacterDataHandler = outer.append
                return
            content = tuple(outer)
        self._content = None
        self._parser.CharacterDataHandler = self._stray.append
        if self._root == "seg":
            self._seg = joined([*self._seg, *content]) if self._seg else content
        elif self._variant_attributes is not None:
            if self._variant is None:
                self._variant = _Holder(self._variant_attributes)
            self._keep(self._variant, content)
        elif (holder := self._unit or self._head) is not None:
            self._keep(holder, content)

    def _keep(self, holder: _Holder, content: Content) -> None:
        """Give a property, a note or an unknown element to what it belongs to."""
        if len(content) == 1 and isinstance(content[0], str):
            text = content[0]
        else:
            text = "".join([part if isinstance(part, str) else element_xml(part) for part in content])
        attributes = self._root_attributes
        if self._root == "note":
            holder.notes += (Note(text, self._attrs(attributes)),)
        elif not self._root:
            holder.extras += (text,)
        elif len(attributes) == 2 and attributes[0] == "type":
            holder.props += (Prop(attributes[1], text),)
            if attributes[1].startswith(CARRIER):
                holder.carried = True
                if self._unit is not None:
                    self._unit.carried = True
        else:
            attrs = self._attrs(attributes)
            kind = dict(attrs).get("type")
            holder.props += (Prop(kind, text, tuple(pair for pair in attrs if pair[0] != "type")),)

    # Names and attributes.

    def _attrs(self, attributes: list[str]) -> Attrs:
        if not attributes:
            return ()
        if self._any_case:
            attributes = [text if number % 2 else text.lower() for number, text in enumerate(attributes)]
        return tuple(_pairs(attributes))

    def _canonical(self, name: str) -> str:
        """Return the name as TMX writes it: without the root's prefix, in lower case where the root is in upper case."""
        if not self.seen_root:
            prefix, _, local = name.rpartition(":")
            if local.lower() != "tmx":
                raise UnknownFormat(self._path, f"is not TMX but {describe_root(name)}", advice="give a TMX file", line=self.line())
            self.seen_root = True
            self._prefix, self._any_case = f"{prefix}:" if prefix else "", local != "tmx"
        found = name.removeprefix(self._prefix)
        if self._any_case:
            found = found.lower()
        self._names[name] = found
        return found


def _pairs(attributes: list[str]) -> Iterator[tuple[str, str]]:
    names = iter(attributes)
    return zip(names, names, strict=True)


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
