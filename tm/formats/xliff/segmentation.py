"""The segments of a `trans-unit`: `mrk` elements in its `seg-source` and `target`, and what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tm.formats.xliff.node import Node


def segments(side: Node) -> dict[str, Node]:
    """Return the segments of a `seg-source` or `target` by their mid, in order; those inside others are no segments."""
    found: dict[str, Node] = {}
    for part in side.children():
        if is_segment(part):
            found.setdefault(part.attrs["mid"], part)
        else:
            found |= {mid: node for mid, node in segments(part).items() if mid not in found}
    return found


def is_segment(node: Node) -> bool:
    """Return whether an element is a segment."""
    return node.name == "mrk" and node.attrs.get("mtype") == "seg" and "mid" in node.attrs


def outside(side: Node, mids: Collection[str]) -> str:
    """Return the text that is in none of those segments."""
    return "".join(
        part if isinstance(part, str) else "" if is_segment(part) and part.attrs["mid"] in mids else outside(part, mids)
        for part in side.parts
    )


def frame(side: Node, mids: Collection[str]) -> Node:
    """Return an element with those segments emptied."""
    copy = Node(side.name, side.attrs, side.line, side.start)
    for part in side.parts:
        if isinstance(part, str):
            copy.parts.append(part)
        elif is_segment(part) and part.attrs["mid"] in mids:
            copy.parts.append(Node(part.name, part.attrs, part.line, part.start))
        else:
            copy.parts.append(frame(part, mids))
    return copy


def unwrapped(side: Node) -> Node:
    """Return an element with the contents of its segments in their places."""
    copy = Node(side.name, side.attrs, side.line, side.start)
    copy.parts = list(_unwrapped(side))
    return copy


def _unwrapped(side: Node) -> Iterator[str | Node]:
    for part in side.parts:
        if isinstance(part, str):
            yield part
        elif is_segment(part):
            yield from _unwrapped(part)
        else:
            yield unwrapped(part)


def bare(side: Node, known: dict[str, str]) -> str:
    """Return the XML of what an element holds."""
    copy = Node("source", {}, 0, 0)
    copy.parts = side.parts
    return copy.xml(known)
