"""`tm lang`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tm.cli.frame import SummaryFormat, say


def lang(
    file: Annotated[str, typer.Argument(metavar="IN", help="A memory in any format read; - is standard input.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="OUT", help=".tmx or .jsonl; - is TMX.")],
    to: Annotated[str, typer.Option(metavar="CODES", help="Codes to use for their languages, such as ko-KR,en-US.")] = "",
    format: Annotated[SummaryFormat, typer.Option(help="Of the report.")] = SummaryFormat.TEXT,
) -> None:
    """Make language codes uniform: ko_KR, KOR, EN-us, Korean, ENU become BCP 47, everywhere in the memory.

    Without --to a region stays as it is; with it, every code of that language becomes the one given. Codes that are none stay and
    are listed.

    \b
    Examples:
      tm lang 기억.tmx -o 새기억.tmx
      tm lang in.tmx -o out.tmx --to ko-KR,en-US
    """
    from tm.care.lang import Uniform
    from tm.cli.care_files import Source, check_output, write_all
    from tm.report import codes as report

    check_output(output)
    uniform = Uniform([code for code in to.split(",") if code.strip()])
    source = Source(file)
    units = (uniform.unit(unit) for unit in source())
    count = write_all(output, lambda: uniform.header(source.header), units)
    out = sys.stderr if output == "-" else sys.stdout
    report.write(out, uniform.changed, uniform.unknown, as_json=format is SummaryFormat.JSON, units=count)
    if uniform.twice:
        from tm.text.numbered import numbered

        say(f"tm: {numbered(uniform.twice, 'unit[ now has|s now have]')} one language twice; see them with: tm validate {output}")
