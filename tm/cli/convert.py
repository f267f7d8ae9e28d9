"""`tm convert`."""

from __future__ import annotations

from typing import Annotated, Literal, cast

import typer

from tm.cli.frame import say
from tm.errors import BadSetting

_XLIFF = ("1.2", "2.0", "2.1", "2.2")
_TBX = ("2", "3")
_TOOLS = ("omegat", "trados", "memoq", "wordfast", "generic")


def convert(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="IN [IN2 ...] OUT",
            help="TMX, JSONL, TSV, CSV, XLSX, PO, XLIFF, TBX; SDLXLIFF, MQXLIFF, MQXLZ and SDLTM are read.",
        ),
    ],
    ko: Annotated[str | None, typer.Option(metavar="FILE", help="The Korean lines or string file, in place of IN or OUT.")] = None,
    en: Annotated[str | None, typer.Option(metavar="FILE", help="The English ones, likewise.")] = None,
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="Source language, where none is named.")] = "",
    target: Annotated[str, typer.Option("--to", metavar="LANG", help="Target language, likewise.")] = "",
    xliff: Annotated[str | None, typer.Option(metavar="1.2|2.0|2.1|2.2", help="XLIFF version written (IN's; else 1.2).")] = None,
    tbx: Annotated[str | None, typer.Option(metavar="2|3", help="TBX version written (IN's; else 2).")] = None,
    level: Annotated[int, typer.Option(min=1, max=2, metavar="1|2", help="TMX level written: 1 leaves inline codes out.")] = 2,
    tool: Annotated[str | None, typer.Option("--for", metavar="|".join(_TOOLS), help="Write TMX as that tool wants it.")] = None,
    faithful: Annotated[bool, typer.Option("--faithful", help="Write TMX as it was read, valid or not.")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Skip damaged parts and list them.")] = False,
    to_text: Annotated[bool, typer.Option("--to-text", help="Write --ko and --en from IN, instead of reading them.")] = False,
) -> None:
    """Convert a memory: TMX, JSON lines (whole units, one a line), tables, PO, XLIFF, TBX, SDLTM, or two files side by side.

    Two files are plain texts, line by line, or string files of a program (JSON, YAML, Android XML, Apple .strings), key by key.
    Several inputs are put one after the other. What the output cannot hold is counted and said.

    \b
    Examples:
      tm convert 기억.tmx 기억.jsonl
      tm convert 보도.sdlxliff 보도.tmx
      tm convert 기억.tmx 기억.xlf --xliff 2.1 --from ko --to en
      tm convert 기억.tmx 보낼것.tmx --for trados
      tm convert --ko lines.ko --en lines.en out.tmx
      tm convert --ko values-ko/strings.xml --en values/strings.xml 앱.tmx
      tm convert in.tmx --to-text --ko out.ko --en out.en
    """
    from tm.formats.conversion import Conversion
    from tm.formats.memory_formats import Writing

    if (ko is None) != (en is None):
        raise BadSetting("--ko/--en", ko or en, "both of them")
    for name, value, allowed in (("--xliff", xliff, _XLIFF), ("--tbx", tbx, _TBX), ("--for", tool, _TOOLS)):
        if value is not None and value not in allowed:
            raise BadSetting(name, value, ", ".join(allowed))
    sides = (ko, en) if ko is not None and en is not None else None
    inputs, output = _ends(files, sides is not None, to_text)
    if tool and (faithful or not output.lower().endswith(".tmx")):
        raise BadSetting("--for", tool, "an output in .tmx, and no --faithful with it")
    job = Conversion(inputs, sides if not to_text else None, source=source, target=target, keep_going=keep_going)
    writing = Writing(
        source,
        target,
        level,
        faithful,
        cast("Literal['1.2', '2.0', '2.1', '2.2'] | None", xliff),
        cast("Literal['2', '3'] | None", tbx),
        tool,
    )
    lost = job.write_text(*sides) if to_text and sides else job.write(output, writing)
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
