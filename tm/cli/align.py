"""`tm align`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tm.cli.frame import UNUSABLE, Format, allow, say, stop
from tm.errors import BadSetting, TmError

if TYPE_CHECKING:
    from tm.encode import Encoder
    from tm.model.alignment import Alignment
    from tm.model.memory import Unit
    from tm.model.text import Document, Segment


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned documents."""

    ko: str
    en: str
    sides: tuple[list[Segment], list[Segment]]
    alignment: Alignment
    date: str | None


def align(
    ko: Annotated[str, typer.Argument(metavar="KO", help="The Korean document, or a folder of them.")],
    en: Annotated[str, typer.Argument(metavar="EN", help="The English document, or a folder of them.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT.tmx", help="The memory to write (-: stdout).")],
    presegmented: Annotated[bool, typer.Option(help="Each line is one segment, in order.")] = False,
    beads: Annotated[str | None, typer.Option(metavar="FILE", help="Write the alignment too, one bead a line.")] = None,
    from_beads: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Take the alignment from a bead file (for folders: a folder of NAME.gold) as checked."),
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="X", help="Leave out pairs under this confidence.")] = 0.0,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Of the units; else the document's own.")] = None,
    format: Annotated[Format, typer.Option(help="Of the summary on standard output.")] = Format.TEXT,
) -> None:
    """Align a Korean document with its English edition and write the pairs as TMX.

    Text and Markdown files, or two folders whose files go together by name (a.ko.md with a.en.md). What has no partner is left out.

    \b
    Examples:
      tm align 혜산-시장.ko.md hyesan-market.en.md -o market.tmx
      tm align articles/ko articles/en -o 2026-01.tmx --date 2026-01-31
    """
    from tm.report.alignments import summary

    _check(date, format)
    pairs: list[Pair] = []
    failed = False
    encoder = Lazy()
    for ko_file, en_file, gold in _jobs(ko, en, from_beads):
        try:
            pairs.append(align_files(ko_file, en_file, encoder, presegmented=presegmented, gold=gold, date=date))
        except TmError as error:
            if not Path(ko).is_dir():
                raise
            say(f"tm: {error}")
            failed = True
    if not pairs:
        stop(UNUSABLE)
    write_pairs(pairs, output, min_confidence)
    if beads is not None:
        _write_beads(beads, pairs)
    if output != "-" and beads != "-":
        typer.echo(summary([(p.ko, p.en, p.alignment) for p in pairs], output, as_json=format is Format.JSON))
    if failed:
        stop(UNUSABLE)


def _check(date: str | None, format: Format) -> None:
    from datetime import date as calendar

    if date is not None:
        try:
            calendar.fromisoformat(date)
        except ValueError:
            raise BadSetting("--date", date, "a date such as 2026-01-31") from None
    allow(format, Format.TEXT, Format.JSON)


class Lazy:
    """The encoder, loaded when the first document needs it."""

    def __init__(self) -> None:
        self._encoder: Encoder | None = None

    def __call__(self) -> Encoder:
        """Return the encoder."""
        from tm.encode import load_encoder

        self._encoder = self._encoder or load_encoder()
        return self._encoder


def _jobs(ko: str, en: str, from_beads: str | None) -> Iterator[tuple[str, str, str | None]]:
    from tm.errors import UnusableInput
    from tm.formats.documents import pair_up

    if not Path(ko).is_dir() and not Path(en).is_dir():
        yield ko, en, from_beads
        return
    if not (Path(ko).is_dir() and Path(en).is_dir()):
        raise BadSetting("KO EN", f"{ko} {en}", "two files or two folders")
    pairs, alone = pair_up(ko, en)
    for path in alone:
        say(f"tm: {path}: has no partner by name and was left out")
    if not pairs:
        raise UnusableInput(ko, "no documents that go together by name", advice="name them like a.ko.md and a.en.md")
    for ko_file, en_file in pairs:
        gold = None
        if from_beads is not None:
            inside = ko_file.relative_to(ko).parent
            gold = str(Path(from_beads) / inside / f"{ko_file.stem.removesuffix('.ko')}.gold")
        yield str(ko_file), str(en_file), gold


def align_files(
    ko: str, en: str, encoder: Lazy, *, presegmented: bool = False, gold: str | None = None, date: str | None = None
) -> Pair:
    """Read, segment and align two files; with `gold` the alignment is read from that bead file."""
    from tm.formats.documents import read_document, read_presegmented

    about = None
    if presegmented:
        sides = (read_presegmented(ko, "ko"), read_presegmented(en, "en"))
    else:
        documents = read_document(ko, "ko"), read_document(en, "en")
        about = documents[0].about("date") or documents[1].about("date")
        sides = (segments_of(documents[0]), segments_of(documents[1]))
    alignment = _known(gold, sides) if gold else _found(sides, encoder())
    return Pair(ko, en, sides, alignment, date or _valid_date(about))


def _valid_date(text: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None


def segments_of(document: Document) -> list[Segment]:
    """Return a document's segments, each with the number of its paragraph."""
    from tm.model.text import Segment
    from tm.segment import segment

    return [
        Segment(paragraph[start:end], number)
        for number, paragraph in enumerate(document.paragraphs)
        for start, end in segment(paragraph, document.lang)
    ]


def _found(sides: tuple[list[Segment], list[Segment]], encoder: Encoder) -> Alignment:
    from tm.align import align as align_segments

    return align_segments(*sides, encoder)


def _known(path: str, sides: tuple[list[Segment], list[Segment]]) -> Alignment:
    from dataclasses import replace

    from tm.align.beads import check_cover, parse_beads
    from tm.formats.textfile import read_lines
    from tm.model.alignment import Alignment

    beads = parse_beads(path, read_lines(path))
    check_cover(path, beads, len(sides[0]), len(sides[1]))
    return Alignment(tuple(replace(b, confidence=1.0) if b.paired else b for b in beads), "checked-beads")


def units_of(pairs: list[Pair], least: float) -> Iterator[Unit]:
    """Give the units of aligned documents."""
    from tm.align.units import units

    for pair in pairs:
        yield from units((pair.ko, pair.en), pair.sides, pair.alignment, date=pair.date, least=least)


def write_pairs(pairs: list[Pair], output: str, least: float) -> None:
    """Write the pairs of aligned documents as a memory."""
    from tm.formats.output import open_output
    from tm.formats.tmx import TmxWriter
    from tm.formats.tmx.writer import own_header

    with open_output(output) as stream, TmxWriter(stream, own_header()) as writer:
        for unit in units_of(pairs, least):
            writer.write(unit)


def _write_beads(path: str, pairs: list[Pair]) -> None:
    from tm.align.beads import format_bead
    from tm.formats.output import open_output

    if len(pairs) != 1:
        raise BadSetting("--beads", path, "a file for one pair of documents, not for folders")
    with open_output(path) as stream:
        for bead in pairs[0].alignment.beads:
            stream.write(f"{format_bead(bead)}\n".encode())
