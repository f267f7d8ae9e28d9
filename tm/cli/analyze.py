"""`tm analyze`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import Color, LangName, lang_of, use_color
from tm.cli.lookup import Paths
from tm.errors import BadSetting
from tm.model.band import Band
from tm.model.leverage import SourceSegment

if TYPE_CHECKING:
    from tm.config import Settings


class AnalysisFormat(StrEnum):
    """How an analysis is written."""

    TEXT = "text"
    JSON = "json"
    TSV = "tsv"
    CSV = "csv"
    HTML = "html"
    XML = "xml"


def analyze(
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE ...", help="Documents, bilingual files, or folders.")] = None,
    memory: Paths = None,
    from_: Annotated[LangName | None, typer.Option("--from", help="The source language. [default: the file's]")] = None,
    untranslated: Annotated[bool, typer.Option("--untranslated", help="Only segments that have no translation yet.")] = False,
    rules: Annotated[list[str] | None, typer.Option(metavar="RULES.toml", help="Your own segmentation rules (repeatable).")] = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to spread the segments over.")] = 1,
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="Write the report there (-: stdout).")] = "-",
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When the analysis was made, for xml: 2026-01-31.")] = None,
    format: Annotated[
        AnalysisFormat, typer.Option(help="text, json, tsv, csv, html, or xml as Trados Studio writes it.")
    ] = AnalysisFormat.TEXT,
    color: Annotated[Color, typer.Option(help="Of text.")] = Color.AUTO,
) -> None:
    """How much of these files is in the memory? Segments, words and characters by band, and the words to be paid.

    Repetitions (a text that stood before, in this or an earlier file) come first; then each segment's best match: context, 100,
    95-99, 85-94, 75-84, 50-74 or none, by similarity after penalties. Documents of all kinds, and the source side of TMX, PO,
    XLIFF and TSV. The rates of words stand under `rates` in the settings.

    \b
    Examples:
      tm analyze 기사.docx -m 기억.tmx
      tm analyze source/ -m memories --jobs 2 --format html -o analysis.html
      tm analyze ko.po --untranslated --format xml -o analysis.xml
    """
    if not files:
        raise BadSetting("FILE", "", "a document or a bilingual file")
    from tm.cli.days import check_day
    from tm.cli.leveraging import files_of, memory_here, segments_of_file
    from tm.cli.segment import rules_of
    from tm.config import load_settings
    from tm.formats.output import open_output
    from tm.leverage.analyze import analyze as run
    from tm.report import leverage as report
    from tm.report.terminal import Screen, columns

    check_day("--date", date)
    settings = load_settings()
    own = rules_of(rules)
    named = files_of(files)
    sources = [(name, segments_of_file(name, lang_of(from_), own)) for name in named]
    if untranslated:
        sources = [(name, [one for one in segments if not one.translated]) for name, segments in sources]
    paths = tuple(memory or ())
    memory_here(paths, settings)
    found = run(sources, partial(_bands, paths, settings, jobs), dict(settings.rates), memory or settings.memory)
    with open_output(output) as stream:
        colored = output == "-" and use_color(color)
        for part in report.render(found, format.value, screen=Screen(colored, columns()), date=date):
            stream.write(part.encode("utf-8", "replace"))


def _bands(paths: tuple[str, ...], settings: Settings, jobs: int, segments: Iterable[SourceSegment]) -> Iterator[Band]:
    from tm.cli.processes import chunks, in_order
    from tm.cli.progress import Progress

    todo = list(segments)
    processes = 1 if "-" in paths else jobs
    with Progress("analysed", len(todo)) as progress:
        for bands in in_order(partial(_work, paths, settings), chunks(todo), processes):
            for band in bands:
                progress.step()
                yield band


def _work(paths: tuple[str, ...], settings: Settings, segments: Sequence[SourceSegment]) -> list[Band]:
    from tm.cli.leveraging import memory_here
    from tm.leverage.bands import best_band

    return [best_band(segment, memory_here(paths, settings)) for segment in segments]
