"""From the events of an XML parser to units: the state of one reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tm.errors import BadTmx, UnknownFormat
from tm.formats.detect import describe_root
from tm.formats.tmx.carry import CARRIER, restore_header, restore_unit
from tm.formats.tmx.markup import element_xml
from tm.model.memory import Attrs, Content, Header, InlineCode, Note, Prop, Unit, Variant

DEEPEST = 256
"""Elements inside one another in a segment; real files have fewer than ten."""

LARGEST = 256 << 20
"""Characters in one unit."""

_CONTENT = frozenset({"seg", "prop", "note"})


class Report(Protocol):
    """Takes note of a problem by its rule in `policy.RULES`."""

    def __call__(self, rule: str, line: int | None, tuid: str | None = None, detail: str = "") -> None: ...


class _Holder:
    """What is gathered for the header, a unit or a variant while it is open."""

    __slots__ = ("attrs", "carried", "extras", "notes", "props")

    def __init__(self, attrs: Attrs) -> None:
        self.attrs = attrs
        self.props: list[Prop] = []
        self.notes: list[Note] = []
        self.extras: list[str] = []
        self.carried = False


class Builder:
    """Handlers for a parser's start, end and text events; finished units go to `emit`."""

    def __init__(self, path: str, emit: Callable[[Unit], None], report: Report) -> None:
        self._path, self._emit, self._report = path, emit, report
        self._line: Callable[[], int] = lambda: 0
        self.seen_root = False
        self.header = Header()
        self._has_header = self._has_body = self._resumed = False
        self._names: dict[str, str] = {}
        self._prefix, self._any_case = "", False
        # Where we are: "", "tmx", "header", "body", "tu", "tuv"; and the content that is open, if any.
        self._where = ""
        self._root = ""
        self._content: list[str | InlineCode] | None = None
        self._open: list[tuple[str, Attrs, list[str | InlineCode]]] = []
        self._head: _Holder | None = None
        self._unit: _Holder | None = None
        self._variant: _Holder | None = None
        self._variants: list[Variant] = []
        self._seg: Content | None = None
        self._unit_line = self._size = 0
        self._content_attrs: Attrs = ()

    @property
    def tuid(self) -> str | None:
        """The tuid of the unit that is open."""
        return next((v for k, v in self._unit.attrs if k == "tuid"), None) if self._unit else None

    def locate(self, line: Callable[[], int]) -> None:
        """Set where the current line number (1-based) comes from."""
        self._line = line

    def abandon(self) -> None:
        """Forget the unit that is open: it is damaged."""
        self._content = self._unit = self._variant = self._head = None
        self._open.clear()
        self._where = ""

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

    def text(self, data: str) -> None:
        """Take text."""
        if self._content is not None:
            self._content.append(data)
            if len(data) > 4096:
                self._size += len(data)
                if self._size > LARGEST:
                    raise self._hostile(f"a unit of more than {LARGEST >> 20} million characters")
        elif not data.isspace():
            self._report("text-outside", self._line(), self.tuid, data.strip()[:40])

    def start(self, name: str, attributes: list[str]) -> None:
        """Take a start tag; attributes are names and values in turn."""
        name = self._names.get(name) or self._canonical(name)
        attrs = tuple(zip(attributes[::2], attributes[1::2], strict=True)) if attributes else ()
        if self._any_case:
            attrs = tuple((key.lower(), value) for key, value in attrs)
        if self._content is not None:
            if len(self._open) > DEEPEST:
                raise self._hostile(f"elements nested deeper than {DEEPEST}")
            self._open.append((name, attrs, self._content))
            self._content = []
        elif name == "tuv" and self._where == "tu":
            self._variant, self._where, self._seg = _Holder(attrs), "tuv", None
        elif name in _CONTENT and self._where in {"tu", "tuv", "header"}:
            self._start_content(name, attrs)
        elif name == "tu" and self._where in {"body", "tmx"}:
            self._unit, self._where, self._variants = _Holder(attrs), "tu", []
            self._unit_line, self._size = self._line(), 0
        else:
            self._start_frame(name, attrs)

    def _start_content(self, name: str, attrs: Attrs) -> None:
        if name == "seg":
            if self._where != "tuv":
                self._start_unknown(name, attrs)
                return
            if self._seg is not None:
                self._report("second-seg", self._line(), self.tuid)
        elif self._where == "tuv":
            if self._seg is not None:
                self._report("order", self._line(), self.tuid, name)
        elif self._variants:
            self._report("order", self._line(), self.tuid, name)
        self._root, self._content_attrs, self._content = name, attrs, []

    def _start_frame(self, name: str, attrs: Attrs) -> None:
        if name == "tmx" and self._where == "":
            self._where = "tmx"
            if self._resumed:
                return
            self.header = Header(version=next((v for k, v in attrs if k == "version"), self.header.version))
            if self._prefix or any(key == "xmlns" for key, _ in attrs):
                self._report("namespace", self._line())
            if self._any_case:
                self._report("upper-case", self._line())
        elif name == "header" and self._where in {"tmx", "body"}:
            if self._has_body:
                self._report("header-late", self._line())
            self._head, self._where, self._has_header = _Holder(attrs), "header", True
        elif name == "body" and self._where == "tmx":
            self._where, self._has_body = "body", True
        else:
            self._start_unknown(name, attrs)

    def _start_unknown(self, name: str, attrs: Attrs) -> None:
        """Take an element that TMX does not have there, whole, as XML text."""
        if self._where in {"body", "tmx"}:
            self._report("unknown-in-body", self._line(), detail=name)
        elif name != "ude":
            self._report("element", self._line(), self.tuid, name)
        self._root, self._content = "", []
        self._open.append((name, attrs, self._content))
        self._content = []

    def end(self, name: str) -> None:
        """Take an end tag."""
        if self._content is not None:
            content = joined(self._content)
            if not self._open:
                self._end_content(content)
                return
            name, attrs, outer = self._open.pop()
            outer.append(InlineCode(name, attrs, content))
            self._content = outer
            if not self._root and not self._open:
                self._content = None
                self._keep_extra(outer[0])
        elif self._where == "tuv":
            self._end_variant()
        elif self._where == "tu":
            self._end_unit()
        elif self._where == "header":
            self._end_header()
        elif self._where == "body":
            self._where = "tmx"

    def _end_content(self, content: Content) -> None:
        self._content = None
        if self._root == "seg":
            self._seg = joined([*(self._seg or ()), *content])
            return
        holder = self._holder()
        if len(content) == 1 and isinstance(content[0], str):
            text = content[0]
        else:
            text = "".join(part if isinstance(part, str) else element_xml(part) for part in content)
        if self._root == "note":
            holder.notes.append(Note(text, self._content_attrs))
            return
        attrs = self._content_attrs
        if len(attrs) == 1 and attrs[0][0] == "type":
            prop = Prop(attrs[0][1], text)
        else:
            kind = next((value for key, value in attrs if key == "type"), None)
            prop = Prop(kind, text, tuple(pair for pair in attrs if pair[0] != "type"))
        holder.props.append(prop)
        if prop.type and prop.type.startswith(CARRIER):
            holder.carried = True
            if self._unit is not None:
                self._unit.carried = True

    def _holder(self) -> _Holder:
        holder = {"header": self._head, "tu": self._unit, "tuv": self._variant}[self._where]
        assert holder is not None
        return holder

    def _keep_extra(self, element: str | InlineCode) -> None:
        if isinstance(element, InlineCode) and self._where in {"header", "tu", "tuv"}:
            self._holder().extras.append(element_xml(element))

    def _end_variant(self) -> None:
        held = self._variant
        assert held is not None
        attrs, lang = held.attrs, ""
        if len(attrs) == 1 and attrs[0][0] == "xml:lang":
            lang, attrs = attrs[0][1], ()
        else:
            attrs, lang = self._language(attrs)
        if self._seg is None:
            self._report("no-seg", self._line(), self.tuid)
        self._variants.append(Variant(lang, self._seg or (), attrs, tuple(held.props), tuple(held.notes), tuple(held.extras)))
        self._variant, self._where = None, "tu"

    def _language(self, attrs: Attrs) -> tuple[Attrs, str]:
        """Return the other attributes and the language; `xml:lang` wins over TMX 1.1's `lang`."""
        found = dict(attrs)
        if "xml:lang" in found:
            return tuple(pair for pair in attrs if pair[0] != "xml:lang"), found["xml:lang"]
        if "lang" in found:
            self._report("lang-attribute", self._line(), self.tuid)
        return tuple(pair for pair in attrs if pair[0] != "lang"), found.get("lang", "")

    def _end_unit(self) -> None:
        held = self._unit
        assert held is not None
        tuid, attrs = None, held.attrs
        if attrs:
            tuid = self.tuid
            if tuid is not None:
                attrs = tuple(pair for pair in attrs if pair[0] != "tuid")
        unit = Unit(
            tuid,
            tuple(self._variants),
            attrs,
            tuple(held.props),
            tuple(held.notes),
            tuple(held.extras),
            self._unit_line,
        )
        self._emit(restore_unit(unit) if held.carried else unit)
        self._unit, self._where = None, "body" if self._has_body else "tmx"

    def _end_header(self) -> None:
        held = self._head
        assert held is not None
        header = Header(held.attrs, tuple(held.props), tuple(held.notes), tuple(held.extras), self.header.version)
        self.header = restore_header(header) if held.carried else header
        self._head, self._where = None, "tmx"

    def _canonical(self, name: str) -> str:
        """Return the name as TMX writes it: without the root's prefix, in lower case where the root is in upper case."""
        if not self.seen_root:
            prefix, _, local = name.rpartition(":")
            if local.lower() != "tmx":
                raise UnknownFormat(
                    self._path, f"is not TMX but {describe_root(name)}", advice="give a TMX file", line=self._line()
                )
            self.seen_root = True
            self._prefix, self._any_case = f"{prefix}:" if prefix else "", local != "tmx"
        found = name.removeprefix(self._prefix)
        if self._any_case:
            found = found.lower()
        self._names[name] = found
        return found

    def _hostile(self, what: str) -> BadTmx:
        return BadTmx(
            self._path,
            f"holds {what}",
            advice="this is no real memory; do not use it",
            line=self._line(),
            tuid=self.tuid,
        )


def joined(parts: list[str | InlineCode]) -> Content:
    """Return the parts with neighbouring strings put together and empty ones left out."""
    if len(parts) < 2:
        return tuple(parts)
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
