"""`tm pretranslate`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import LangName, SummaryFormat, lang_of, say
from tm.cli.lookup import Paths
from tm.errors import BadSetting, UnknownFormat

if TYPE_CHECKING:
    from tm.config import Settings
    from tm.model.leverage import Pretranslated, SourceSegment

_THRESHOLD = 75.0
_TABLES = ("TSV", "CSV")
_REPORTS = (".json", ".tsv", ".html")


def pretranslate(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="PO, XLIFF, SDLXLIFF, MQXLIFF, MQXLZ, XLZ, TSV, Markdown or text.")
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help="The filled file (-: stdout).")] = None,
    memory: Paths = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=100, metavar="X", help="Lowest similarity that is filled in.")
    ] = _THRESHOLD,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Also where there is a translation.")] = False,
    from_: Annotated[LangName | None, typer.Option("--from", help="The source language. [default: the file's]")] = None,
    rules: Annotated[list[str] | None, typer.Option(metavar="RULES.toml", help="Your own segmentation rules (repeatable).")] = None,
    report: Annotated[
        str | None, typer.Option(metavar="FILE", help="What was filled with what: .json, .tsv or .html (-: TSV on stdout).")
    ] = None,
    format: Annotated[SummaryFormat, typer.Option(help="Of the summary.")] = SummaryFormat.TEXT,
) -> None:
    """Fill a file from the memory: what is exact is final, everything else is marked as needing review.

    Final: context and exact matches at 100 after penalties, whose numbers, placeholders, tags and inline codes agree with the
    source. Marked as the format does it (fuzzy in PO; a state, the similarity and the memory in XLIFF; columns in TSV; a comment in
    Markdown): variant and fuzzy matches, matches whose numbers were replaced, and whatever does not agree. Text that has a
    translation stays as it is without --overwrite.

    \b
    Examples:
      tm pretranslate ko.po -o ko.po -m 기억.tmx
      tm pretranslate in.xlf -o out.xlf -m memories --threshold 85 --report r.html
      tm pretranslate 기사.md -o article.md -m 기억.tmx
    """
    from tm.cli.leveraging import segments_of_file
    from tm.cli.segment import rules_of
    from tm.config import load_settings
    from tm.formats.output import open_output
    from tm.report import leverage_fills as fills

    if file is None:
        raise BadSetting("FILE", "", "a file to fill")
    if output is None:
        raise BadSetting("-o/--output", "", "a file to write")
    if report is not None and report != "-" and not report.lower().endswith(_REPORTS):
        raise BadSetting("--report", report, "a name that ends in .json, .tsv or .html")
    if report == output:
        raise BadSetting("--report", report, "another file than the output")
    _check_kind(file)
    _check_output(file, output)
    settings = load_settings()
    source = lang_of(from_)
    segments = segments_of_file(file, source, rules_of(rules))
    _check_languages(file, segments)
    todo = [segment for segment in segments if overwrite or not segment.translated]
    done = _found(todo, memory, settings, threshold)
    lost = _write(file, output, segments, done)
    for line in lost:
        say(f"tm: {output}: {line}")
    if report is not None:
        with open_output(report) as stream:
            for part in fills.render(report, done):
                stream.write(part.encode("utf-8", "replace"))
    to = sys.stderr if "-" in (output, report) else sys.stdout
    fills.summary(to, done, kept=len(segments) - len(todo), as_json=format is SummaryFormat.JSON)


def _check_kind(path: str) -> None:
    """Refuse what is no file of a kind that can be filled."""
    from tm.formats.memory_formats import format_named

    advice = "give a PO, XLIFF, SDLXLIFF, MQXLIFF, MQXLZ, XLZ, TSV, Markdown or text file"
    format = format_named(path)
    if format is not None and format.name not in ("PO", "XLIFF", *_TABLES):
        raise UnknownFormat(path, f"is {format.name}, which is not filled in", advice=advice)
    if format is None and Path(path).suffix.lower() not in (".md", ".markdown", ".txt", ".text"):
        raise UnknownFormat(path, "is of no kind that can be filled in", advice=advice)


def _check_output(path: str, output: str) -> None:
    """Refuse to write a file under a name that says that it is of another kind."""
    from tm.formats.memory_formats import format_named

    named = format_named(output)
    if named is not None and named != format_named(path):
        raise BadSetting("-o/--output", output, f"a name of the kind of {path}, which is filled in as it is")


def _check_languages(path: str, segments: Sequence[SourceSegment]) -> None:
    """Refuse a file that is translated into another language than the memory has."""
    from tm.cli.leveraging import target_language
    from tm.model.lang import is_lang, other

    lang = target_language(path)
    wrong = next((one for one in segments if lang and not is_lang(lang, other(one.lang))), None)
    if wrong is not None and lang is not None:
        raise UnknownFormat(path, f"is translated into {lang}, and from {wrong.lang} the memory leads to {other(wrong.lang)} only")


def _found(todo: Sequence[SourceSegment], memory: list[str] | None, settings: Settings, threshold: float) -> list[Pretranslated]:
    from tm.cli.opening import open_memory
    from tm.cli.progress import Progress
    from tm.leverage.contents import contents
    from tm.leverage.pretranslate import matched, pretranslate

    rows = []
    with open_memory(memory, settings) as opened, Progress("looked up", len(todo)) as progress:
        for segment in todo:
            rows.append((segment, matched(segment, opened, threshold)))
            progress.step()
    return list(pretranslate(rows, contents))


def _write(path: str, output: str, segments: Sequence[SourceSegment], done: Sequence[Pretranslated]) -> list[str]:
    """Write the filled file, and return what could not be written, as sentences."""
    from tm.formats.output import open_output

    with open_output(output) as stream:
        return _fill(path, stream, segments, done)


def _fill(path: str, stream: IO[bytes], segments: Sequence[SourceSegment], done: Sequence[Pretranslated]) -> list[str]:
    from tm.formats.memory_formats import format_named
    from tm.model.lang import other

    targets = {one.segment.place: one.filled for one in done if one.filled}
    format = format_named(path)
    if format is None:
        from tm.leverage.texts import fill_text

        return fill_text(path, stream, segments, targets, markdown=path.lower().endswith((".md", ".markdown")))
    if format.name == "PO":
        from tm.formats.po import fill_po

        return fill_po(path, stream, targets)
    if format.name == "XLIFF":
        from tm.formats.xliff.fill import fill

        return fill(path, stream, targets)
    from tm.leverage.tables import fill_table

    return fill_table(path, stream, targets, other(segments[0].lang))
