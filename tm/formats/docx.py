"""Word documents (DOCX: ECMA-376, WordprocessingML) as the paragraphs that a reader sees.

Tables by cell, text boxes and notes behind the paragraph that they hang on. Of tracked changes the new state counts: what was
inserted is in, what was deleted is out. Headers, footers, comments and field codes are left out, and so is what the file's
properties say of its maker: nobody who shares a text has stated that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tm.formats.lines import unwrapped
from tm.formats.package import Package, attribute, local
from tm.model.document import Document, Role
from tm.model.text import Lang
from tm.text.article import headed

MAIN = "word/document.xml"

_LEFT_OUT = frozenset("del moveFrom instrText delText delInstrText pPr rPr Fallback rt txbxContent annotationRef".split())
_NOTES = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_LETTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"(?i)^(?:heading|제목|개요)\s*([1-6])$")
_NAMED = {"title": 1, "제목": 1, "subtitle": 2, "부제": 2}
_CAPTION = frozenset(["caption", "캡션"])


def read_docx(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return a Word document.

    Raises:
        UnusableInput: it is damaged, encrypted or hostile.
    """
    return _Reading(Package(path, data)).document(path, lang)


class _Reading:
    """One pass over a document: `(text, level, style)` of its paragraphs."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = _style_names(package)
        self._notes = {kind: _notes(package, part) for kind, part in _NOTES.items()}

    def document(self, path: str, lang: Lang) -> Document:
        rows = list(self._rows(self._package.xml(MAIN)))
        levels = headed([level for _, level, _ in rows])
        roles: list[Role] = ["caption" if caption else role for role, (_, _, caption) in zip(levels, rows, strict=True)]
        return Document(path, lang, tuple(text for text, _, _ in rows), (), tuple(roles))

    def _rows(self, root: etree._Element) -> Iterator[tuple[str, int, bool]]:
        waiting = ""
        for paragraph in _paragraphs(root):
            text, notes = self._text(paragraph)
            if _mark_deleted(paragraph):
                waiting += text
            else:
                level, caption = self._style(paragraph)
                for line in unwrapped(waiting + text):
                    yield line, level, caption
                waiting = ""
            for note in notes:
                yield from self._rows(note)
        for line in unwrapped(waiting):
            yield line, 0, False

    def _text(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """Return a paragraph's text and the notes that it refers to."""
        parts: list[str] = []
        notes: list[etree._Element] = []
        for element in _inside(paragraph):
            name = local(element)
            if name == "t":
                parts.append(element.text or "")
            elif name in _LETTERS:
                parts.append(_LETTERS[name])
            elif name in _NOTES and (note := self._notes[name].pop(attribute(element, "id") or "", None)) is not None:
                notes.append(note)
        return "".join(parts), notes

    def _style(self, paragraph: etree._Element) -> tuple[int, bool]:
        """Return the heading level of a paragraph, 0 for none, and whether it is a caption."""
        style = paragraph.find("./{*}pPr/{*}pStyle")
        name = self._styles.get(attribute(style, "val") or "", "") if style is not None else ""
        if found := _HEADING.match(name):
            return int(found[1]), False
        outline = paragraph.find("./{*}pPr/{*}outlineLvl")
        level = int(attribute(outline, "val") or 9) + 1 if outline is not None else 0
        return _NAMED.get(name.lower(), level if level <= 6 else 0), name.lower() in _CAPTION


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Give the paragraphs in reading order; those of a text box follow the one that holds it."""
    for element in root.iter("{*}p"):
        around = {local(above) for above in element.iterancestors()}
        if not around & {"Fallback", "del", "moveFrom"} and element.tag.partition("}")[0].endswith("main"):
            yield element


def _inside(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give what a reader sees of a paragraph, in order, without entering what is left out or hidden."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = local(element)
        if name in _LEFT_OUT or (name == "r" and _hidden(element)):
            continue
        yield element
        stack.extend(reversed(element))


def _hidden(run: etree._Element) -> bool:
    vanish = run.find("./{*}rPr/{*}vanish")
    return vanish is not None and (attribute(vanish, "val") or "1") not in {"0", "false", "off"}


def _mark_deleted(paragraph: etree._Element) -> bool:
    """Return whether the end of a paragraph was deleted, so that the next one continues it."""
    return paragraph.find("./{*}pPr/{*}rPr/{*}del") is not None


def _style_names(package: Package) -> dict[str, str]:
    if "word/styles.xml" not in package:
        return {}
    found = {}
    for style in package.xml("word/styles.xml").iter("{*}style"):
        name = style.find("{*}name")
        found[attribute(style, "styleId") or ""] = (attribute(name, "val") or "") if name is not None else ""
    return found


def _notes(package: Package, part: str) -> dict[str, etree._Element]:
    """Return notes by their numbers, without the lines that separate them from the text."""
    if part not in package:
        return {}
    notes = (note for note in package.xml(part) if not attribute(note, "type"))
    return {attribute(note, "id") or "": note for note in notes}
