"""Where the units of `tm align` go: one memory, or one for each pair of documents; what the old ones hold is kept in mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tm.cli.align_kept import Kept
from tm.cli.align_lists import make_folder
from tm.cli.align_records import Pair, Task, Unchanged
from tm.cli.align_units import digest_in, units_of, with_digest
from tm.cli.frame import say
from tm.model.memory import Header, Unit
from tm.report.rows import counted

if TYPE_CHECKING:
    from tm.formats.tmx import TmxWriter


class Memories(Protocol):
    """Takes the results of all tasks, in their order."""

    def prepared(self, task: Task, *, update: bool) -> Task:
        """Return a task with what the old memory has of its documents; with `update`, that may be taken over."""

    def write(self, task: Task, found: Pair | Unchanged | None) -> list[Unit]:
        """Write the units of a task, those of the last run where there are no new ones, and return them."""


@contextmanager
def open_memories(output: str, tasks: list[Task], *, beads: bool) -> Iterator[Memories]:
    """Give what writes one memory for all tasks, or one for each where the output ends in a slash.

    Args:
        output: a file, `-`, or a folder.
        tasks: all of the run.
        beads: whether pairs from a checked bead file count as reviewed.

    Raises:
        UnusableInput: the old memory is damaged.
        UnusableOutput: the new one cannot be written.
    """
    if output.endswith(("/", "\\")):
        with closing(_Each(output, beads)) as each:
            yield each
        return
    with closing(Kept(output, beads=beads)) as kept:
        kept.claim(tasks)
        with _writing(output, kept.header) as writer:
            yield _One(output, kept, writer)
            _write_rest(output, kept, writer)


class _One:
    """One memory for all tasks."""

    def __init__(self, output: str, kept: Kept, writer: TmxWriter) -> None:
        self._output, self._kept, self._writer = output, kept, writer

    def prepared(self, task: Task, *, update: bool) -> Task:
        return self._kept.prepared(task, update=update)

    def write(self, task: Task, found: Pair | Unchanged | None) -> list[Unit]:
        units = list(_new_units(self._output, found) if isinstance(found, Pair) else self._kept.units(task.key))
        _put(self._writer, units)
        return units


class _Each:
    """A memory for each task, named after what its documents' names share; the old one is read when its task comes near."""

    def __init__(self, output: str, beads: bool) -> None:
        self._folder, self._beads = Path(output), beads
        self._kept: dict[str, Kept] = {}

    def prepared(self, task: Task, *, update: bool) -> Task:
        kept = self._kept[task.key] = Kept(str(self._path(task)), beads=self._beads)
        kept.claim([task])
        return kept.prepared(task, update=update)

    def write(self, task: Task, found: Pair | Unchanged | None) -> list[Unit]:
        with closing(self._kept.pop(task.key)) as kept:
            if not isinstance(found, Pair):
                return list(kept.units(task.key))
            path = self._path(task)
            units = list(_new_units(str(path), found))
            make_folder(path.parent)
            with _writing(str(path), kept.header) as writer:
                _put(writer, units)
                _write_rest(str(path), kept, writer)
            return units

    def close(self) -> None:
        """Let go what tasks that never came back had claimed."""
        for kept in self._kept.values():
            kept.close()

    def _path(self, task: Task) -> Path:
        return self._folder / f"{task.key}.tmx"


def _new_units(output: str, pair: Pair) -> Iterator[Unit]:
    """Give the units of a pair of documents, then the reviewed ones that have lost their place in it, which is said."""
    yield from units_of(pair)
    for unit in pair.lost:
        say(f"tm: {output}: reviewed pair {unit.tuid} is no longer in {pair.ko} and {pair.en}; it stays")
        yield with_digest(unit, digest_in(pair.props))


def _write_rest(output: str, kept: Kept, writer: TmxWriter) -> None:
    """Write what no task has to do with and what must not be lost, and say so."""
    elsewhere, others = _put(writer, kept.elsewhere()), _put(writer, kept.others())
    for count, one, what in (
        (elsewhere, "pair", "of documents that are not in this run"),
        (others, "unit", "that tm align did not make"),
    ):
        if count:
            say(f"tm: {output}: {counted(count, one)} {what} {'stays' if count == 1 else 'stay'}")


def _put(writer: TmxWriter, units: Iterable[Unit]) -> int:
    count = 0
    for unit in units:
        writer.write(unit)
        count += 1
    return count


@contextmanager
def _writing(path: str, header: Header | None = None) -> Iterator[TmxWriter]:
    from tm.formats.output import open_output
    from tm.formats.tmx import TmxWriter
    from tm.formats.tmx.writer import own_header

    with open_output(path) as stream, TmxWriter(stream, header or own_header()) as writer:
        yield writer


def write_pair(pair: Pair, output: str) -> None:
    """Write the units of one pair of documents as a memory."""
    with _writing(output) as writer:
        _put(writer, units_of(pair))
