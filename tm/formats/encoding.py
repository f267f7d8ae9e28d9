"""Which encoding a file is in: what its bytes prove, then what it claims.

Claims are often wrong in the wild: a UTF-16 label on UTF-8 bytes (.NET), Latin-1 on UTF-8 Hangul, no label on CP949.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tm.errors import BadEncoding

SAMPLE = 1 << 20
"""Bytes that are looked at before deciding."""

_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([A-Za-z0-9._:\-]+)\s*["']""", re.I)

_GETTEXT = re.compile(rb'^"Content-Type:[^"\n]*\bcharset=(?!CHARSET\b)([A-Za-z0-9._:\-]+)', re.M)
"""What the header of a PO says; in a template it says nothing."""

_KOREAN = re.compile(
    r"^(x-)?(euc[-_]?kr|cseuckr|iso-ir-149|csksc56011987|cp949|uhc|ms949|windows-?949|ks[-_]?c[-_]?5601([-_]?19\d\d)?|korean)$"
)

_UTF8 = re.compile(r"utf[-_]?8", re.I)
_WIDE_LABEL = re.compile(r"utf[-_]?(16|32)|ucs|iso-10646", re.I)
_NO_CHARSETS = frozenset(["idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"])
"""Python codecs that no file is in."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WIDE = (
    (re.compile(rb"^[\t\n\r <]\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"^\x00\x00\x00[\t\n\r <]"), "utf-32-be"),
    (re.compile(rb"^[\t\n\r <]\x00"), "utf-16-le"),
    (re.compile(rb"^\x00[\t\n\r <]"), "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec name, the length of the byte order mark, and what was wrong with the file's own claim."""

    codec: str
    bom: int = 0
    declared: str | None = None
    warning: str | None = None


def sniff(name: str, head: bytes, *, whole: bool) -> Encoding:
    """Return the encoding of a file that begins with `head`.

    Args:
        name: of the file, for errors.
        head: its first bytes, `SAMPLE` of them at most.
        whole: whether `head` is the whole file.

    Raises:
        BadEncoding: the label names no known encoding, or nothing fits the bytes.
    """
    for bom, codec in _BOMS:
        if head.startswith(bom):
            declared = _declared(_start(head[len(bom) :], codec))
            return Encoding(codec, len(bom), declared, _wrong_claim(declared) if codec == "utf-8" else None)
    for pattern, codec in _WIDE:
        if pattern.match(head):
            return Encoding(codec, 0, _declared(_start(head, codec)))
    declared = _declared(head)
    codec = _codec(name, declared)
    if head.isascii() and codec not in {"utf-8", "cp949"} and not _extends_ascii(codec):
        return Encoding(codec, 0, declared)
    if head.isascii():
        wide = declared is not None and _WIDE_LABEL.match(declared)
        return Encoding("utf-8" if declared is None else codec, 0, declared, _wrong_claim(declared) if wide else None)
    return _by_bytes(name, head, declared, codec, whole)


def _by_bytes(name: str, head: bytes, declared: str | None, codec: str, whole: bool) -> Encoding:
    label = declared or "no encoding"
    if decodes(head, "utf-8", whole):
        return Encoding("utf-8", 0, declared, _wrong_claim(declared))
    if codec != "utf-8":
        return Encoding(codec, 0, declared)
    if decodes(head, "cp949", whole) and _looks_korean(head):
        return Encoding("cp949", 0, declared, f"declares {label}, but its bytes are Korean CP949")
    return Encoding("utf-8", 0, declared)


def _wrong_claim(declared: str | None) -> str | None:
    """Return what to say of a file in UTF-8 with that label."""
    return None if declared is None or _UTF8.match(declared) else f"declares {declared}, but its bytes are UTF-8"


def _start(head: bytes, codec: str) -> bytes:
    return head[:4096].decode(codec, "replace").encode("utf-8", "replace")


def _declared(head: bytes) -> str | None:
    found = _DECLARATION.match(head[:1024]) or _GETTEXT.search(head[: 1 << 16])
    return found[1].decode("ascii") if found else None


def _codec(name: str, label: str | None) -> str:
    """Return the codec for a label on bytes that are not wide; wide and ASCII labels stand for UTF-8 there."""
    if label is None:
        return "utf-8"
    low = label.lower()
    if _KOREAN.match(low):
        return "cp949"
    if _WIDE_LABEL.match(low) or low in {"us-ascii", "ascii"}:
        return "utf-8"
    try:
        found = codecs.lookup(low)
    except LookupError:
        found = None
    if found is None or not found._is_text_encoding or found.name.replace("-", "_") in _NO_CHARSETS:
        raise BadEncoding(name, f"declares an unknown encoding, {label}", advice="save it as UTF-8", line=1)
    return found.name


def _extends_ascii(codec: str) -> bool:
    return b"<\x1b~".decode(codec, "replace") == "<\x1b~"


def decodes(data: bytes, codec: str, whole: bool = True) -> bool:
    """Return whether the bytes are valid in the codec; a sequence cut off at the end counts only where `whole`."""
    try:
        codecs.getincrementaldecoder(codec)().decode(data, whole)
    except UnicodeDecodeError:
        return False
    return True


def _looks_korean(head: bytes) -> bool:
    """Tell CP949 from UTF-8 with a damaged byte, which often decodes as CP949 too, into rare characters."""
    text = head.decode("cp949", "replace")
    foreign = [c for c in text if not c.isascii()]
    common = sum("가" <= c <= "힣" for c in foreign)
    damaged = head.decode("utf-8", "ignore")
    survivors = sum("가" <= c <= "힣" for c in damaged)
    return common * 2 >= len(foreign) and survivors * 3 <= common
