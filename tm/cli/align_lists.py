"""What `tm align` tells beside its memory: bead files, what has no partner, numbers."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from tm.cli.align_records import Pair, Unchanged
from tm.errors import BadSetting, UnusableOutput
from tm.model.aligned import AlignedDocuments
from tm.model.alignment import Alignment
from tm.model.memory import Unit


class Beads:
    """The alignments as bead files: one file for two documents, a folder of `NAME.beads` for folders."""

    def __init__(self, path: str, *, folders: bool) -> None:
        if folders and (path == "-" or Path(path).is_file()):
            raise BadSetting("--beads", path, "a folder, since there is a bead file for each pair of documents")
        self._path, self._folders = path, folders

    def write(self, pair: Pair) -> None:
        """Write one alignment."""
        from tm.align.beads import format_bead
        from tm.formats.output import open_output

        path = self._path
        if self._folders:
            target = Path(path) / f"{pair.key}.beads"
            make_folder(target.parent)
            path = str(target)
        with open_output(path) as stream:
            for bead in pair.alignment.beads:
                stream.write(f"{format_bead(bead)}\n".encode())


def make_folder(folder: Path) -> None:
    """Make a folder and those around it.

    Raises:
        UnusableOutput: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableOutput(str(folder), f"cannot be made ({error.strerror or error})") from None


class Unpaired:
    """A table, with tabs, of the segments that have no partner."""

    COLUMNS = ("document", "lang", "segment", "paragraph", "role", "text")

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._row(*self.COLUMNS)

    def write(self, pair: Pair) -> None:
        """Write what one alignment leaves alone, Korean first."""
        for lang, name, side in (("ko", pair.ko, 0), ("en", pair.en, 1)):
            for bead in pair.alignment.beads:
                for number in () if bead.paired else (bead.ko, bead.en)[side]:
                    segment = pair.sides[side][number]
                    self._row(name, lang, str(number), str(segment.paragraph), segment.role, segment.text)

    def _row(self, *cells: str) -> None:
        self._stream.write(("\t".join(" ".join(cell.split()) for cell in cells) + "\n").encode("utf-8", "replace"))


def counted(found: Pair | Unchanged, units: list[Unit]) -> AlignedDocuments:
    """Return the numbers of one pair of documents and its units."""
    if isinstance(found, Pair):
        return of_alignment(found.ko, found.en, found.alignment, reviewed=sum(len(one.units) for one in found.held))
    confidences = [_confidence(unit) for unit in units]
    alone = found.segments[0] - len(_numbers(units, "ko")), found.segments[1] - len(_numbers(units, "en"))
    mean = round(sum(confidences) / len(confidences), 2) if confidences else 0.0
    reviewed = sum(unit.prop("x-tm-reviewed") is not None for unit in units)
    return AlignedDocuments(found.ko, found.en, len(units) + sum(alone), len(units), *alone, mean, "unchanged", reviewed)


def of_alignment(ko: str, en: str, alignment: Alignment, reviewed: int = 0) -> AlignedDocuments:
    """Return the numbers of an alignment."""
    beads = alignment.beads
    paired = [bead for bead in beads if bead.paired]
    confidence = round(sum(bead.confidence for bead in paired) / len(paired), 2) if paired else 0.0
    alone = (sum(len(b.ko) for b in beads if not b.en), sum(len(b.en) for b in beads if not b.ko))
    return AlignedDocuments(ko, en, len(beads), len(paired), *alone, confidence, "aligned", reviewed)


def _confidence(unit: Unit) -> float:
    try:
        return float(unit.prop("x-tm-confidence") or 1)
    except ValueError:
        return 1.0


def _numbers(units: list[Unit], lang: str) -> set[str]:
    return {number for unit in units for number in (unit.prop(f"x-tm-seg-{lang}") or "").split(",") if number}
