"""What the inline codes of XLIFF 1.2 and 2.x have in common in terms of TMX: pairs, marks, native code."""

from __future__ import annotations

from collections.abc import Callable

from tm.formats.tmx.markup import attrs_xml
from tm.formats.xliff.names import MARK, declared
from tm.model.memory import Attrs, Content, InlineCode

Native = Callable[[str], tuple[str, str] | None]
"""Gives the native code of a tag by its id, at its beginning and its end; `None` where the file does not tell."""


def text_only(text: str) -> Content:
    """Return text as content."""
    return (text,) if text else ()


def get(code: InlineCode, name: str) -> str | None:
    """Return an attribute of a code, or `None`."""
    return next((value for key, value in code.attrs if key == name), None)


def rest(code: InlineCode, *left_out: str) -> Attrs:
    """Return the attributes of a code but those, and but its mark."""
    return tuple(pair for pair in code.attrs if pair[0] not in left_out and pair[0] != MARK)


def pairs(content: Content, spans: Callable[[InlineCode, InlineCode], bool]) -> dict[int, int]:
    """Return the places of each `bpt` that one element can stand for, with those of its `ept`.

    Args:
        content: of one level.
        spans: tells whether the two codes may be written as one element.
    """
    found: dict[int, int] = {}
    open_: list[tuple[int, InlineCode]] = []
    for place, part in enumerate(content):
        if not isinstance(part, InlineCode) or get(part, MARK):
            continue
        if part.name == "bpt":
            open_.append((place, part))
        elif part.name == "ept":
            at = next((n for n in range(len(open_) - 1, -1, -1) if get(open_[n][1], "i") == get(part, "i")), None)
            if at is None:
                continue
            start, begin = open_[at]
            del open_[at:]
            if spans(begin, part):
                found[start] = place
    return found


ASIDE = "was-"
"""Before the name of an attribute that means something else in TMX, such as the `x` that WorldServer gives a `ph`."""


def aside(attrs: Attrs, taken: frozenset[str]) -> dict[str, str]:
    """Return an element's attributes, those with names that are taken renamed; `tag` gives them their names back."""
    return {ASIDE + name if name in taken else name: value for name, value in attrs}


def tag(name: str, attrs: Attrs, content: str = "") -> str:
    """Return an element's XML, its prefixes declared."""
    attrs = tuple((key.removeprefix(ASIDE), value) for key, value in attrs)
    start = f"<{name}{attrs_xml(declared(name, attrs))}"
    return f"{start}>{content}</{name}>" if content else f"{start}/>"


def only(attrs: Attrs, allowed: frozenset[str]) -> Attrs:
    """Return the attributes that are allowed: those named, those of other namespaces, and those set aside when reading."""
    return tuple(pair for pair in attrs if pair[0] in allowed or ":" in pair[0] or pair[0].startswith(ASIDE))
