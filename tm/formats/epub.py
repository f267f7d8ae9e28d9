"""Books (EPUB 2 and 3) as their chapters in reading order: the spine of the package, without the table of contents."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from tm.errors import UnusableInput
from tm.formats.html.page import parse_page
from tm.formats.html.reader import document, part_of
from tm.formats.package import Package, attribute, local
from tm.model.document import FACTS, Document
from tm.model.text import Attrs, Lang

MIMETYPE = b"application/epub+zip"

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset(["application/xhtml+xml", "text/html", "text/x-oeb1-document"])
_STATED = {"title": "headline", "creator": "byline", "publisher": "outlet", "date": "date"}
_HELPERS = {"trl": "translator", "edt": "editor", "aut": "byline"}
"""MARC relators of contributors."""


def read_epub(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return a book.

    Raises:
        UnusableInput: it is damaged, encrypted (DRM) or hostile.
    """
    package = Package(path, data)
    root_file = next((attribute(e, "full-path") for e in package.xml(_CONTAINER).iter("{*}rootfile")), None)
    if not root_file:
        raise UnusableInput(path, "is an EPUB that names no package", advice="get a whole copy of the book")
    book = package.xml(root_file)
    chapters = list(dict.fromkeys(_chapters(path, book, posixpath.dirname(root_file))))
    if not _encrypted(package).isdisjoint(chapters):
        raise UnusableInput(path, "is encrypted (DRM)", advice="give a copy without copy protection")
    found = [block for name in chapters for block in part_of(parse_page(f"{path}: {name}", package.read(name)))]
    return document(path, lang, found, _about(book))


def _chapters(path: str, book: etree._Element, folder: str) -> list[str]:
    """Return the names of the parts in reading order."""
    pages = {}
    for item in book.iter("{*}item"):
        is_contents = "nav" in (attribute(item, "properties") or "").split()
        if attribute(item, "media-type") in _PAGES and not is_contents:
            href = unquote((attribute(item, "href") or "").partition("#")[0])
            pages[attribute(item, "id")] = posixpath.normpath(posixpath.join(folder, href))
    spine = [item for item in book.iter("{*}itemref") if attribute(item, "linear") != "no"]
    names = [pages[number] for item in spine if (number := attribute(item, "idref")) in pages]
    if not names:
        raise UnusableInput(path, "is an EPUB without chapters", advice="get a whole copy of the book")
    return names


def _encrypted(package: Package) -> set[str]:
    if _ENCRYPTION not in package:
        return set()
    return {unquote(attribute(e, "URI") or "") for e in package.xml(_ENCRYPTION).iter("{*}CipherReference")}


def _about(book: etree._Element) -> Attrs:
    """Return what the book says of itself (Dublin Core); EPUB 3 tells a contributor's role in a `meta` of its own."""
    roles = {
        (attribute(meta, "refines") or "").lstrip("#"): (meta.text or "").strip()
        for meta in book.iter("{*}meta")
        if attribute(meta, "property") == "role"
    }
    known: dict[str, str] = {}
    for element in book.iter("{http://purl.org/dc/elements/1.1/}*"):
        role = attribute(element, "role") or roles.get(attribute(element, "id") or "", "")
        key = _HELPERS.get(role) if local(element) in {"creator", "contributor"} and role else _STATED.get(local(element))
        text = " ".join((element.text or "").split())
        if key and text:
            people = key in {"byline", "translator", "editor"} and key in known
            known[key] = f"{known[key]}; {text}" if people else known.get(key, text)
    return tuple((key, known[key]) for key in FACTS if key in known)
