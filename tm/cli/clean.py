"""`tm clean`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import Color, TableFormat, stop, use_color
from tm.errors import BadSetting

if TYPE_CHECKING:
    from tm.model.clean import Cleaned


def _list(asked: bool) -> None:
    if asked:
        from tm.care.clean import rules
        from tm.report.cleanings import write_rules

        write_rules(sys.stdout, rules())
        stop(0)


def clean(
    file: Annotated[str, typer.Argument(metavar="IN", help="A memory in any format read; - is standard input.")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT", help=".tmx or .jsonl; - is TMX.")] = None,
    removed: Annotated[str | None, typer.Option(metavar="FILE", help="Where removed units go; else OUT.removed.tmx.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; say what would be done.")] = False,
    rule: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this rule (repeatable).")] = None,
    skip: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Not this rule (repeatable).")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, metavar="X", help="Remove units that the aligner was less sure of, 0 to 1.")
    ] = None,
    misaligned: Annotated[bool, typer.Option("--misaligned", help="Ask the encoder whether the sides belong together.")] = False,
    format: Annotated[TableFormat, typer.Option(help="Of the report; tsv has a row a unit.")] = TableFormat.TEXT,
    color: Annotated[Color, typer.Option(help="Of text.")] = Color.AUTO,
    list: Annotated[bool, typer.Option("--list", help="Show every rule and exit.", is_eager=True, callback=_list)] = False,
) -> None:
    """Take out of a memory what does harm there, mend what can be mended, and keep what was taken out.

    Every unit ends in OUT or in the file of removed units, as it was, with the properties x-tm-removed (the rule) and
    x-tm-removed-why. The first rule that applies counts.

    \b
    Examples:
      tm clean 기억.tmx -o 깨끗한기억.tmx
      tm clean in.tmx --dry-run --format tsv
      tm clean in.tmx -o out.tmx --skip length --min-confidence 0.5
    """
    from tm.care.clean import Cleaner, rules, told
    from tm.cli.care_files import Sink, Source, beside, check_output
    from tm.report import cleanings as report
    from tm.report.terminal import Screen, columns

    only, without = tuple(rule or ()), tuple(skip or ())
    if "confidence" in only and min_confidence is None:
        raise BadSetting("--rule", "confidence", "--min-confidence X with it")
    paths = []
    if not dry_run:
        if output is None:
            raise BadSetting("-o/--output", "", "a file to write, or --dry-run")
        paths = [output, removed or beside(output, "removed")]
        for path in paths:
            check_output(path)
        if paths[0] == paths[1]:
            raise BadSetting("--removed", paths[1], "another file than the output")
    cleaner = Cleaner(only, without, least=min_confidence)
    if (misaligned or "misaligned" in only) and "misaligned" not in without:
        from tm.care.misaligned import by_encoder
        from tm.encode import load_encoder

        cleaner = Cleaner(only, without, least=min_confidence, distant=by_encoder(load_encoder()))
    source = Source(file)

    def found() -> Iterator[Cleaned]:
        """Give what became of each unit, while it goes where it belongs."""
        with ExitStack() as stack:
            sinks = [stack.enter_context(Sink(path, lambda: source.header)) for path in paths]
            for one in cleaner.clean(source()):
                if sinks:
                    sinks[one.after is None].write(told(one) if one.after is None else one.after)
                yield one

    out = sys.stderr if output == "-" else sys.stdout
    screen = Screen(out is sys.stdout and use_color(color), columns())
    report.write(out, found(), format.value, name=source.name, rules=rules(), screen=screen)
