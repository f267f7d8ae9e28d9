"""What a file is, by its first bytes, in words that a person understands."""

from __future__ import annotations

import re

from tm.model.lang import language

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3", "an SQLite database (an SDLTM?)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"{\\rtf", "an RTF document"),
)

_ROOTS = {
    "html": "an HTML page",
    "xliff": "an XLIFF file",
    "map": "a Tiled game map",
    "tileset": "a Tiled tile set",
    "martif": "a TBX glossary",
    "tbx": "a TBX glossary",
    "rss": "a news feed",
    "feed": "a news feed",
    "svg": "an SVG picture",
    "srx": "an SRX segmentation file",
    "ts": "a Qt translation file",
    "resources": "an Android string file",
    "package": "a program's manifest",
    "txml": "a Wordfast TXML file",
    "tradostag": "a Trados TagEditor file (TTX)",
}

_ROOT = re.compile(r"<(?![?!])(?:[\w.\-]+:)?([A-Za-z_][\w.\-]*)")
_HIDDEN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.S)


_KINDS = {"tmx": ".tmx", "xliff": ".xlf", "martif": ".tbx", "tbx": ".tbx"}
_PO = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:msgctxt|msgid|domain)\s+\"")


def sniff_kind(head: bytes) -> str | None:
    """Return the usual ending of a memory's or glossary's format, by its first bytes; `None` where they do not tell."""
    if head.startswith(b"SQLite format 3\0"):
        return ".sdltm"
    text = head[:8192].decode(_wide(head), "replace").lstrip("\ufeff")
    if _PO.match(text.replace("\r\n", "\n")):
        return ".po"
    if text.lstrip().startswith("{") and '"variants"' in text:
        return ".jsonl"
    for sign, ending in (("\t", ".tsv"), (",", ".csv"), (";", ".csv")):
        if {"ko", "en"} <= {language(cell.strip('" \r')) for cell in text.partition("\n")[0].split(sign)}:
            return ending
    root = _ROOT.search(_HIDDEN.sub("", text)) if text.lstrip().startswith("<") else None
    return _KINDS.get(root[1].lower()) if root else None


def _wide(head: bytes) -> str:
    """Return what reads the ASCII letters of a text, whatever its encoding."""
    if head.startswith((b"\xff\xfe", b"<\0")):
        return "utf-16-le"
    return "utf-16-be" if head.startswith((b"\xfe\xff", b"\0<")) else "utf-8"


def describe_root(name: str) -> str:
    """Return what an XML file with that root element is."""
    return _ROOTS.get(name.rpartition(":")[2].lower(), f"an XML file of another kind (<{name}>)")


def describe_magic(head: bytes) -> str | None:
    """Return what a file is by the bytes that only files of its kind begin with."""
    return next((what for magic, what in _MAGIC if head.startswith(magic)), None)


def describe(head: bytes) -> str:
    """Return what a file with these first bytes seems to be."""
    if not head.strip():
        return "empty" if not head else "nothing but white space"
    if what := describe_magic(head):
        return what
    text = head[:4096].decode("utf-8", "replace")
    if re.match(r"\s*<!doctype\s+html", text, re.I):
        return "an HTML page"
    bare = _HIDDEN.sub("", text).lstrip("\ufeff \t\r\n")
    if bare.startswith("<") and (root := _ROOT.search(bare)):
        return describe_root(root[1])
    if bare.startswith("<!") or (not bare and text.strip()):
        return "XML without an element"
    if bare.startswith(("{", "[")):
        return "a JSON file"
    if "\x00" in text or "\ufffd" in text[:512]:
        return "a binary file"
    return "plain text"
