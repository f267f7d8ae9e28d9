"""`tm tour`."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from tm.cli.frame import Color, use_color

KO, EN, MEMORY = "article.ko.md", "article.en.md", "article.tmx"

SHIPPED = {
    KO: "articles/27-remittances-briquettes.ko.md",
    EN: "articles/27-remittances-briquettes.en.md",
    "human.en": "score/ko-en/human.en",
    "machine.en": "score/ko-en/machine.en",
    "reference.en": "score/ko-en/reference.en",
}
"""What the tour works on, and where it is in `corpora/`; the wheel holds copies."""

QUERY = "석탄 1톤도 같은 기간 40만 원에서 52만 원으로 뛰었다."


def tour(
    keep: Annotated[str | None, typer.Option(metavar="FOLDER", help="Keep the files in this folder.")] = None,
    color: Annotated[Color, typer.Option(help="When to use colours.")] = Color.AUTO,
) -> None:
    """Run the main job on a shipped article pair: align, save, look up, score; each step is shown.

    \b
    Examples:
      tm tour
      tm tour --keep 연습
    """
    if keep is not None:
        Path(keep).mkdir(parents=True, exist_ok=True)
        _walk(Path(keep), color)
        return
    with tempfile.TemporaryDirectory(prefix="tm-tour-") as folder:
        _walk(Path(folder), color)


def _walk(folder: Path, color: Color) -> None:
    for name in SHIPPED:
        (folder / name).write_bytes(_shipped(name))
    _align(folder)
    _score(folder)
    _look_up(folder, use_color(color))


def _shipped(name: str) -> bytes:
    """Return a file that comes with the installed package, or with the checkout."""
    inside = resources.files("tm").joinpath("tour", name)
    if inside.is_file():
        return inside.read_bytes()
    return (Path(__file__).parents[2] / "corpora" / SHIPPED[name]).read_bytes()


def _step(number: int, what: str, command: str) -> None:
    typer.echo(f"\n{number}. {what}\n   $ {command}")


def _align(folder: Path) -> None:
    from tm.cli.align_lists import counted
    from tm.cli.align_output import write_pair
    from tm.cli.aligning import align_files
    from tm.model.aligned import AlignedFolders
    from tm.report.alignments import summary

    _step(
        1,
        "Align a Korean article with its English edition; the pairs are kept as TMX.",
        f"tm align {KO} {EN} -o {MEMORY}",
    )
    pair = align_files(str(folder / KO), str(folder / EN))
    write_pair(pair, str(folder / MEMORY))
    row = replace(counted(pair, []), ko=KO, en=EN)
    typer.echo(summary(AlignedFolders((row,)), MEMORY, as_json=False))


def _look_up(folder: Path, colored: bool) -> None:
    from tm.memory import Memory
    from tm.report import matches
    from tm.report.terminal import columns

    _step(3, "How was this put before? Answered from the pairs just aligned.", f'tm lookup -m {MEMORY} "{QUERY}"')
    with Memory.open(folder / MEMORY, keep=False) as memory:
        answer = memory.lookup(QUERY, limit=2)
    matches.write(sys.stdout, [answer], "text", colored=colored, width=columns(), headed=False)


def _score(folder: Path) -> None:
    from tm.formats.segments import read_segments
    from tm.report.scores import summary
    from tm.score import score

    names = ("human.en", "machine.en")
    commands = "; ".join(f"tm score {name} reference.en" for name in names)
    _step(2, "Score a person's and a machine's translation against a reference.", commands)
    for name in names:
        texts, reference = read_segments(str(folder / name)), read_segments(str(folder / "reference.en"))
        typer.echo(summary(name, score(texts, [reference], ("chrf", "bleu"), "en")), nl=False)
