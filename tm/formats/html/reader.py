"""A page to a document: headline, sub-headline and the paragraphs of its article."""

from __future__ import annotations

import re

from lxml import etree

from tm.errors import UnusableInput
from tm.formats.container import read_raw
from tm.formats.html.about import about
from tm.formats.html.blocks import Block, blocks
from tm.formats.html.content import article
from tm.formats.html.page import parse_page
from tm.model.document import FACTS, Document, Role
from tm.model.text import Attrs, Lang
from tm.text.article import headed
from tm.text.credits import credits
from tm.text.normalize import tidy

_IS_HTML = re.compile(rb"(?i)^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.S)
_ELSEWHERE = re.compile(
    r"(?i)^\W*(?:관련\s?(?:기사|뉴스|글)|이\s?기사와\s?관련|추천\s?기사|많이\s?본\s?(?:기사|뉴스)|related(?:\s+(?:articles?|stories|news|posts))?"
    r"|read\s+more|more\s+(?:from|on|stories)\b.*|recommended(?:\s+\w+)?|you\s+(?:may|might)\s+(?:also\s+)?like)\W*$"
)
_SENTENCE = re.compile(r"[.!?。][\"'”’»』」)\]]*$")
_ROLES: dict[str, Role] = {"caption": "caption", "byline": "byline", "subtitle": "subheadline"}


def looks_like_html(data: bytes) -> bool:
    """Return whether a file that begins with these bytes is a page."""
    return _IS_HTML.match(data[:4096]) is not None


def read_html(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return a page's article.

    Raises:
        UnusableInput: it is no page, or holds no text.
    """
    root = parse_page(path, read_raw(path) if data is None else data)
    facts = about(root)
    body = root.find("body")
    if body is None:
        raise UnusableInput(path, "is a page without a body", advice="save the whole page")
    part = article(body)
    before = blocks(body, until=part)
    inside = _without_links(blocks(part))
    known = dict(facts)
    found = [*_headlines(before, inside, known), *inside]
    for block in before:
        for key, value in credits(block.text):
            known.setdefault(key, value)
    return document(path, lang, found, tuple((key, known[key]) for key in FACTS if key in known))


def document(path: str, lang: Lang, found: list[Block], meta: Attrs) -> Document:
    """Return paragraphs of pages as a document."""
    levels = headed([block.level for block in found])
    roles = [_ROLES.get(block.kind, role) if role != "headline" else role for block, role in zip(found, levels, strict=True)]
    return Document(path, lang, tuple(block.text for block in found), meta, tuple(roles))


def part_of(root: etree._Element) -> list[Block]:
    """Return the paragraphs of a page that is all text, such as a chapter of a book."""
    body = root.find("body")
    return blocks(root if body is None else body)


def _without_links(found: list[Block]) -> list[Block]:
    """Return the paragraphs without those that only lead elsewhere, and without the headings over these."""
    return [b for b in found if not _ELSEWHERE.match(b.text) and not (b.is_link and not b.level and not _SENTENCE.search(b.text))]


def _headlines(before: list[Block], inside: list[Block], known: dict[str, str]) -> list[Block]:
    """Return headline and sub-headline where they stand before the article; the headline may be in the metadata only."""
    if any(block.level == 1 for block in inside):
        return []
    stated = _without_outlet(known.get("headline", ""), known.get("outlet", ""))
    top = {tidy(block.text) for block in inside[:5]}
    headings = [n for n, block in enumerate(before) if block.level == 1 or (block.level and tidy(block.text) == tidy(stated))]
    if headings:
        first = headings[-1]
        known["headline"] = before[first].text
        below = [block for block in before[first + 1 :] if block.kind == "subtitle" or block.level == 2]
        return [Block(before[first].text, 1, "h1", 0.0), *below[:1]]
    if not stated or tidy(stated) in top:
        return []
    known["headline"] = stated
    return [Block(stated, 1, "h1", 0.0)]


def _without_outlet(headline: str, outlet: str) -> str:
    """Return a page's title without the outlet that many put behind it."""
    bare, bar, rest = headline.rpartition(" - ") if " - " in headline else headline.rpartition(" | ")
    return bare if bar and outlet and tidy(rest).lower() == tidy(outlet).lower() else headline
