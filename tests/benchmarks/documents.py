"""Document pairs with checked alignments.

`NAME.ko` and `NAME.en` (a segment a line), or `NAME.ko.md` and `NAME.en.md`; beside them `NAME.gold`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tm.align.beads import parse_beads
from tm.cli.aligning import segments_of
from tm.formats.documents import read_document
from tm.model.alignment import Bead
from tm.model.document import Segment
from tm.model.text import Lang


@dataclass(frozen=True, slots=True)
class Pair:
    """The segments of two documents and the beads that a person checked."""

    name: str
    ko: list[Segment]
    en: list[Segment]
    gold: list[Bead]


def load(folder: Path) -> list[Pair]:
    """Return the document pairs of a folder, by name."""
    return [
        Pair(gold.stem, _side(gold, "ko"), _side(gold, "en"), parse_beads(str(gold), gold.read_text("utf-8").splitlines()))
        for gold in sorted(folder.glob("*.gold"))
    ]


def _side(gold: Path, lang: Lang) -> list[Segment]:
    lines = gold.with_suffix(f".{lang}")
    if lines.is_file():
        return [Segment(line) for line in lines.read_text("utf-8").splitlines()]
    return segments_of(read_document(str(gold.with_suffix(f".{lang}.md")), lang))
