"""XML text of characters, attributes and elements, escaped so that reading gives the same characters again."""

from __future__ import annotations

import re

from tm.model.memory import Attrs, Content, InlineCode

_ATTR_SPECIAL = re.compile('[&<>"\t\n\r]')
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r")
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


def text_xml(text: str) -> str:
    """Return element text."""
    # Four searches for a character cost less than one with a pattern.
    if not ("&" in text or "<" in text or ">" in text or "\r" in text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def attr_xml(value: str) -> str:
    """Return an attribute's value, without its quotation marks."""
    if value.isalnum() or _ATTR_SPECIAL.search(value) is None:
        return value
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return value.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def attrs_xml(attrs: Attrs) -> str:
    """Return attributes, each with a space before it."""
    return "".join([f' {name}="{attr_xml(value)}"' for name, value in attrs])


def element_xml(code: InlineCode) -> str:
    """Return an element with all it holds."""
    if not code.content:
        return f"<{code.name}{attrs_xml(code.attrs)}/>"
    return f"<{code.name}{attrs_xml(code.attrs)}>{content_xml(code.content)}</{code.name}>"


def content_xml(content: Content) -> str:
    """Return a segment's XML."""
    if len(content) == 1 and isinstance(content[0], str):
        return text_xml(content[0])
    return "".join([text_xml(part) if isinstance(part, str) else element_xml(part) for part in content])


def encoded(text: str) -> tuple[bytes, int]:
    """Return XML text as UTF-8 without the characters that XML 1.0 cannot hold, and how many those were.

    They are control characters, lone surrogates, U+FFFE and U+FFFF. Looking for them in bytes costs next to nothing.
    """
    try:
        data, dropped = text.encode("utf-8"), 0
    except UnicodeEncodeError:
        data = text.encode("utf-8", "ignore")
        dropped = sum("\ud800" <= char <= "\udfff" for char in text)
    clean = data.translate(None, _CONTROLS)
    dropped += len(data) - len(clean)
    for noncharacter in _NONCHARACTERS:
        if noncharacter in clean:
            dropped += clean.count(noncharacter)
            clean = clean.replace(noncharacter, b"")
    return clean, dropped
