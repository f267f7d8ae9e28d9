"""`tm term`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tm.cli.frame import FOUND, Color, Format, say, stop, use_color
from tm.errors import BadSetting


def term(
    word: Annotated[str, typer.Argument(metavar="WORD", help="In either language; its particle does not matter.")],
    terms: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A glossary (repeatable); else the setting `terms`.")
    ] = None,
    require_match: Annotated[bool, typer.Option("--require-match", help="Exit 1 if no entry is found.")] = False,
    format: Annotated[Format, typer.Option(help="Of the answer.")] = Format.TEXT,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """What is this to be called? Entries of the glossary: the word's own first, then those that hold it.

    \b
    Examples:
      tm term 국가보위성이 --terms corpora/terms.tsv
      tm term "ministry of state security" --terms corpora/terms.tsv
    """
    from tm.cli.opening import glossary_of
    from tm.config import load_settings
    from tm.report import glossary as report
    from tm.report.terminal import Screen, columns

    if not word.strip():
        raise BadSetting("WORD", word, "some letters")
    glossary = glossary_of(terms, load_settings())
    if glossary is None:
        raise BadSetting("--terms", "", "a glossary, or set `terms` in tm.toml")
    entries = glossary.named(word)
    report.write(sys.stdout, entries, format.value, Screen(use_color(color), columns()))
    if not entries and format is Format.TEXT:
        say(f"tm: no entry for {word}")
    if require_match and not entries:
        stop(FOUND)
