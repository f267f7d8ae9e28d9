"""Markdown documents (CommonMark 0.31) as the paragraphs that a translator sees.

Headings, list items, table cells and quotations are paragraphs without their marks; lines of one paragraph are joined;
code blocks, HTML comments and rules are left out; inline markup stays as written.
"""

from __future__ import annotations

import re

from tm.formats.textfile import front_matter, read_text
from tm.model.document import Document
from tm.model.text import Lang
from tm.text.article import headed

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_MARK = re.compile(r"^\s{0,3}(#{1,6}\s+|>\s?|[-*+]\s+|(?!\d{4}\.\s*\d{1,2}\.)\d{1,9}[.)]\s+)")
"""The mark of a block. `2026. 1. 17.` at the beginning of a line is a Korean date and no list."""

_CHECKBOX = re.compile(r"^\[[ xX]\]\s+")
_CLOSING = re.compile(r"\s+#+\s*$")
_RULE = re.compile(r"^\s{0,3}([-*_=])(\s*\1){2,}\s*$|^\s{0,3}=+\s*$")
_UNDERLINE = re.compile(r"^ {0,3}([=-])\1*\s*$")
_DIVIDER = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CELL = re.compile(r"(?<!\\)\|")


def read_markdown(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return a Markdown file as a document; its front matter is the document's `meta`."""
    meta, text = front_matter(read_text(path, data))
    found = blocks(text)
    return Document(path, lang, tuple(block for block, _ in found), meta, headed([level for _, level in found]))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of Markdown text, in reading order."""
    return [block for block, _ in blocks(text)]


def blocks(text: str) -> list[tuple[str, int]]:
    """Return the paragraphs of Markdown text with the levels of those that are headings, 0 for the others."""
    out: list[tuple[str, int]] = []
    run: list[str] = []
    fence = ""

    def flush(level: int = 0) -> None:
        if run:
            out.append((" ".join(run), level))
            run.clear()

    for line in _COMMENT.sub("", text).split("\n"):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif opening:
            flush()
            fence = opening[1]
        elif not line.strip() or _RULE.match(line) or ("|" in line and _DIVIDER.match(line)):
            flush(_underlined(line))
        elif line.lstrip().startswith("|"):
            flush()
            out.extend((cell.strip(), 0) for cell in _CELL.split(line.strip().strip("|")) if cell.strip())
        elif not run and re.match(r"^( {4}|\t)", line) and not _MARK.match(line.lstrip()):
            continue
        else:
            bare, marked = _unmarked(line)
            if marked:
                flush()
            if bare:
                run.append(bare)
            if marked == "#":
                flush(len(line.lstrip()) - len(line.lstrip().lstrip("#")))
    flush()
    return out


def _underlined(line: str) -> int:
    """Return the level of the heading that a line below makes of a paragraph (setext), 0 for none."""
    found = _UNDERLINE.match(line)
    return 0 if not found else 1 if found[1] == "=" else 2


def _unmarked(line: str) -> tuple[str, str]:
    """Return a line without the marks of its block, and the first character of the innermost mark that begins a new one."""
    marked = ""
    bare = line.strip()
    while mark := _MARK.match(bare):
        kind = mark[1].strip()[:1]
        bare = bare[mark.end() :].strip()
        if kind != ">":
            marked = kind
        if kind == "#":
            return _CLOSING.sub("", bare), "#"
    return _CHECKBOX.sub("", bare), marked
