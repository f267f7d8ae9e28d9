"""Documents of every kind: which reader a file needs, by its name and its first bytes, and what its lines say of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.container import read_raw
from tm.formats.detect import describe_magic
from tm.formats.textfile import read_lines
from tm.model.document import Document, Segment
from tm.model.text import Lang
from tm.text.article import described
from tm.text.normalize import has_hangul

Reader = Callable[[str, Lang, bytes | None], Document]

_KINDS = {
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "docx": (".docx", ".docm"),
    "epub": (".epub",),
    "hwpx": (".hwpx",),
    "subtitles": (".srt", ".vtt"),
    "plain": (".txt", ".text"),
}
_SUFFIX_KIND = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes}
_PACKERS = frozenset([".gz", ".bz2", ".xz"])
_REFUSED = frozenset([".doc", ".hwp", ".odt", ".rtf"])
_ADVICE = {
    ".doc": "save it as DOCX",
    ".rtf": "save it as DOCX",
    ".odt": "save it as DOCX",
    ".hwp": "save it as HWPX in Hangul (다른 이름으로 저장)",
    ".pdf": "save its text as DOCX or plain text",
}

SUFFIXES = frozenset([*_SUFFIX_KIND, *_REFUSED])
"""Endings of the files that are taken from a folder; old Office files are among them, so that they are named when refused."""


def read_document(path: str, lang: Lang) -> Document:
    """Return a document with the facts that it states of itself and the role of each paragraph.

    Markdown, HTML, DOCX, EPUB, HWPX, SRT, VTT by content and name, otherwise plain text (`-`: standard input).

    Raises:
        UnusableInput: it cannot be read, or is not in that language.
    """
    data = read_raw(path)
    document = described(_reader(_kind(path, data))(path, lang, data))
    check_language(path, lang, document.paragraphs)
    return document


def language_of_document(path: str) -> Lang:
    """Return the language that most paragraphs of a document are in.

    Raises:
        UnusableInput: it cannot be read, or holds no text.
    """
    data = read_raw(path)
    paragraphs = _reader(_kind(path, data))(path, "ko", data).paragraphs
    if not paragraphs:
        raise UnusableInput(path, "holds no text", advice="give a document with text in it")
    return "ko" if 2 * sum(map(has_hangul, paragraphs)) > len(paragraphs) else "en"


def _kind(path: str, data: bytes) -> str:
    """Return what a file is: by bytes that leave no doubt, then by its name, then by how its text begins."""
    suffix = _suffix(path)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and (kind := _zip_kind(path, data)):
        return kind
    _refuse_office(path, data, suffix)
    kind = _SUFFIX_KIND.get(suffix, "plain")
    if kind in {"docx", "epub", "hwpx"}:
        what = describe_magic(data) or "something else"
        raise UnknownFormat(path, f"is no {kind.upper()} but {what}", advice=f"save it as {kind.upper()} again")
    if kind == "plain":
        from tm.formats.html import looks_like_html
        from tm.formats.subtitles import looks_like_subtitles

        if looks_like_html(data):
            return "html"
        if looks_like_subtitles(data[:4096].decode("utf-8-sig", "replace").replace("\r\n", "\n")):
            return "subtitles"
    return kind


def _suffix(path: str) -> str:
    name = Path(path)
    return (Path(name.stem) if name.suffix.lower() in _PACKERS else name).suffix.lower()


def _zip_kind(path: str, data: bytes) -> str | None:
    from tm.formats import docx, epub, hwpx
    from tm.formats.package import Package

    package = Package(path, data)
    mimetype = package.read("mimetype").strip() if "mimetype" in package else b""
    if docx.MAIN in package:
        return "docx"
    if mimetype == epub.MIMETYPE or (not mimetype and "META-INF/container.xml" in package):
        return "epub"
    if mimetype == hwpx.MIMETYPE or "Contents/header.xml" in package:
        return "hwpx"
    if mimetype.startswith(b"application/vnd.oasis"):
        raise UnknownFormat(path, "is an OpenDocument file", advice="save it as DOCX")
    if "[Content_Types].xml" in package:
        raise UnknownFormat(path, "is an Office file, but no Word document", advice="save its text as DOCX or plain text")
    return None


def _refuse_office(path: str, data: bytes, suffix: str) -> None:
    """Refuse, by name, what an office program wrote in a form that is no text, or behind a password."""
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        if data.startswith((b"%PDF", b"{\\rtf")):
            what = describe_magic(data)
            raise UnknownFormat(path, f"is {what}", advice=_ADVICE[".pdf" if data.startswith(b"%") else ".rtf"])
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnknownFormat(path, "is encrypted", advice="save it without a password")
    if "FileHeader".encode("utf-16-le") in data or suffix == ".hwp":
        raise UnknownFormat(path, "is an old Hangul document (HWP)", advice=_ADVICE[".hwp"])
    raise UnknownFormat(path, "is an old Word document (DOC)", advice=_ADVICE[".doc"])


def _reader(kind: str) -> Reader:
    # Each is imported when it is wanted: lxml alone takes longer than a whole lookup.
    if kind == "markdown":
        from tm.formats.markdown import read_markdown

        return read_markdown
    if kind == "html":
        from tm.formats.html import read_html

        return read_html
    if kind == "docx":
        from tm.formats.docx import read_docx

        return read_docx
    if kind == "epub":
        from tm.formats.epub import read_epub

        return read_epub
    if kind == "hwpx":
        from tm.formats.hwpx import read_hwpx

        return read_hwpx
    if kind == "subtitles":
        from tm.formats.subtitles import read_subtitles

        return read_subtitles
    from tm.formats.plain import read_plain

    return read_plain


def read_presegmented(path: str, lang: Lang) -> list[Segment]:
    """Return each line of a file as a segment, blank ones too, so that numbers are line numbers."""
    lines = read_lines(path)
    check_language(path, lang, lines)
    return [Segment(line.strip()) for line in lines]


def check_language(path: str, lang: Lang, texts: list[str] | tuple[str, ...]) -> None:
    """Refuse an empty document, and one in the other language: mostly the two files are swapped."""
    filled = [text for text in texts if text.strip()]
    if not filled:
        raise UnusableInput(path, "holds no text", advice="give a document with text in it")
    hangul = sum(has_hangul(text) for text in filled)
    if lang == "ko" and not hangul:
        raise UnusableInput(path, "holds no Korean", advice="give the Korean document first, then the English one")
    if lang == "en" and hangul * 2 > len(filled):
        raise UnusableInput(path, "is mostly Korean", advice="give the Korean document first, then the English one")
