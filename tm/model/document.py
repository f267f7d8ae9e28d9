"""Documents, and the segments that they are cut into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tm.model.text import Attrs, Lang

Role = Literal["text", "headline", "subheadline", "heading", "caption", "byline", "furniture"]
"""What a paragraph is to its article. `furniture` is what the page says of itself: copyright, credits, links to other editions."""

FACTS = ("date", "headline", "byline", "translator", "editor", "outlet", "url")
"""The keys of `Document.meta` that mean the same whatever the file: `date` is ISO 8601, people are separated by `; `."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text in one language. Paragraphs are in reading order, without line breaks inside a sentence.

    `meta` is what the file says of itself: `FACTS`, then its other keys in the order of the file.
    `roles` has one for each paragraph; it is empty where nobody has looked.
    """

    name: str
    lang: Lang
    paragraphs: tuple[str, ...]
    meta: Attrs = ()
    roles: tuple[Role, ...] = ()

    def about(self, key: str) -> str | None:
        """Return what the file says under that key, or `None`."""
        return next((value for name, value in self.meta if name == key), None)

    def role(self, number: int) -> Role:
        """Return the role of a paragraph."""
        return self.roles[number] if self.roles else "text"


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of translation, normally a sentence. `paragraph` is 0-based; `role` is that of the paragraph."""

    text: str
    paragraph: int = 0
    role: Role = "text"
