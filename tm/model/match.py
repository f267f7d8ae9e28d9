"""What lookup answers. Named tuples and no dataclasses: making those would take a good part of the time of one lookup."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tm.model.text import Attrs, Lang

THRESHOLD, LIMIT = 70.0, 5
"""Lowest similarity and most matches, where nothing else is asked."""

ALIGNED = 1.0
"""Points off for what a program aligned and nobody has looked at yet: Trados takes off as much."""

MACHINE = 5.0
"""Points off for a machine's translation: never above a fuzzy match that a person wrote and that is about as near."""

Span = tuple[int, int]
"""Start and end in a text, in code points, the end not included."""


class MatchKind(StrEnum):
    """How a match agrees with the query, the best first.

    Similarity before penalties is 100 for `context` (neighbours agree too) and `exact`, 99 for `variant`, less for `fuzzy`; a
    `fragment` shares only a stretch with the query and has none.
    """

    CONTEXT = "context"
    EXACT = "exact"
    VARIANT = "variant"
    FUZZY = "fuzzy"
    FRAGMENT = "fragment"


class Difference(StrEnum):
    """What differs between a query and the source of a match; in this order wherever several are named."""

    NUMBER = "number"
    NEGATION = "negation"
    NAME = "name"
    WORD = "word"
    TAG = "tag"
    ENDING = "ending"
    PARTICLE = "particle"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    CASE = "case"
    SPACING = "spacing"


class Penalty(NamedTuple):
    """Points taken off a similarity, with the reason."""

    reason: str
    points: float


class PenaltyRule(NamedTuple):
    """Points to take off units of the files that a glob names, or with a property (`TYPE=VALUE`, or any value of `TYPE`)."""

    points: float
    file: str | None = None
    prop: str | None = None


class Term(NamedTuple):
    """An entry of the glossary that a query holds, and where."""

    source: str
    target: str
    start: int
    end: int


class Match(NamedTuple):
    """A unit like the query. `raw`, `similarity` and `rank` are 0 to 100, higher is better.

    Attributes:
        source: of the unit, as its file has it, without inline codes.
        raw: what `tm.lookup.similarity` says of query and source.
        similarity: `raw` less the penalties.
        rank: `similarity` less what the differences do to the meaning; orders matches of a kind.
        file: as the memory was named, with the path below it.
        changed: when the unit was last changed, ISO 8601, where it says.
        note: the unit's first.
        translator: who changed or made the unit last, where it says.
        props: of the unit, type and text, in the order of the file.
        differences: each once, in the order of `Difference`.
        changes: the stretches of the source that differ from the query.
        adapted: the target with its numbers replaced by the query's, where nothing else differs.
        covers: the stretch of the query that a fragment answers.
        rendering: the stretch of the target that translates a fragment, where it can be found.
        explanation: how the numbers came about, in lines for people.
    """

    source: str
    target: str
    raw: float
    similarity: float
    rank: float
    kind: MatchKind
    file: str
    tuid: str | None = None
    changed: str | None = None
    note: str | None = None
    props: Attrs = ()
    differences: tuple[Difference, ...] = ()
    changes: tuple[Span, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    adapted: str | None = None
    covers: Span | None = None
    rendering: Span | None = None
    explanation: tuple[str, ...] = ()
    translator: str | None = None

    def prop(self, type: str) -> str | None:
        """Return the first property of that type, or `None`."""
        return next((text for name, text in self.props if name == type), None)


class Answer(NamedTuple):
    """A query with its matches, the best first, and the glossary's entries in it, in the order of the query."""

    query: str
    source_lang: Lang
    target_lang: Lang
    matches: tuple[Match, ...] = ()
    terms: tuple[Term, ...] = ()
