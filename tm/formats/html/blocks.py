"""A part of a page as paragraphs, in reading order, with what each is by its element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tm.formats.lines import unwrapped

SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video select option button input textarea"
    " datalist map area rt rp pre head".split()
)
"""Elements whose text is not for a reader of the article; code blocks are left out as in Markdown."""

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q ruby rb s samp small span strike"
    " strong sub sup time tt u var wbr picture source".split()
)
_HEADING = re.compile(r"h([1-6])$")
_BYLINE = re.compile(r"(?i)(?:^|[\s_-])(?:by-?line|author|reporter|writer|journalist)(?:$|[\s_-])")
_SUBHEAD = re.compile(r"(?i)(?:^|[\s_-])(?:sub-?(?:title|head(?:line)?)|deck|standfirst|dek|summary-tit)(?:$|[\s_-])")
_CAPTION = re.compile(r"(?i)(?:^|[\s_-])(?:captions?|img-?(?:desc|caption|txt)|photo-?(?:desc|caption|txt))(?:$|[\s_-])")

_MOSTLY_LINKS = 0.8


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `level` is 1 to 6 for headings, else 0; `kind` is the element's name, or what its class says."""

    text: str
    level: int
    kind: str
    linked: float
    """Share of its characters that are links."""

    @property
    def is_link(self) -> bool:
        """Whether it does little but link elsewhere."""
        return self.linked > _MOSTLY_LINKS


def blocks(root: etree._Element, until: etree._Element | None = None) -> list[Block]:
    """Return the paragraphs below an element, those before `until` where that is given."""
    found: list[Block] = []
    run: list[str] = []
    linked = 0
    around: list[etree._Element] = [root]

    def flush() -> None:
        nonlocal linked
        text = "".join(run)
        if text.strip():
            level, kind = _kind(around)
            share = linked / max(1, len("".join(text.split())))
            found.extend(Block(line, level, kind, share) for line in unwrapped(text))
        run.clear()
        linked = 0

    for event, element in _walk(root):
        if element is until:
            break
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "text":
            text = element.text if element in around else element.tail
            run.append(_flat(text or ""))
            if any(above.tag == "a" for above in around):
                linked += len("".join((text or "").split()))
        elif name == "br":
            run.append("\n" if event == "start" else "")
        elif name not in _INLINE:
            flush()
        if event == "start":
            around.append(element)
        elif event == "end":
            around.pop()
    flush()
    return found


def _walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Give `start`, `text` and `end` of what is below an element, in order, without what is skipped; no recursion."""
    stack: list[tuple[str, etree._Element]] = [("children", root)]
    if root.text:
        yield "text", root
    while stack:
        step, element = stack.pop()
        if step == "children":
            stack.extend(("enter", child) for child in reversed(element))
            continue
        if step == "enter":
            if isinstance(element.tag, str) and element.tag not in SKIPPED:
                yield "start", element
                if element.text:
                    yield "text", element
                stack.append(("leave", element))
                stack.append(("children", element))
                continue
        elif step == "leave":
            yield "end", element
        if element.tail:
            yield "text", element


def _flat(text: str) -> str:
    """Return the text of a page without its own line breaks, which mean nothing there."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _kind(around: list[etree._Element]) -> tuple[int, str]:
    """Return the heading level and the kind of a paragraph with these elements around it, the innermost last."""
    for element in reversed(around):
        name = str(element.tag)
        if found := _HEADING.match(name):
            return int(found[1]), name
        classes = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if name == "figcaption" or _CAPTION.search(classes):
            return 0, "caption"
        if name == "address" or element.get("rel") == "author" or _BYLINE.search(classes):
            return 0, "byline"
        if _SUBHEAD.search(classes):
            return 2, "subtitle"
        if name in {"article", "main", "body", "section", "table", "ul", "ol"}:
            return 0, "p"
        if name in {"li", "td", "th", "dt", "dd", "blockquote"}:
            return 0, name
    return 0, "p"
