"""Android's string resources: `strings.xml` (Android developer guide, String resources), markup as inline codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.container import read_raw
from tm.formats.detect import describe, describe_root
from tm.formats.keyfiles.entry import Entry
from tm.model.memory import Content, InlineCode, joined
from tm.model.text import Lang

_ESCAPED = re.compile(r'\\u([0-9A-Fa-f]{4})|\\(.)|("|\s+)', re.S)
_NAMED = {"n": "\n", "t": "\t"}
_FOLDED = "\0"
"""White space that was folded, until the ends of the text are known; XML cannot hold that character."""

_ADVICE = "give a file with a <resources> element"


def read_android(path: str, lang: Lang) -> Iterator[Entry]:
    """Give the texts of a file: strings, the items of arrays (`name.0`) and of plurals (`name.other`).

    What is not to be translated is left out. Escapes are resolved and white space is folded, as Android does. `lang` is not needed:
    keys stand as they are.

    Raises:
        UnusableInput: it is broken XML or uses entities of its own.
        UnknownFormat: it is other XML.
    """
    root = _root(path)
    note: str | None = None
    for element in root:
        if not isinstance(element.tag, str):
            note = (element.text or "").strip() or None if element.tag is etree.Comment else note
            continue
        if element.get("translatable") != "false":
            for key, holder in _holders(element):
                yield Entry(key, _content(path, holder), note, _line(holder))
        note = None


def _holders(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    name = element.get("name") or ""
    if element.tag == "string" and name:
        yield name, element
    elif element.tag in {"string-array", "plurals"} and name:
        for number, item in enumerate(element.iterchildren("item")):
            yield f"{name}.{item.get('quantity') or number}", item


def _root(path: str) -> etree._Element:
    data = read_raw(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise UnknownFormat(path, f"is no string file but {describe(data[:4096])}", advice=_ADVICE) from None
        raise UnusableInput(path, f"is broken XML ({error.msg})", advice="mend it", line=error.lineno) from None
    if root.tag != "resources":
        raise UnknownFormat(path, f"is no string file but {describe_root(etree.QName(root).localname)}", advice=_ADVICE)
    return root


def _content(path: str, holder: etree._Element) -> Content:
    parts = _Parts(path, _line(holder))
    parts.inside(holder)
    return parts.content()


class _Parts:
    """The text and the codes of one string, gathered from left to right: quotes and white space reach across markup."""

    def __init__(self, path: str, line: int | None) -> None:
        self._path, self._line = path, line
        self._parts: list[str | InlineCode] = []
        self._quoted, self._codes = False, 0

    def inside(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            if child.tag is etree.Entity:
                advice = "write the text itself"
                raise UnusableInput(self._path, f"uses the entity {child.text}", advice=advice, line=self._line)
            if isinstance(child.tag, str):
                self._element(child)
            self._text(child.tail)

    def _element(self, element: etree._Element) -> None:
        self._codes += 1
        number = str(self._codes)
        start, end = _tags(element)
        if not len(element) and not element.text:
            self._parts.append(InlineCode("ph", (("x", number),), (f"{start[:-1]}/>",)))
            return
        self._parts.append(InlineCode("bpt", (("i", number), ("x", number)), (start,)))
        self.inside(element)
        self._parts.append(InlineCode("ept", (("i", number),), (end,)))

    def _text(self, text: str | None) -> None:
        if text:
            self._parts.append(_ESCAPED.sub(self._resolved, text))

    def _resolved(self, found: re.Match[str]) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        if found[2]:
            return _NAMED.get(found[2], found[2])
        if found[3] == '"':
            self._quoted = not self._quoted
            return ""
        return found[3] if self._quoted else _FOLDED

    def content(self) -> Content:
        """Return what was gathered, without white space at its ends, unless it stood in quotes."""
        parts = list(joined(self._parts))
        if parts and isinstance(parts[0], str):
            parts[0] = parts[0].lstrip(_FOLDED)
        if parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(_FOLDED)
        return joined([part.replace(_FOLDED, " ") if isinstance(part, str) else part for part in parts])


def _tags(element: etree._Element) -> tuple[str, str]:
    """Return the start and end tag of an element as a file writes them."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    name = f"{prefix}{etree.QName(element).localname}"
    attrs = "".join(f' {etree.QName(key).localname}="{value!s}"' for key, value in element.attrib.items())
    return f"<{name}{attrs}>", f"</{name}>"


def _line(element: etree._Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None
