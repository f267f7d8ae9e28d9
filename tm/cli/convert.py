"""`tm convert`."""

from __future__ import annotations

from typing import Annotated

import typer

from tm.cli.frame import say
from tm.errors import BadSetting


def convert(
    files: Annotated[list[str], typer.Argument(metavar="IN [IN2 ...] OUT", help="TMX, JSONL, TSV, PO (read only).")],
    ko: Annotated[str | None, typer.Option(metavar="FILE", help="The Korean lines, in place of IN or OUT.")] = None,
    en: Annotated[str | None, typer.Option(metavar="FILE", help="The English lines, in place of IN or OUT.")] = None,
    level: Annotated[int, typer.Option(min=1, max=2, help="TMX level written: 1 leaves inline codes out.")] = 2,
    faithful: Annotated[bool, typer.Option("--faithful", help="Write TMX as it was read, valid or not.")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Skip damaged parts and list them.")] = False,
    to_text: Annotated[bool, typer.Option("--to-text", help="Write --ko and --en from IN, instead of reading them.")] = False,
) -> None:
    """Convert a memory: TMX, JSON lines (whole units, one a line), TSV, PO, or two plain files side by side.

    Several inputs are put one after the other. What the output cannot hold is counted and said.

    \b
    Examples:
      tm convert 기억.tmx 기억.jsonl
      tm convert --ko lines.ko --en lines.en out.tmx
      tm convert in.tmx --to-text --ko out.ko --en out.en
    """
    from tm.formats.memory_formats import Conversion

    if (ko is None) != (en is None):
        raise BadSetting("--ko/--en", ko or en, "both of them")
    sides = (ko, en) if ko is not None and en is not None else None
    inputs, output = _ends(files, sides is not None, to_text)
    job = Conversion(inputs, sides if not to_text else None, keep_going=keep_going)
    lost = job.write_text(*sides) if to_text and sides else job.write(output, level=level, faithful=faithful)
    for line in [*job.warnings(), *lost]:
        say(f"tm: {line}")


def _ends(files: list[str], sides: bool, to_text: bool) -> tuple[list[str], str]:
    if to_text:
        if not sides:
            raise BadSetting("--to-text", "alone", "--ko FILE and --en FILE with it")
        return files, ""
    if len(files) < (1 if sides else 2):
        raise BadSetting("IN OUT", " ".join(files), "an input and an output")
    return files[:-1], files[-1]
