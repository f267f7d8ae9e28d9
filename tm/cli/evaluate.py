"""`tm evaluate`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from tm.cli.frame import Format
from tm.errors import BadSetting


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="A bead file that was checked by hand.")],
    beads: Annotated[str, typer.Argument(metavar="BEADS", help="The bead file to judge.")],
    format: Annotated[Format, typer.Option(help="Of the answer.")] = Format.TEXT,
) -> None:
    """Compare an alignment with a checked one: strict and lax precision, recall and F1.

    \b
    Examples:
      tm evaluate corpora/articles/27-remittances-briquettes.gold mine.beads
      tm evaluate 기사.gold 기사.beads --format json
    """
    from tm.align.beads import lax, parse_beads, strict
    from tm.formats.textfile import read_lines

    if gold == beads == "-":
        raise BadSetting("-", "-", "standard input once")
    pairs = [(parse_beads(gold, read_lines(gold)), parse_beads(beads, read_lines(beads)))]
    rows = {name: measure(pairs) for name, measure in (("strict", strict), ("lax", lax))}
    match format:
        case Format.JSON | Format.JSONL:
            typer.echo(json.dumps({k: dict(zip(("precision", "recall", "f1"), v, strict=True)) for k, v in rows.items()}))
        case Format.TSV:
            typer.echo("measure\tprecision\trecall\tf1")
            for name, values in rows.items():
                typer.echo("\t".join([name, *map(str, values)]))
        case Format.TEXT:
            for name, (precision, recall, f1) in rows.items():
                typer.echo(f"{name:6}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
