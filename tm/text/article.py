"""What an article says of itself in its own lines: a role for each paragraph, and the facts that its lines state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tm.model.document import FACTS, Document, Role
from tm.model.text import Attrs
from tm.text.captions import is_caption
from tm.text.credits import credits, date_alone, is_byline, outlet_alone
from tm.text.dates import find_date
from tm.text.furniture import is_furniture

_TOP, _END = 8, 6
"""Paragraphs at the beginning and at the end of an article among which its lines about itself stand."""

_LONGEST_HEADLINE = 150
_FULL_STOP = re.compile(r"[.。다]\W*$")
_UNDER_A_PICTURE = re.compile(r"[▲△▶►]\s?(?!.*[▲△])")
_LONGEST_CAPTION = 200
_ADDRESS = "http"

ALIASES = {
    "date": "published pubdate datetime dc.date 날짜 일자 게재일 입력",
    "headline": "title 제목 표제",
    "byline": "author authors reporter creator by 기자 글쓴이 필자 작성자",
    "translator": "translated-by translated_by translation 번역 번역자 옮긴이",
    "editor": "edited-by edited_by 편집 편집자",
    "outlet": "publisher source site media newspaper 매체 언론사 출처",
    "url": "link canonical permalink source_url original 원문 주소",
}
"""Other names, in front matter and the like, of the facts."""

_KEY = {alias: fact for fact, names in ALIASES.items() for alias in names.split()}


def described(document: Document) -> Document:
    """Return a document with its roles and with the facts that it states first in its `meta`.

    What its reader has found (front matter, a page's metadata, headings) counts before what lines say.
    """
    roles = _roles(document)
    known = {key: value for key, value in _stated(document.meta)}
    for key, value in _from_lines(document, roles):
        known.setdefault(key, value)
    facts = tuple((key, known[key]) for key in FACTS if known.get(key))
    others = tuple((key, value) for key, value in document.meta if key not in FACTS)
    return replace(document, meta=facts + others, roles=roles)


def headed(levels: Sequence[int]) -> tuple[Role, ...]:
    """Return the roles of paragraphs by their heading levels, 1 to 6, 0 for no heading.

    The first heading at the top is the headline, one directly below it the sub-headline.
    """
    roles: list[Role] = ["heading" if level else "text" for level in levels]
    first = next((n for n, level in enumerate(levels[:_TOP]) if level), None)
    if first is not None:
        roles[first] = "headline"
        if levels[first + 1 : first + 2] and levels[first + 1] > levels[first]:
            roles[first + 1] = "subheadline"
    return tuple(roles)


def _stated(meta: Attrs) -> list[tuple[str, str]]:
    """Return the facts of metadata, those under their own name before those under another."""
    found = [(key, value) for key, value in meta if key in FACTS]
    found += [(_KEY[key], value) for key, value in meta if key in _KEY]
    first = dict(reversed(found))
    if day := find_date(first.get("date", "")):
        first["date"] = day
    if first.get("outlet", "").startswith(_ADDRESS):
        first.setdefault("url", first.pop("outlet"))
    if not first.get("url", _ADDRESS).startswith(_ADDRESS):
        del first["url"]
    return list(first.items())


def _roles(document: Document) -> tuple[Role, ...]:
    roles: list[Role] = [document.role(number) for number in range(len(document.paragraphs))]
    for number, paragraph in enumerate(document.paragraphs):
        if roles[number] in {"text", "heading"} and (role := _role_of(paragraph)):
            roles[number] = role
    if "headline" not in roles:
        _set_headline(document.paragraphs, roles)
    return tuple(roles)


def _role_of(paragraph: str) -> Role | None:
    if is_byline(paragraph):
        return "byline"
    if is_caption(paragraph) or (len(paragraph) <= _LONGEST_CAPTION and _UNDER_A_PICTURE.match(paragraph)):
        return "caption"
    return "furniture" if is_furniture(paragraph) else None


def _set_headline(paragraphs: tuple[str, ...], roles: list[Role]) -> None:
    """Take the first paragraphs for headline and sub-headline where they, unlike those behind, are no sentences."""
    inner = [n for n, role in enumerate(roles) if role in {"text", "heading"} and not (n < _TOP and _says_where(paragraphs[n]))]
    sentences = sum(_FULL_STOP.search(paragraphs[n]) is not None for n in inner[1:])
    if sentences < 2 or sentences * 2 < len(inner) - 2:
        return
    for number, role in zip(inner[:2], ("headline", "subheadline"), strict=True):
        if len(paragraphs[number]) > _LONGEST_HEADLINE or _FULL_STOP.search(paragraphs[number]):
            return
        roles[number] = "headline" if role == "headline" else "subheadline"


def _says_where(paragraph: str) -> bool:
    return bool(date_alone(paragraph) or outlet_alone(paragraph))


def _from_lines(document: Document, roles: tuple[Role, ...]) -> list[tuple[str, str]]:
    paragraphs = document.paragraphs
    found = [("headline", paragraphs[n]) for n, role in enumerate(roles) if role == "headline"]
    for number, paragraph in enumerate(paragraphs):
        if _TOP <= number < len(paragraphs) - _END:
            continue
        found += credits(paragraph)
        if (outlet := outlet_alone(paragraph)) and roles[number] == "text":
            found.append(("outlet", outlet))
    return found
