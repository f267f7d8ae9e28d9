"""From the elements of a tree to records: headers, units, variants, content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NoReturn, Protocol
from xml.etree.ElementTree import Element

from tm.errors import BadTmx
from tm.formats.tmx.carry import CARRIER, CODE_CARRIER, restore_header, restore_unit
from tm.formats.tmx.markup import element_xml
from tm.model.memory import SEG, Attrs, Content, Header, InlineCode, Note, Prop, Unit, Variant, joined

DEEPEST = 100
"""Elements inside one another in a segment; real files have fewer than ten. What walks through them needs no more stack."""

STRUCTURE = frozenset({"tmx", "header", "body", "tu", "tuv", "seg"})


class Report(Protocol):
    """Takes note of a problem by its rule in `policy.RULES`."""

    def __call__(self, rule: str, line: int | None, tuid: str | None = None, detail: str = "") -> None: ...


class Records:
    """Turns elements into records and reports what is odd about them; element names are as TMX writes them."""

    def __init__(self, path: str, report: Report, *, restore: bool) -> None:
        self._path, self._report, self._restore = path, report, restore
        self._carried = False
        self._line: int | None = None
        self._tuid: str | None = None

    def header(self, element: Element, version: str | None, line: int | None) -> Header:
        """Return the header; `line` is where it begins."""
        self._carried, self._line, self._tuid = False, None, None
        props, notes, extras = self._about(element)
        header = Header(tuple(element.attrib.items()), props, notes, extras, version, line)
        return restore_header(header) if self._carried and self._restore else header

    def unit(self, element: Element, line: int | None) -> Unit:
        """Return a unit; `line` is where it begins.

        Raises:
            BadTmx: elements stand in one another as they never may, or too deep.
        """
        attributes = element.attrib
        self._carried, self._line, self._tuid = False, line, attributes.pop("tuid", None)
        variants: list[Variant] = []
        about: list[Element] = []
        for child in self._children(element):
            if child.tag == "tuv":
                variants.append(self._variant(child))
            else:
                self._place(child, bool(variants), "tu")
                about.append(child)
        props, notes, extras = self._about(about) if about else ((), (), ())
        unit = Unit(self._tuid, tuple(variants), tuple(attributes.items()), props, notes, extras, line)
        return restore_unit(unit) if self._carried and self._restore else unit

    def _variant(self, element: Element) -> Variant:
        attributes = element.attrib
        if len(element) == 1 and len(attributes) == 1 and (simple := self._simple_variant(element, element[0])):
            return simple
        seg: Content | None = None
        about: list[Element] = []
        for child in self._children(element):
            if child.tag == "seg":
                content = self._content(child)
                if seg is not None:
                    self._report("second-seg", self._line, self._tuid)
                    content = joined([*seg, *content])
                seg = content
                if child.attrib:
                    attributes = attributes | {SEG + name: value for name, value in child.attrib.items()}
            else:
                self._place(child, seg is not None, "tuv")
                about.append(child)
        if seg is None:
            self._report("no-seg", self._line, self._tuid)
            seg = ()
        attrs, lang = self._language(attributes)
        props, notes, extras = self._about(about)
        return Variant(lang, seg, attrs, props, notes, extras)

    def _simple_variant(self, element: Element, seg: Element) -> Variant | None:
        """Return what nearly every variant is, a language and a segment, at a lower price; `None` where there is more to it."""
        lang = element.attrib.get("xml:lang")
        if lang is None or seg.tag != "seg" or seg.attrib:
            return None
        if (element.text and not element.text.isspace()) or (seg.tail and not seg.tail.isspace()):
            return None
        return Variant(lang, self._content(seg))

    def _children(self, element: Element) -> Iterator[Element]:
        """Give an element's children and report the text around them, which TMX has not there."""
        text = element.text
        for child in element:
            if text and not text.isspace():
                self._stray(text)
            yield child
            text = child.tail
        if text and not text.isspace():
            self._stray(text)

    def _stray(self, text: str) -> None:
        self._report("text-outside", self._line, self._tuid, text.strip()[:40])

    def _place(self, element: Element, late: bool, parent: str) -> None:
        """Report an element that stands too late; refuse one that would hide text from every reader."""
        if element.tag in {"prop", "note"}:
            if late:
                self._report("order", self._line, self._tuid, element.tag)
        elif element.tag.lower() in STRUCTURE:
            self._refuse(f"has <{element.tag}> in <{parent}>", "mend the structure of that unit")

    def _refuse(self, what: str, advice: str) -> NoReturn:
        raise BadTmx(self._path, what, advice=advice, line=self._line, tuid=self._tuid)

    def _language(self, attributes: dict[str, str]) -> tuple[Attrs, str]:
        """Return the other attributes and the language; `xml:lang` wins over TMX 1.1's `lang`."""
        name = "xml:lang"
        if name not in attributes and "lang" in attributes:
            self._report("lang-attribute", self._line, self._tuid)
            name = "lang"
        return tuple([pair for pair in attributes.items() if pair[0] != name]), attributes.get(name, "")

    def _about(self, elements: Iterable[Element]) -> tuple[tuple[Prop, ...], tuple[Note, ...], tuple[str, ...]]:
        """Return the properties, notes and unknown elements (as XML) among some elements."""
        props: list[Prop] = []
        notes: list[Note] = []
        extras: list[str] = []
        for element in elements:
            if element.tag == "prop":
                props.append(self._prop(element))
            elif element.tag == "note":
                notes.append(Note(self._text(element), tuple(element.attrib.items())))
            else:
                if element.tag != "ude":
                    self._report("element", self._line, self._tuid, element.tag)
                extras.append(element_xml(self._code(element)))
        return tuple(props), tuple(notes), tuple(extras)

    def _prop(self, element: Element) -> Prop:
        attributes = element.attrib
        kind = attributes.pop("type", None)
        if kind is not None and kind.startswith(CARRIER):
            self._carried = True
        return Prop(kind, self._text(element), tuple(attributes.items()) if attributes else ())

    def _text(self, element: Element) -> str:
        """Return an element's text; elements inside it as XML."""
        if not len(element):
            return element.text or ""
        self._report("element", self._line, self._tuid, f"{element[0].tag}> in <{element.tag}")
        return "".join([part if isinstance(part, str) else element_xml(part) for part in self._content(element)])

    def _content(self, element: Element, depth: int = 1) -> Content:
        text = element.text
        if not len(element):
            return (text,) if text else ()
        if depth > DEEPEST:
            self._refuse(f"holds elements nested deeper than {DEEPEST}", "this is no real memory; do not use it")
        parts: list[str | InlineCode] = [text] if text else []
        for child in element:
            parts.append(self._code(child, depth))
            if child.tail:
                parts.append(child.tail)
        return tuple(parts)

    def _code(self, element: Element, depth: int = 1) -> InlineCode:
        attrs = tuple(element.attrib.items())
        if attrs and any([name == "type" and value.startswith(CODE_CARRIER) for name, value in attrs]):
            self._carried = True
        return InlineCode(element.tag, attrs, self._content(element, depth + 1))
