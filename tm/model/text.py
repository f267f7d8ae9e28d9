"""Languages, documents and segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["ko", "en"]
LANGS: tuple[Lang, Lang] = ("ko", "en")

Attrs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text in one language. Paragraphs are in reading order, without line breaks inside a sentence.

    `meta` is what the file says of itself (`date`, `byline`, `outlet` …), in the order of the file.
    """

    name: str
    lang: Lang
    paragraphs: tuple[str, ...]
    meta: Attrs = ()

    def about(self, key: str) -> str | None:
        """Return what the file says under that key, or `None`."""
        return next((value for name, value in self.meta if name == key), None)


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of translation, normally a sentence. `paragraph` is 0-based."""

    text: str
    paragraph: int = 0
