"""What SDL Trados Studio says in its XLIFF 1.2 (SDLXLIFF): native code of tags, statuses, origins, comments.

| SDLXLIFF | unit |
| --- | --- |
| `conf` of `sdl:seg` | `x-ConfirmationLevel`, and `x-tm-state` in the words of XLIFF 1.2 |
| `origin`, `origin-system`, `percent`, `locked` | `x-tm-origin`, `x-tm-origin-system`, `x-tm-match`, `x-tm-locked` |
| other attributes; each `sdl:value` | `x-sdl-…` |
| comments | notes with `from` |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.formats.xliff.names import LOCKED, MATCH, ORIGIN, STATE
from tm.formats.xliff.node import Node
from tm.model.memory import Note, Prop

CONFIRMATION = "x-ConfirmationLevel"
STATES = {
    "Draft": "needs-review-translation",
    "Translated": "translated",
    "RejectedTranslation": "needs-review-translation",
    "ApprovedTranslation": "signed-off",
    "RejectedSignOff": "needs-review-translation",
    "ApprovedSignOff": "final",
}

_MOVED = {"origin": ORIGIN, "origin-system": "x-tm-origin-system", "percent": MATCH}


class Trados:
    """One file's definitions, which stand in its header."""

    def __init__(self) -> None:
        self._tags: dict[str, tuple[str, str]] = {}
        self._comments: dict[str, list[Note]] = {}

    def take(self, node: Node) -> None:
        """Take the definitions out of an element of the document or of a file's header."""
        for tag in node.descendants("tag"):
            self._tags[tag.attrs.get("id", "")] = _native(tag)
        for definition in node.descendants("sdl:cmt-def", "cmt-def"):
            comments = [Note(one.text, _comment_attrs(one)) for one in definition.descendants("Comment")]
            self._comments[definition.attrs.get("id", "")] = comments

    def native(self, id_: str) -> tuple[str, str] | None:
        """Return the native code of a tag, at its beginning and its end."""
        return self._tags.get(id_)

    def said(self, node: Node, mid: str | None) -> tuple[list[Prop], list[Note]]:
        """Return what is said of a segment."""
        props: list[Prop] = []
        notes: list[Note] = []
        for seg in node.descendants("sdl:seg"):
            if mid is None or seg.attrs.get("id") == mid:
                props += _of_segment(seg)
                break
        for mark in _marks(node, mid):
            notes += self._comments.get(mark.attrs.get("sdl:cid", ""), [])
        return props, list(dict.fromkeys(notes))


def _marks(node: Node, mid: str | None) -> Iterator[Node]:
    for mark in node.descendants("mrk"):
        if mid is None or (mark.attrs.get("mtype") == "seg" and mark.attrs.get("mid") == mid):
            yield mark
            yield from mark.descendants("mrk")


def _of_segment(seg: Node) -> list[Prop]:
    props = []
    for name, value in seg.attrs.items():
        if name == "conf":
            props.append(Prop(CONFIRMATION, value))
            if value in STATES:
                props.append(Prop(STATE, STATES[value]))
        elif name == "locked":
            props.append(Prop(LOCKED, "yes" if value == "true" else "no"))
        elif name in _MOVED:
            props.append(Prop(_MOVED[name], value))
        elif name != "id" and not name.startswith("xmlns"):
            props.append(Prop(f"x-sdl-{name}", value))
    for value_ in seg.children("sdl:value"):
        props.append(Prop(f"x-sdl-{value_.attrs.get('key', 'value')}", value_.text))
    return props


def is_told(extra: str) -> bool:
    """Return whether an element among a unit's extras says nothing that the properties do not."""
    return extra.startswith("<sdl:seg-defs") and not re.search(r"<(?!/|sdl:seg-defs|sdl:seg[\s/>]|sdl:value[\s/>])", extra)


def _native(tag: Node) -> tuple[str, str]:
    """Return the native code of a tag definition: a pair's two ends, or a single code twice."""
    for name in ("bpt", "ph", "st"):
        if (start := tag.child(name)) is not None:
            end = tag.child("ept")
            return start.text, end.text if end is not None else ""
    return "", ""


def _comment_attrs(comment: Node) -> tuple[tuple[str, str], ...]:
    names = {"user": "from", "date": "date", "severity": "severity"}
    return tuple((names[key], value) for key, value in comment.attrs.items() if key in names)
