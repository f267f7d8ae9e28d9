"""What differs between two memories, unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tm.model.memory import Unit

Span = tuple[int, int]
"""Code points `start` up to `end`, not included."""


class ChangeKind(StrEnum):
    """What happened to a unit."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A changed text: `side` is `source` or `target`; the spans are the words that went and the words that came.

    `before` or `after` is `None` where the unit had or has no text in that language. Without spans only inline codes differ.
    """

    side: str
    lang: str
    before: str | None
    after: str | None
    went: tuple[Span, ...] = ()
    came: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FactChange:
    """Something else that changed: a tuid, an attribute, a property, a note; `None` where it is not there."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that differs; `source` is the language translated from. `before` or `after` is `None` where there is none."""

    kind: ChangeKind
    before: Unit | None
    after: Unit | None
    source: str | None = None
    texts: tuple[TextChange, ...] = ()
    facts: tuple[FactChange, ...] = ()

    @property
    def unit(self) -> Unit:
        """The unit as it is, or was where it is gone."""
        return self.after or self.before or Unit()
