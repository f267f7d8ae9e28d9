"""Where on a page the article is.

What every reader skips goes first: navigation, advertisements, related links, comments. Of what is left the part that the page
itself marks as its article is taken; else the one with the densest text: each paragraph speaks for the element that holds it and,
half as loud, for the one around (after Readability, Arc90 2009), links counting against it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree, html

from tm.formats.html.blocks import SKIPPED

_NEVER = frozenset("nav footer aside form dialog menu".split())
_ROLES = frozenset("navigation complementary banner contentinfo search menu dialog alert".split())
_NAMES = re.compile(
    r"""(?ix)(?:^|[\s_\-])(?:
      comments? | replies | reply | disqus | related (?:[_\-]?\w+)? | recommend(?:ed|ations?)? | sidebar | side | aside
    | share\w* | sharing | sns\w* | social\w* | nav\w* | gnb | lnb | menu\w* | breadcrumbs? | footer | foot | banner\w*
    | ads? | ad[_\-]\w+ | adv | advert\w* | adsbygoogle | sponsor\w* | promo\w* | newsletter | subscri\w+
    | popular | ranking | rank | most[_\-]?(?:read|viewed|popular) | hot[_\-]?news | latest | trending
    | tags? | taglist | keywords? | copyright | cookies? | paging | pagination | pager | widget\w* | print | toolbar | tool
    | btn\w* | buttons? | login | skip\w* | popup | modal | prev[_\-]?next | util | utility | 관련기사
    )(?:$|[\s_\-])"""
)
_BODY_NAMES = re.compile(
    r"(?i)(?:^|[\s_\-])(?:article[_\-]?(?:body|content|text|view|txt)|news[_\-]?(?:body|content|text|view)|entry[_\-]content"
    r"|post[_\-](?:content|body)|story[_\-]?body|view[_\-]?(?:cont|content|text)|articleBody(?:Contents)?|newsct_article|dic_area)(?:$|[\s_\-])"
)
_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_INSIDE_PARAGRAPH = frozenset("p span blockquote li font b strong em".split())

_ENOUGH = 0.25
"""Share of a page's text that a marked part needs to be believed."""

_PARAGRAPH = 25
"""Characters, without spaces, from which on a run of text counts as a paragraph."""

Sizes = dict[etree._Element, tuple[int, int]]
"""Characters of each element without spaces, and those of them that are links."""


def article(body: etree._Element) -> etree._Element:
    """Take out of a page's body what is no article, and return the element that holds the article.

    An element with most of the page's text stays, whatever its name.
    """
    for element in list(body.iter(*SKIPPED)):
        _drop(element)
    sizes = _measured(body)
    for element in list(sizes):
        if element is not body and sizes[element][0] * 2 < sizes[body][0] and _is_furniture(element):
            _drop(element)
    sizes = _measured(body)
    for candidates in _marked(body):
        best = max(candidates, key=lambda element: sizes[element][0], default=None)
        if best is not None and sizes[best][0] >= _ENOUGH * sizes[body][0]:
            return best
    return _densest(body, sizes)


def _drop(element: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    if isinstance(element, html.HtmlElement) and element.getparent() is not None:
        element.drop_tree()


def _is_furniture(element: etree._Element) -> bool:
    if element.tag in _NEVER or element.get("role") in _ROLES or "hidden" in element.attrib:
        return True
    if element.get("aria-hidden") == "true" or _STYLE.search(element.get("style") or ""):
        return True
    return any(_NAMES.search(element.get(key) or "") for key in ("class", "id"))


def _marked(body: etree._Element) -> Iterator[list[etree._Element]]:
    """Give the elements that the page marks as its article, the surest kind first."""
    yield body.findall(".//*[@itemprop='articleBody']")
    yield [e for e in body.iter("div", "section", "td") if _BODY_NAMES.search(f"{e.get('class') or ''} {e.get('id') or ''}")]
    yield list(body.iter("article"))
    yield body.findall(".//*[@role='article']")
    yield body.findall(".//*[@role='main']")
    yield list(body.iter("main"))


def _densest(body: etree._Element, sizes: Sizes) -> etree._Element:
    scores: dict[etree._Element, float] = defaultdict(float)
    for element in sizes:
        own = sum(_length(text) for text in (element.text, *(child.tail for child in element)))
        if own < _PARAGRAPH:
            continue
        holder: etree._Element | None = element
        while holder is not None and holder is not body and holder.tag in _INSIDE_PARAGRAPH:
            holder = holder.getparent()
        around = holder.getparent() if holder is not None and holder is not body else None
        for above, weight in ((holder, 1.0), (around, 0.5)):
            if above is not None:
                scores[above] += own * weight

    def density(element: etree._Element) -> float:
        size, linked = sizes.get(element, (0, 0))
        return scores[element] * (1 - linked / max(1, size))

    return max(scores, key=density, default=body)


def _measured(body: etree._Element) -> Sizes:
    """Return the sizes of all elements, in document order."""
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    sizes: Sizes = {}
    for element in reversed(elements):
        size, linked = _length(element.text), 0
        for child in element:
            inner, inner_linked = sizes.get(child, (0, 0))
            size, linked = size + inner + _length(child.tail), linked + inner_linked
        sizes[element] = (size, size if element.tag == "a" else linked)
    return dict(reversed(sizes.items()))


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
