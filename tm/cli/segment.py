"""`tm segment`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tm.cli.frame import Format, LangName
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.segment import Rules

_DOCUMENTS = frozenset([".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".hwpx", ".epub", ".srt", ".vtt"])
"""Files whose bytes are not the text that people read in them."""


def segment(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="A text (-: standard input), or a document: Markdown, HTML, DOCX, HWPX, EPUB, SRT, VTT."
        ),
    ] = None,
    lang: Annotated[LangName | None, typer.Option(help="Its language; else by its script.")] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="Write the segments there (-: stdout).")] = "-",
    format: Annotated[Format, typer.Option(help="text: a segment a line; the others: with offsets.")] = Format.TEXT,
    rules: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES.toml", help="Your own abbreviations and rules, before the built-in ones; repeatable."),
    ] = None,
    srx: Annotated[
        str | None,
        typer.Option(metavar="OUT.srx", help="Write all rules as SRX 2.0 (-: stdout); FILE may be left out then."),
    ] = None,
    kiwi: Annotated[bool, typer.Option("--kiwi", help="Find sentences in Korean without full stops (extra kiwi).")] = False,
) -> None:
    """Show a text's segments (sentences), one a line; export the rules for OmegaT and Okapi.

    \b
    Examples:
      tm segment 기사.txt
      tm segment article.txt --format jsonl -o article.jsonl
      tm segment 법령.txt --rules 법령.toml
      tm segment --rules desk.toml --srx desk.srx
      tm segment 대화.txt --kiwi
    """
    if file is None and srx is None:
        raise BadSetting("FILE", "", "a text file, or --srx OUT.srx")
    if file is not None and output == srx == "-":
        raise BadSetting("--srx", "-", "a file name, since the segments go to standard output")
    for name, written in (("-o", output), ("--srx", srx)):
        if file and written and Path(file).is_file() and Path(written).is_file() and Path(written).samefile(file):
            raise BadSetting(name, written, "another file than FILE")
    own = rules_of(rules)
    if srx is not None:
        from tm.segment.srx import srx as exported

        _write(srx, [exported(own)])
    if file is not None:
        _write(output, _rendered(_rows(file, lang, own, kiwi), format))


def rules_of(files: list[str] | None) -> Rules | None:
    """Return the segmentation rules of the files named, else of those that the settings name; `None` for neither.

    Raises:
        UnusableInput: a file cannot be read, or its rules cannot be used.
    """
    from tm.config import load_settings
    from tm.formats.textfile import read_text
    from tm.segment import Rules, parse_rules

    names = files or load_settings().rules
    return sum((parse_rules(name, read_text(name)) for name in names), Rules()) if names else None


def _rows(file: str, lang: LangName | None, own: Rules | None, kiwi: bool) -> Iterator[dict[str, Any]]:
    from tm.segment import paragraph_numbers
    from tm.segment import segment as cut
    from tm.text.normalize import language_of

    text = _text(file)
    spans = cut(text, lang.value if lang else language_of(text) or "en", own, kiwi=kiwi)
    for index, ((start, end), paragraph) in enumerate(zip(spans, paragraph_numbers(text, spans), strict=True)):
        yield {"index": index, "paragraph": paragraph, "start": start, "end": end, "text": text[start:end]}


def _text(file: str) -> str:
    """Return a text file's text as it is; of other documents the paragraphs, with an empty line between."""
    if Path(file).suffix.lower() not in _DOCUMENTS:
        from tm.formats.textfile import read_text

        return read_text(file)
    from tm.formats.documents import language_of_document, read_document

    return "\n\n".join(read_document(file, language_of_document(file)).paragraphs) + "\n"


def _rendered(rows: Iterable[dict[str, Any]], format: Format) -> Iterator[str]:
    from tm.report.rows import tsv

    match format:
        case Format.JSON:
            yield json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"
        case Format.JSONL:
            yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        case Format.TSV:
            yield tsv(["index", "paragraph", "start", "end", "text"])
            yield from (tsv(map(str, row.values())) for row in rows)
        case Format.TEXT:
            yield from (row["text"] + "\n" for row in rows)


def _write(path: str, parts: Iterable[str]) -> None:
    from tm.formats.output import open_output

    with open_output(path) as stream:
        for part in parts:
            stream.write(part.encode())
