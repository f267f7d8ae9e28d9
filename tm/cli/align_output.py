"""What `tm align` writes: one memory or one a pair of documents, bead files, and a list of what has no partner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tm.cli.align_kept import Kept
from tm.cli.aligning import Pair, Task, Unchanged, units_of
from tm.cli.frame import say
from tm.errors import BadSetting, UnusableOutput
from tm.model.aligned import AlignedDocuments
from tm.model.memory import Unit

if TYPE_CHECKING:
    from tm.formats.tmx import TmxWriter


def is_folder(path: str) -> bool:
    """Return whether an output is one file for each pair of documents: it ends in a slash, or is a folder."""
    return path.endswith(("/", "\\")) or Path(path).is_dir()


class Memories:
    """The memory, or the memories, that the units go to, and what the old ones hold; a context manager.

    Args:
        output: a file, or a folder for one a pair of documents.
        each: whether it is a folder.
        beads: whether pairs from a checked bead file count as reviewed.
    """

    def __init__(self, output: str, tasks: list[Task], *, each: bool, beads: bool) -> None:
        self._output, self._each, self._beads = output, each, beads
        self._stack = ExitStack()
        self._tasks = tasks
        self._writer: TmxWriter | None = None
        self._waiting: dict[str, Kept] = {}

    def __enter__(self) -> Memories:
        self._stack.callback(self._close_waiting)
        if not self._each:
            self._kept = self._stack.enter_context(closing(Kept(self._output, beads=self._beads)))
            self._kept.claim(self._tasks)
            self._writer = self._stack.enter_context(_writing(self._output))
        return self

    def __exit__(self, *error: object) -> bool | None:
        if error[0] is None and self._writer:
            self._rest(self._kept, self._writer)
        return self._stack.__exit__(*error)  # type: ignore[arg-type]

    def prepared(self, task: Task, *, update: bool) -> Task:
        """Return a task with what the old memory has of its documents."""
        return self._of(task).prepared(task, update=update)

    def write(self, task: Task, found: Pair | Unchanged | None) -> list[Unit]:
        """Write the units of a task, those of the last run where there are no new ones; return them."""
        kept = self._of(task)
        self._waiting.pop(task.key, None)
        units = [*units_of(found), *found.lost] if isinstance(found, Pair) else list(kept.units(task.key))
        if isinstance(found, Pair):
            for unit in found.lost:
                say(f"tm: {self._output}: reviewed pair {unit.tuid} is no longer in {found.ko} and {found.en}; it stays")
        if self._writer:
            self._put(self._writer, units)
        elif units or isinstance(found, Pair):
            path = self._path(task)
            path.parent.mkdir(parents=True, exist_ok=True)
            with _writing(str(path)) as writer:
                self._put(writer, units)
                self._rest(kept, writer)
        if self._each:
            kept.close()
        return units

    def _of(self, task: Task) -> Kept:
        """Return the old memory of a task; where each has its own, it is read when it is first asked for."""
        if not self._each:
            return self._kept
        if task.key not in self._waiting:
            kept = self._waiting[task.key] = Kept(str(self._path(task)), beads=self._beads)
            kept.claim([task])
        return self._waiting[task.key]

    def _close_waiting(self) -> None:
        for kept in self._waiting.values():
            kept.close()

    def _path(self, task: Task) -> Path:
        return Path(self._output) / f"{task.key}.tmx"

    def _put(self, writer: TmxWriter, units: list[Unit]) -> None:
        for unit in units:
            writer.write(unit)

    def _rest(self, kept: Kept, writer: TmxWriter) -> None:
        """Write what no task has to do with and what must not be lost, and say so."""
        reviewed, others = list(kept.reviewed_elsewhere()), list(kept.others())
        self._put(writer, [*reviewed, *others])
        for count, what in (
            (len(reviewed), "reviewed pairs of documents that are not in this run stay"),
            (len(others), "units that tm align did not make stay"),
            (kept.dropped, "pairs of documents that are not in this run left out"),
        ):
            if count:
                say(f"tm: {self._output}: {count} {what}")


@contextmanager
def _writing(path: str) -> Iterator[TmxWriter]:
    from tm.formats.output import open_output
    from tm.formats.tmx import TmxWriter
    from tm.formats.tmx.writer import own_header

    with open_output(path) as stream, TmxWriter(stream, own_header()) as writer:
        yield writer


def write_pair(pair: Pair, output: str) -> None:
    """Write the units of one pair of documents as a memory."""
    with _writing(output) as writer:
        for unit in units_of(pair):
            writer.write(unit)


class Beads:
    """The alignments as bead files: one file for two documents, a folder of `NAME.beads` for folders."""

    def __init__(self, path: str, *, folders: bool) -> None:
        if folders and Path(path).is_file():
            raise BadSetting("--beads", path, "a folder, since there is a bead file for each pair of documents")
        self._path, self._folders = path, folders

    def write(self, pair: Pair) -> None:
        """Write one alignment."""
        from tm.align.beads import format_bead
        from tm.formats.output import open_output

        path = self._path
        if self._folders:
            target = Path(path) / f"{pair.key}.beads"
            _make(target.parent)
            path = str(target)
        with open_output(path) as stream:
            for bead in pair.alignment.beads:
                stream.write(f"{format_bead(bead)}\n".encode())


def _make(folder: Path) -> None:
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
        paired = [bead for bead in found.alignment.beads if bead.paired]
        confidence = round(sum(bead.confidence for bead in paired) / len(paired), 2) if paired else 0.0
        beads = found.alignment.beads
        alone = (sum(len(b.ko) for b in beads if not b.en), sum(len(b.en) for b in beads if not b.ko))
        reviewed = sum(len(one.units) for one in found.held)
        return AlignedDocuments(found.ko, found.en, len(beads), len(paired), *alone, confidence, "aligned", reviewed)
    confidences = [_confidence(unit) for unit in units]
    alone = found.segments[0] - len(_numbers(units, "ko")), found.segments[1] - len(_numbers(units, "en"))
    mean = round(sum(confidences) / len(confidences), 2) if confidences else 0.0
    reviewed = sum(unit.prop("x-tm-reviewed") is not None for unit in units)
    return AlignedDocuments(found.ko, found.en, len(units) + sum(alone), len(units), *alone, mean, "unchanged", reviewed)


def _confidence(unit: Unit) -> float:
    try:
        return float(unit.prop("x-tm-confidence") or 1)
    except ValueError:
        return 1.0


def _numbers(units: list[Unit], lang: str) -> set[str]:
    return {number for unit in units for number in (unit.prop(f"x-tm-seg-{lang}") or "").split(",") if number}
