"""Translation memory: units, their variants, and content that is text and inline codes in order (TMX 1.4b, section 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Attrs = tuple[tuple[str, str], ...]
"""Attributes in the order of the file."""

CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Elements whose content is native code, not text for the reader."""

SEG = "seg:"
"""Before the name of an attribute that a file has on a `seg`, where TMX has none; it is kept among the variant's."""

HIDDEN = CODES | {"sub"}


@dataclass(frozen=True, slots=True)
class InlineCode:
    """One element inside a segment: `bpt ept it ph ut hi sub`, or one that TMX does not know.

    `content` is what it encloses: native code for `bpt ept it ph ut`, ordinary content for the others.
    """

    name: str
    attrs: Attrs = ()
    content: Content = ()


Content = tuple[str | InlineCode, ...]
"""A segment: text and codes in order, never two strings in a row, never an empty string."""


def plain_text(content: Content) -> str:
    """Return what a reader sees: codes and their `sub` dropped; text of `hi` and unknown elements kept, white space as given."""
    if not content:
        return ""
    if len(content) == 1 and isinstance(content[0], str):
        return content[0]
    return "".join(_visible(content))


def _visible(content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, str):
            yield part
        elif part.name not in HIDDEN:
            yield from _visible(part.content)


def joined(parts: list[str | InlineCode]) -> Content:
    """Return the parts with neighbouring strings put together and empty ones left out."""
    if len(parts) < 2:
        return tuple(part for part in parts if part != "")
    out: list[str | InlineCode] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            out.append("".join(run))
            run = []
        out.append(part)
    if run:
        out.append("".join(run))
    return tuple(part for part in out if part != "")


@dataclass(frozen=True, slots=True)
class Prop:
    """A typed property. `attrs` holds `xml:lang`, `o-encoding` and whatever else the file had; a missing type is `None`."""

    type: str | None
    text: str
    attrs: Attrs = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A comment for people."""

    text: str
    attrs: Attrs = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A TUV: one language's version. `lang` is as the file writes it; empty where the file has none.

    `extras` are child elements that TMX does not know, each as XML text.
    """

    lang: str
    content: Content = ()
    attrs: Attrs = ()
    props: tuple[Prop, ...] = ()
    notes: tuple[Note, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The plain text, without codes."""
        return plain_text(self.content)


@dataclass(frozen=True, slots=True)
class Unit:
    """A TU: the same content in any number of languages.

    `attrs` excludes `tuid`. `extras` are child elements that TMX does not know, each as XML text.
    `line` (1-based) is where the file has it; it does not count for equality.
    """

    tuid: str | None = None
    variants: tuple[Variant, ...] = ()
    attrs: Attrs = ()
    props: tuple[Prop, ...] = ()
    notes: tuple[Note, ...] = ()
    extras: tuple[str, ...] = ()
    line: int | None = field(default=None, compare=False)

    def prop(self, type: str) -> str | None:
        """Return the first property of that type on the unit, or `None`."""
        return next((p.text for p in self.props if p.type == type), None)

    def attr(self, name: str) -> str | None:
        """Return an attribute of the unit, or `None`."""
        return next((value for key, value in self.attrs if key == name), None)


@dataclass(frozen=True, slots=True)
class Header:
    """The TMX header. `extras` are `ude` and unknown elements, each as XML text."""

    attrs: Attrs = ()
    props: tuple[Prop, ...] = ()
    notes: tuple[Note, ...] = ()
    extras: tuple[str, ...] = ()
    version: str | None = None
    line: int | None = field(default=None, compare=False)

    def attr(self, name: str) -> str | None:
        """Return an attribute of the header, or `None`."""
        return next((value for key, value in self.attrs if key == name), None)
