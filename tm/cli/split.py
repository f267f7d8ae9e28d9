"""`tm split`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tm.cli.frame import SummaryFormat


def split(
    file: Annotated[str, typer.Argument(metavar="IN", help="A memory in any format read; - is standard input.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="The folder that the parts go to.")],
    by: Annotated[str, typer.Option(metavar="WHAT", help="prop:NAME, document, date (month), date:year, date:day, or size:N.")],
    format: Annotated[SummaryFormat, typer.Option(help="Of the list of parts.")] = SummaryFormat.TEXT,
) -> None:
    """Split a memory into TMX files, by a property, date, document or size; every unit goes to one of them.

    Units that lack what is asked for go to none.tmx.

    \b
    Examples:
      tm split 기억.tmx -o 월별 --by date
      tm split all.tmx -o parts --by prop:x-domain
      tm split all.tmx -o parts --by size:50000
    """
    from tm.care.split import Names, part_by
    from tm.cli.care_files import Source
    from tm.cli.care_parts import Parts
    from tm.model.split import Part
    from tm.report import parts as report

    value_of, name_of, source = part_by(by), Names(), Source(file)
    values: dict[str, str] = {}
    with Parts(output) as parts:
        for unit in source():
            value = value_of(unit)
            name = name_of(value)
            values[name] = value
            parts.write(name, unit, source.header)
    found = [Part(name, values[name], count) for name, count in parts.counts.items()]
    report.write(sys.stdout, found, as_json=format is SummaryFormat.JSON, folder=output)
