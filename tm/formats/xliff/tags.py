"""Start tags in the bytes of a document: where they end, and their attributes set without touching the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tm.formats.splice import Splice
from tm.formats.tmx.markup import attr_xml
from tm.formats.xliff.node import Node

_TAG = re.compile(rb"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""", re.S)


class Extent(NamedTuple):
    """Where an element lies: its start tag, what it holds, its end; all in bytes. An empty one holds nothing at `inner`."""

    start: int
    inner: int
    close: int
    end: int
    empty: bool


def extent(data: bytes, node: Node) -> Extent:
    """Return where an element lies in the text that it was read from."""
    found = _TAG.match(data, node.start)
    assert found is not None
    inner = found.end()
    if found[0].endswith(b"/>"):
        return Extent(node.start, inner, inner, inner, True)
    return Extent(node.start, inner, node.close, data.index(b">", node.close) + 1, False)


def written_name(data: bytes, node: Node) -> str:
    """Return the element's name with the prefix that the file writes."""
    found = re.compile(rb"<([^\s/>]+)").match(data, node.start)
    assert found is not None
    return found[1].decode("utf-8", "replace")


def start_tag(data: bytes, node: Node, wanted: Mapping[str, str], *, opened: bool = False) -> Splice:
    """Return the change that gives an element's start tag those attributes.

    Args:
        data: the text.
        node: the element.
        wanted: attributes by name; those that the tag has already are changed in their place.
        opened: whether an empty element gets a start tag to hold something.
    """
    place = extent(data, node)
    tag = data[place.start : place.inner].decode("utf-8", "surrogatepass")
    end = "/>" if place.empty else ">"
    body = tag[: -len(end)].rstrip() if place.empty else tag[: -len(end)]
    for name, value in wanted.items():
        has = re.compile(rf"""(\s{re.escape(name)}\s*=\s*)("[^"]*"|'[^']*')""")
        new = f'"{attr_xml(value)}"'
        found = has.search(body)
        body = f"{body[: found.end(1)]}{new}{body[found.end() :]}" if found else f"{body} {name}={new}"
    return Splice(place.start, place.inner, body + (">" if opened else end))
