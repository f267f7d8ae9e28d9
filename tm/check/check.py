"""What a check is: an id, a level, a reason, examples that are its tests, and a way to look at units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol

from tm.model.finding import Level, Spot
from tm.model.glossary import Entry
from tm.model.text import LANGS, Lang
from tm.text.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Pair:
    """One unit as checks see it: a source and a target, as plain text, and the inline codes of each in order.

    Attributes:
        document: what the unit belongs to; names, register and spelling are to agree within one.
        date: of the document, ISO 8601, where it says; relative dates are read against it.
        context: the place in a program that the unit is for, where it says; the same source may be translated otherwise there.
        source_codes: the native code of each inline element (`<b>`, `{0}`), in order; likewise `target_codes`.
    """

    source: str
    target: str
    source_lang: Lang
    target_lang: Lang
    document: str = ""
    date: str | None = None
    source_codes: tuple[str, ...] = ()
    target_codes: tuple[str, ...] = ()
    context: str = ""

    def text(self, lang: Lang) -> str:
        """Return the side in that language."""
        return self.source if lang == self.source_lang else self.target

    def spot(self, lang: Lang, start: int, end: int) -> Spot:
        """Return a stretch of the side in that language."""
        return Spot("source" if lang == self.source_lang else "target", start, end)


class Hint(NamedTuple):
    """What a check says of a pair: one line, where, and a level where it is not the check's own."""

    message: str
    spot: Spot | None = None
    level: Level | None = None


class Finder(Protocol):
    """Looks at the pairs of one file. `survey` sees them all first, then `find` each again, in the same order."""

    def survey(self, pair: Pair) -> None:
        """Take note of a pair."""

    def find(self, pair: Pair) -> Iterable[Hint]:
        """Give what is wrong with a pair."""


@dataclass(frozen=True)
class Context:
    """What checks know besides the pair.

    Attributes:
        entries: of the glossaries.
        register: the speech level that a Korean target is to have (`합니다`, `해요`, `한다`); without it, its file's majority.
        running: ids of the checks that run, so that one may speak for another that does not; empty for all.
        nearness: the encoder's cosine of texts in different languages, -1 to 1, for checks that need it.
    """

    entries: tuple[Entry, ...] = ()
    register: str | None = None
    nearness: Callable[[str, str], float] | None = None
    running: frozenset[str] = frozenset()

    @cached_property
    def glossary(self) -> Glossary:
        """The entries, ready to be found in texts."""
        return Glossary(self.entries)

    @cached_property
    def sharing(self) -> dict[tuple[Lang, str], tuple[Entry, ...]]:
        """The entries by each of their forms, where several have it: any of them may be meant."""
        found: dict[tuple[Lang, str], tuple[Entry, ...]] = {}
        for entry in self.entries:
            for lang in LANGS:
                for form in entry.forms(lang):
                    found[lang, form] = (*found.get((lang, form), ()), entry)
        return {key: entries for key, entries in found.items() if len(entries) > 1}


Example = tuple[tuple[str, str], ...]
"""A small file: (source, target) pairs; the script tells the languages."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check.

    Attributes:
        id: what `--only` and suppressions call it.
        level: of its findings, where they do not say otherwise.
        what: what it finds, in one line, for `--list` and README.
        why: why that is worth stopping for.
        right: examples that it says nothing of; wrong: examples in the last pair of which it finds something.
        find: looks at one pair by itself; or
        over: makes a finder for each file, for what only a whole file shows.
        target: the language of the targets that it looks at; `None` for both.
        on_request: runs only when named, since it takes a model.
        entries: glossary that its examples need.
    """

    id: str
    level: Level
    what: str
    why: str
    right: tuple[Example, ...]
    wrong: tuple[Example, ...]
    find: Callable[[Pair, Context], Iterable[Hint]] | None = None
    over: Callable[[Context], Finder] | None = None
    target: Lang | None = None
    on_request: bool = False
    entries: tuple[Entry, ...] = field(default=())

    def finder(self, context: Context) -> Finder:
        """Return what looks at one file."""
        if self.over is not None:
            return self.over(context)
        assert self.find is not None
        return _EachAlone(self.find, context)

    @property
    def surveys(self) -> bool:
        """Whether it has to see a whole file before it can speak."""
        return self.over is not None


class _EachAlone:
    """Looks at every pair by itself."""

    def __init__(self, find: Callable[[Pair, Context], Iterable[Hint]], context: Context) -> None:
        self._find, self._context = find, context

    def survey(self, pair: Pair) -> None:
        """Nothing to take note of."""

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give what is wrong with a pair."""
        yield from self._find(pair, self._context)
