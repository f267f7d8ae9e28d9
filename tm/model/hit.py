"""Where a phrase stands, and what it was put as."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tm.model.text import Attrs

Side = Literal["source", "target"]


class Hit(NamedTuple):
    """One occurrence. `start` and `end` are code points of the text on its side; `changed` is ISO 8601, where the unit says.

    A named tuple and no dataclass, since there may be thousands.
    """

    source: str
    target: str
    side: Side
    start: int
    end: int
    file: str
    tuid: str | None = None
    changed: str | None = None
    note: str | None = None
    props: Attrs = ()

    @property
    def text(self) -> str:
        """The text that holds the phrase."""
        return self.source if self.side == "source" else self.target


class Rendering(NamedTuple):
    """What a phrase was translated as, in the words of the other side, and in how many units."""

    text: str
    units: int


class Year(NamedTuple):
    """A year's units that hold the phrase, with its renderings, the most frequent first. `None` for units without a date."""

    year: int | None
    units: int
    renderings: tuple[Rendering, ...] = ()
