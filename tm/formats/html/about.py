"""What a page says of its article: JSON-LD (schema.org), Open Graph and `article:` metadata, microdata, `<time>`, `<link>`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tm.model.document import FACTS
from tm.model.text import Attrs

_META = {
    "og:title": "headline",
    "article:published_time": "date",
    "og:article:published_time": "date",
    "article:author": "byline",
    "og:article:author": "byline",
    "dable:author": "byline",
    "dd:author": "byline",
    "author": "byline",
    "og:site_name": "outlet",
    "og:url": "url",
    "datepublished": "date",
    "pubdate": "date",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "dc.creator": "byline",
    "dc.publisher": "outlet",
    "translator": "translator",
    "editor": "editor",
}
"""Names of `meta` elements, in lower case, with the fact that each tells."""

_LINKED = {
    "headline": "headline",
    "datePublished": "date",
    "author": "byline",
    "translator": "translator",
    "editor": "editor",
    "publisher": "outlet",
    "url": "url",
}
_MICRODATA = {**_LINKED, "mainEntityOfPage": "url"}
_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting WebPage Report".split()
)
_LARGEST_JSON = 1 << 20
_DEEPEST = 20


def about(root: etree._Element) -> Attrs:
    """Return the facts that a page states, in the order of `FACTS`; the first source that has one counts."""
    known: dict[str, str] = {}
    for source in (_linked_data(root), _metadata(root), _microdata(root), _elements(root)):
        for key, value in source:
            value = " ".join(value.split())
            if value and (key != "byline" or not value.startswith("http")):
                known.setdefault(key, value)
    return tuple((key, known[key]) for key in FACTS if key in known)


def _linked_data(root: etree._Element) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or len(script.text or "") > _LARGEST_JSON:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            for name, key in _LINKED.items():
                if value := _named(item.get(name)):
                    yield key, value


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Give the descriptions of articles in JSON-LD."""
    if isinstance(data, list) and depth < _DEEPEST:
        for item in data:
            yield from _items(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if not _ARTICLES.isdisjoint(map(str, kinds if isinstance(kinds, list) else [kinds])):
            yield data
        yield from _items(data.get("@graph"), depth + 1)


def _named(value: Any) -> str:
    """Return a value's text: names of people and organisations as `A; B`."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_named, value[:20])))
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""


def _metadata(root: etree._Element) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name in _META:
            found.append((name, meta.get("content") or ""))
    order = list(_META)
    for name, value in sorted(found, key=lambda row: order.index(row[0])):
        yield _META[name], value
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "url", link.get("href") or ""


def _microdata(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        name = element.get("itemprop")
        if name in _MICRODATA and isinstance(element.tag, str):
            inner = element.find(".//*[@itemprop='name']")
            given = element.get("content") or element.get("datetime") or ""
            yield _MICRODATA[name], given or _text_of(element if inner is None else inner)


def _elements(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Give what elements tell without metadata: the first time of the article, the only heading of the first level."""
    headings = list(root.iter("h1"))
    if len(headings) == 1:
        yield "headline", _text_of(headings[0])
    for time in root.iter("time"):
        yield "date", time.get("datetime") or _text_of(time)
        return


def _text_of(element: etree._Element) -> str:
    """Return all text inside an element."""
    return "".join(str(part) for part in element.itertext())
