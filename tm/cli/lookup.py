"""`tm lookup`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, Color, Format, LangName, say, stop, use_color
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.lookup.lookup import Entry
    from tm.model.match import Match
    from tm.model.text import Lang
    from tm.report.matches import Answer


def lookup(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY ...]", help="Texts; none: a line each from stdin.")] = None,
    memory: Annotated[
        list[str] | None,
        typer.Option("--memory", "-m", metavar="PATH", help="A TMX file or a folder of them (repeatable)."),
    ] = None,
    threshold: Annotated[float | None, typer.Option(min=0, max=100, help="Lowest similarity shown. [default: 70]")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most matches shown for a query. [default: 5]")] = None,
    from_: Annotated[LangName | None, typer.Option("--from", help="Language of the queries; else by their script.")] = None,
    to: Annotated[LangName | None, typer.Option("--to", help="Language wanted.")] = None,
    require_match: Annotated[bool, typer.Option("--require-match", help="Exit 1 if a query has no match.")] = False,
    format: Annotated[Format, typer.Option(help="Of the answer.")] = Format.TEXT,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """How was this put before? Exact and fuzzy matches from the memories, with what differs.

    \b
    Examples:
      tm lookup "시장에서 쌀 1kg은 6200원에 거래됐다."
      tm lookup -m market.tmx "Rice prices rose sharply" --threshold 50
    """
    from tm.config import load_settings
    from tm.formats.memories import memory_files
    from tm.report import matches as report

    settings = load_settings()
    files = memory_files(memory or settings.memory)
    least = settings.threshold if threshold is None else threshold
    most = settings.limit if limit is None else limit
    if from_ and to and from_ is to:
        raise BadSetting("--to", to.value, "the other language than --from")
    search = Search(files, from_.value if from_ else None, to.value if to else None)
    answers = (search.answer(text, least, most) for text in _queries(query))
    found = report.write(sys.stdout, _noted(answers, format, least), format.value, colored=use_color(color))
    if require_match and not found:
        stop(FOUND)


class Search:
    """Memories that are read once for each direction, when the first query needs it."""

    def __init__(self, files: list[str], source: Lang | None, target: Lang | None) -> None:
        self._files, self._source, self._target = files, source, target
        self._entries: dict[Lang, list[Entry]] = {}

    def answer(self, query: str, threshold: float, limit: int) -> Answer:
        """Return what is like a query."""
        from tm.formats.memories import read_memories
        from tm.lookup.lookup import directions, entries
        from tm.lookup.lookup import lookup as find
        from tm.report.matches import Answer

        found: list[tuple[Lang, Lang, list[Match]]] = []
        for source, target in directions(query, self._source, self._target):
            if source not in self._entries:
                self._entries[source] = list(entries(read_memories(self._files), source))
            matches = find(query, self._entries[source], source, threshold=threshold, limit=limit)
            found.append((source, target, matches))
        source, target, matches = max(found, key=lambda row: max((m.rank for m in row[2]), default=-1.0))
        return Answer(query, source, target, tuple(matches))


def _queries(given: list[str] | None) -> Iterator[str]:
    if given:
        yield from given
        return
    for line in sys.stdin:
        if line.strip():
            yield line.rstrip("\r\n")


def _noted(answers: Iterable[Answer], format: Format, threshold: float) -> Iterator[Answer]:
    for answer in answers:
        if format is Format.TEXT and not answer.matches:
            say(f"tm: nothing at {threshold:g} or above for: {answer.query}; try a lower --threshold")
        yield answer
