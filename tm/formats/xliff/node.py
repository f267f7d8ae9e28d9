"""An element of an XML file, with what it holds and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tm.formats.tmx.markup import attrs_xml, text_xml
from tm.model.memory import Content, InlineCode, joined


class Node:
    """An element. The name is without the root's own prefix; other prefixes are as written.

    `line` (1-based) is where it begins; `start` and `close` are the places of its start and end tag, in bytes of the text as UTF-8
    without declaration and byte order mark.
    """

    __slots__ = ("attrs", "close", "line", "name", "parts", "start")

    def __init__(self, name: str, attrs: dict[str, str], line: int, start: int) -> None:
        self.name, self.attrs, self.line, self.start = name, attrs, line, start
        self.close = start
        self.parts: list[str | Node] = []

    def children(self, *names: str) -> Iterator[Node]:
        """Give the child elements, of those names where there are any."""
        return (part for part in self.parts if isinstance(part, Node) and (not names or part.name in names))

    def child(self, name: str) -> Node | None:
        """Return the first child of that name, or `None`."""
        return next(self.children(name), None)

    def descendants(self, *names: str) -> Iterator[Node]:
        """Give the elements of those names inside, in the order of the file, at any depth."""
        for part in self.children():
            if part.name in names:
                yield part
            yield from part.descendants(*names)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def prefixes(self) -> dict[str, str]:
        """Return the prefixes that are declared on the element or inside it, with their namespaces; the outermost count."""
        found = {name[6:]: uri for name, uri in self.attrs.items() if name.startswith("xmlns:")}
        for part in self.parts:
            if isinstance(part, Node) and (inner := part.prefixes()):
                found = inner | found
        return found

    def xml(self, known: dict[str, str] | None = None) -> str:
        """Return the element as XML text that stands alone: prefixes it uses are declared, as far as `known` has them."""
        return _xml(self, known or {})


def _xml(node: Node, known: dict[str, str]) -> str:
    own = {name for name in node.attrs if name.startswith("xmlns:")}
    used = [prefix for name in (node.name, *node.attrs) if (prefix := name.partition(":")[0]) != name]
    more = {f"xmlns:{p}": known[p] for p in dict.fromkeys(used) if p in known and f"xmlns:{p}" not in own}
    inner = {prefix: uri for prefix, uri in known.items() if f"xmlns:{prefix}" not in own | more.keys()}
    content = "".join([text_xml(part) if isinstance(part, str) else _xml(part, inner) for part in node.parts])
    start = f"<{node.name}{attrs_xml((*node.attrs.items(), *more.items()))}"
    return f"{start}>{content}</{node.name}>" if content else f"{start}/>"


def content_of(node: Node, codes: Callable[[Node], Iterable[str | InlineCode]]) -> Content:
    """Return what an element holds, its texts as they are and of each element what `codes` makes of it."""
    out: list[str | InlineCode] = []
    for part in node.parts:
        if isinstance(part, str):
            out.append(part)
        else:
            out += codes(part)
    return joined(out)
