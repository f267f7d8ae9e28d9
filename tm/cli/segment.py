"""`tm segment`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from tm.cli.frame import Format, LangName, allow


def segment(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text file (-: standard input).")],
    lang: Annotated[LangName | None, typer.Option(help="Its language; else by its script.")] = None,
    format: Annotated[Format, typer.Option(help="text: a segment a line; jsonl: with offsets.")] = Format.TEXT,
) -> None:
    """Show a text's segments (sentences), one a line.

    \b
    Examples:
      tm segment 기사.txt
      tm segment article.txt --format jsonl
    """
    from tm.formats.textfile import read_text
    from tm.segment import segment as cut
    from tm.text.normalize import language_of

    allow(format, Format.TEXT, Format.JSONL)
    text = read_text(file)
    code = lang.value if lang else language_of(text) or "en"
    paragraph, reached = 0, 0
    for index, (start, end) in enumerate(cut(text, code)):
        piece = text[start:end]
        # White space lies between segments, so a line break there means that a new paragraph begins.
        paragraph += index > 0 and "\n" in text[reached:start]
        reached = end
        if format is Format.TEXT:
            typer.echo(piece)
            continue
        row = {
            "index": index,
            "paragraph": paragraph,
            "start": start,
            "end": end,
            "text": piece,
        }
        typer.echo(json.dumps(row, ensure_ascii=False))
