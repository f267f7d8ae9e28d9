"""`tm lookup`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import FOUND, Color, Format, LangName, check_directions, lang_of, say, stop, use_color
from tm.errors import BadEncoding, BadSetting

if TYPE_CHECKING:
    from tm.config import Settings
    from tm.lookup.wanted import Wanted
    from tm.memory import Memory
    from tm.model.match import Answer
    from tm.text.glossary import Glossary

Paths = Annotated[
    list[str] | None,
    typer.Option("--memory", "-m", metavar="PATH", help="A TMX file or a folder of them (repeatable)."),
]
From = Annotated[LangName | None, typer.Option("--from", help="Language of the queries; else by their script.")]
To = Annotated[LangName | None, typer.Option("--to", help="Language wanted.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only units changed then or later: 2025, 2025-03 or 2025-03-09.")]
File = Annotated[
    str | None, typer.Option("--file", metavar="GLOB", help="Only units of such files or documents: 'news*.tmx', '27-*.ko.md'.")
]
Props = Annotated[
    list[str] | None, typer.Option("--prop", metavar="TYPE[=VALUE]", help="Only units with this property (repeatable).")
]


NAMED = 60
"""Columns of a query in a note."""


def lookup(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY ...]", help="Texts; none, or -: a line each from stdin.")
    ] = None,
    memory: Paths = None,
    threshold: Annotated[
        float | None, typer.Option(min=0, max=100, metavar="X", help="Lowest similarity shown. [default: 70]")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Most matches shown for a query. [default: 5]")] = None,
    from_: From = None,
    to: To = None,
    before: Annotated[str | None, typer.Option(metavar="TEXT", help="The segment before, for context matches.")] = None,
    after: Annotated[str | None, typer.Option(metavar="TEXT", help="The segment behind, for context matches.")] = None,
    since: Since = None,
    file: File = None,
    prop: Props = None,
    terms: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A glossary whose entries in the query are shown (repeatable).")
    ] = None,
    fragments: Annotated[
        bool | None,
        typer.Option(help="Parts of a query that has no match. [default: for what is typed or given as arguments]"),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say how each number came about.")] = False,
    interactive: Annotated[bool, typer.Option("--interactive", "-i", help="Type and see; also concordance.")] = False,
    require_match: Annotated[bool, typer.Option("--require-match", help="Exit 1 if a query has no match.")] = False,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes for many queries.")] = 1,
    format: Annotated[Format, typer.Option(help="Of the answer.")] = Format.TEXT,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """How was this put before? Exact and fuzzy matches from the memories, with what differs.

    \b
    Examples:
      tm lookup "시장에서 쌀 1kg은 6200원에 거래됐다."
      tm lookup -m market.tmx "Rice prices rose sharply" --threshold 50
      tm lookup --terms terms.tsv --since 2025 "국가보위성이 단속을 강화했다."
      tm lookup --format jsonl --jobs 2 < article.ko.txt
    """
    from tm.config import load_settings
    from tm.lookup.wanted import Wanted
    from tm.report import matches as report
    from tm.report.terminal import columns

    check_directions(from_, to)
    query = None if query == ["-"] else query
    if [*(memory or ()), *(terms or ()), *(() if query else ("-",))].count("-") > 1:
        raise BadSetting("-", "-", "standard input once: for the queries, a memory or a glossary")
    settings = load_settings()
    wanted = Wanted(
        settings.threshold if threshold is None else threshold,
        settings.limit if limit is None else limit,
        before,
        after,
        since,
        file,
        tuple(prop or ()),
    )
    job = Job(settings, memory, terms, wanted, from_, to, (interactive or bool(query)) if fragments is None else fragments, explain)
    if interactive:
        from tm.cli.session import run

        run(job, use_color(color), list(_queries(query)) if query else ())
        return
    missing = _Missing()
    found = report.write(
        sys.stdout,
        missing.seen(job.answers(_queries(query), jobs)),
        format.value,
        colored=use_color(color),
        width=columns(),
        explain=explain,
        headed=not query or len(query) > 1,
    )
    if missing.without and format is Format.TEXT:
        say(f"tm: nothing at {wanted.threshold:g} or above for: {missing}; try a lower --threshold")
    if require_match and not found:
        stop(FOUND)


class Job:
    """What is searched and how, opened where it is needed: also in another process."""

    def __init__(
        self,
        settings: Settings,
        memory: list[str] | None,
        terms: list[str] | None,
        wanted: Wanted,
        source: LangName | None,
        target: LangName | None,
        fragments: bool,
        explain: bool,
    ) -> None:
        self._facts = (settings, memory, terms, wanted, source, target, fragments, explain)
        self.settings, self.memory, self.terms = settings, memory, terms
        self.wanted, self.fragments, self.explain = wanted, fragments, explain
        self.source, self.target = lang_of(source), lang_of(target)

    @cached_property
    def opened(self) -> Memory:
        """The memory."""
        from tm.cli.opening import open_memory

        return open_memory(self.memory, self.settings)

    @cached_property
    def glossary(self) -> Glossary | None:
        """The glossary, if there is one."""
        from tm.cli.opening import glossary_of

        return glossary_of(self.terms, self.settings)

    def answer(self, query: str) -> Answer:
        """Return the answer to a query."""
        return self.opened.lookup(
            query,
            source=self.source,
            target=self.target,
            wanted=self.wanted,
            glossary=self.glossary,
            fragments=self.fragments,
            explain=self.explain,
        )

    def answers(self, queries: Iterable[str], processes: int) -> Iterator[Answer]:
        """Give the answers in the order of the queries."""
        # Whatever is wrong with memory or glossary is found here; the index is built once, before the others open it.
        opened, _ = self.opened, self.glossary
        if processes == 1 or "-" in (self.memory or ()):
            yield from map(self.answer, queries)
            return
        from tm.cli.parallel import spread

        opened.close()
        yield from spread(self._facts, queries, processes)


def _queries(given: list[str] | None) -> Iterator[str]:
    """Give the texts of the command line, else the lines of standard input that hold something.

    Raises:
        BadEncoding: a line is not UTF-8.
    """
    if given:
        # Bytes that are no UTF-8 become question marks.
        yield from (text.encode("utf-8", "replace").decode() for text in given)
        return
    for number, line in enumerate(sys.stdin, 1):
        try:
            line.encode()
        except UnicodeEncodeError:
            raise BadEncoding("standard input", "is not UTF-8", advice="convert it, or save it as UTF-8", line=number) from None
        text = line.rstrip("\r\n").removeprefix("\ufeff")
        if text.strip():
            yield text


class _Missing:
    """Counts the queries that nothing was found for: one is named, of several each has its line in the answers."""

    def __init__(self) -> None:
        self.asked, self.without, self._last = 0, 0, ""

    def seen(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """Pass answers on."""
        for answer in answers:
            self.asked += 1
            if not answer.matches:
                self.without, self._last = self.without + 1, answer.query
            yield answer

    def __str__(self) -> str:
        from tm.report.terminal import cut

        return cut(self._last, NAMED) if self.asked == 1 else f"{self.without:,} of {self.asked:,} queries"
