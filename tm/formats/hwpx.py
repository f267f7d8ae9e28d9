"""Documents of Hangul, the Korean word processor (HWPX: OWPML, KS X 6101), as the paragraphs that a reader sees.

Tables by cell; notes, captions and text boxes behind the paragraph that they hang on. Of tracked changes the new state counts.
Headers, footers, memos, hidden comments and the maker's name in the file's properties are left out. Versions of the format differ
in their namespaces, so elements are known by their local names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tm.errors import UnusableInput
from tm.formats.lines import unwrapped
from tm.formats.package import Package, attribute, local
from tm.model.document import Document, Role
from tm.model.text import Lang
from tm.text.article import headed

MIMETYPE = b"application/hwp+zip"

_SECTION = re.compile(r"Contents/section(\d+)\.xml$", re.I)
_HEADER = "Contents/header.xml"
_MANIFEST = "META-INF/manifest.xml"
_LEFT_OUT = frozenset("header footer hiddenComment memo comment fieldBegin pageNum secPr linesegarray script".split())
_TEXTS = frozenset(["t", "mainText"])
"""`mainText` is what stands under a gloss."""

_LETTERS = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_OUTLINE = re.compile(r"(?i)^(?:outline|heading|개요|제목)\s*(\d)$")
_TITLE = frozenset(["title", "제목", "큰제목", "문서 제목"])

Row = tuple[str, int, bool]
"""Text, heading level (0: none), whether it is a caption."""


def read_hwpx(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return an HWPX document.

    Raises:
        UnusableInput: it is damaged, encrypted or hostile.
    """
    package = Package(path, data)
    if _MANIFEST in package and any(True for _ in package.xml(_MANIFEST).iter("{*}encryption-data")):
        raise UnusableInput(path, "is encrypted", advice="save it without a password")
    sections = sorted((int(found[1]), name) for name in package.names() if (found := _SECTION.match(name)))
    if not sections:
        raise UnusableInput(path, "is an HWPX without a section", advice="save it again in Hangul")
    levels = _levels(package)
    rows = [row for _, name in sections for row in _Section(package.xml(name), levels).rows()]
    roles: list[Role] = [
        "caption" if caption else role for role, (_, _, caption) in zip(headed([row[1] for row in rows]), rows, strict=True)
    ]
    return Document(path, lang, tuple(text for text, _, _ in rows), (), tuple(roles))


class _Section:
    """One section. Deletions reach over paragraphs, so where one is open is remembered."""

    def __init__(self, root: etree._Element, levels: dict[str, int]) -> None:
        self._root, self._levels = root, levels
        self._deleting = False

    def rows(self) -> Iterator[Row]:
        """Give the paragraphs in reading order."""
        return self._rows([child for child in self._root if local(child) == "p"], caption=False)

    def _rows(self, paragraphs: list[etree._Element], *, caption: bool) -> Iterator[Row]:
        # A stack of its own: tables in tables are as deep as the file likes.
        stack = [(paragraph, caption) for paragraph in reversed(paragraphs)]
        waiting = ""
        while stack:
            paragraph, caption = stack.pop()
            text, lists = self._text(paragraph)
            if self._deleting:
                waiting += text
            else:
                level = self._levels.get(attribute(paragraph, "styleIDRef") or "", 0)
                for line in unwrapped(waiting + text):
                    yield line, level, caption
                waiting = ""
            inner = [(child, local(part) == "caption") for part in lists for child in _paragraphs_of(part)]
            stack.extend(reversed(inner))
        for line in unwrapped(waiting):
            yield line, 0, False

    def _text(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """Return a paragraph's own text, and what hangs on it and holds paragraphs."""
        parts: list[str] = []
        lists: list[etree._Element] = []
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            name = local(element)
            if name in _LEFT_OUT:
                continue
            if name in {"subList", "caption"}:
                if not self._deleting:
                    lists.append(element)
                continue
            if name in _TEXTS:
                parts += self._pieces(element)
            elif name in {"deleteBegin", "deleteEnd"}:
                self._deleting = name == "deleteBegin"
            else:
                stack.extend(reversed(element))
        return "".join(parts), lists

    def _pieces(self, text: etree._Element) -> Iterator[str]:
        """Give the pieces of a `t` element: text, and marks between it."""
        if not self._deleting:
            yield text.text or ""
        for mark in text:
            name = local(mark)
            if name in {"deleteBegin", "deleteEnd"}:
                self._deleting = name == "deleteBegin"
            elif not self._deleting:
                yield _LETTERS.get(name, "")
            if not self._deleting:
                yield mark.tail or ""


def _paragraphs_of(part: etree._Element) -> list[etree._Element]:
    """Return the paragraphs that a list holds itself; a caption has its list inside."""
    inside = part if local(part) == "subList" else next(part.iter("{*}subList"), part)
    return [child for child in inside if local(child) == "p"]


def _levels(package: Package) -> dict[str, int]:
    """Return the heading levels of the styles that have one, by the number of the style."""
    if _HEADER not in package:
        return {}
    found: dict[str, int] = {}
    for style in package.xml(_HEADER).iter("{*}style"):
        names = [attribute(style, key) or "" for key in ("engName", "name")]
        outline = next((int(hit[1]) for name in names if (hit := _OUTLINE.match(name))), 0)
        level = 1 if any(name.lower() in _TITLE for name in names) else outline
        if level:
            found[attribute(style, "id") or ""] = min(level, 6)
    return found
