"""The memory that the last run wrote: units of documents that are unchanged, and units that a person has reviewed."""

from __future__ import annotations

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from tm.align.dropped import dropped_in
from tm.cli.align_records import CHECKED, Task
from tm.cli.align_units import DIGEST, named
from tm.errors import UnknownFormat
from tm.model.memory import Header, Unit

_SPOOL = 16 << 20

Group = tuple[str, str, str]
"""The part of the digest that names a pair of documents (empty where there is none), and the names of both."""


class Kept:
    """The units of an old memory by their documents. They wait in a temporary file, so that memory stays flat.

    Args:
        path: of the memory; one that is missing, or no TMX, holds nothing.
        beads: whether pairs from a checked bead file count as reviewed.

    Attributes:
        header: the memory's own; `None` where there is none.

    Raises:
        BadTmx: the memory is damaged. It may hold reviewed pairs, so it is not overwritten.
    """

    def __init__(self, path: str, *, beads: bool = True) -> None:
        self._beads = beads
        self.header: Header | None = None
        self._spool = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115 - lives as long as this
        self._places: dict[Group, list[int]] = defaultdict(list)
        self._reviewed: dict[Group, list[int]] = defaultdict(list)
        self._digests: dict[Group, set[str]] = defaultdict(set)
        self._others: list[int] = []
        self._claims: dict[str, list[Group]] = defaultdict(list)
        self._unclaimed: list[Group] = []
        if path != "-" and Path(path).is_file():
            try:
                self._read(path)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Let the temporary file go."""
        self._spool.close()

    def _read(self, path: str) -> None:
        from tm.formats.tmx import TmxReader

        try:
            with TmxReader(path) as reader:
                for unit in reader:
                    self._take(unit)
                self.header = reader.header
        except UnknownFormat:
            # Nothing that `tm align` has written, and nothing that it could keep.
            return

    def _take(self, unit: Unit) -> None:
        place = self._spool.tell()
        pickle.dump(unit, self._spool)
        if unit.prop("x-tm-aligner") is None and not self._is_reviewed(unit):
            self._others.append(place)
            return
        key, _, content = (unit.prop(DIGEST) or "").partition(".")
        group = key, unit.prop("x-tm-doc-ko") or "", unit.prop("x-tm-doc-en") or ""
        self._places[group].append(place)
        self._digests[group].add(content)
        if self._is_reviewed(unit):
            self._reviewed[group].append(place)

    def _is_reviewed(self, unit: Unit) -> bool:
        return unit.prop("x-tm-reviewed") is not None or (self._beads and unit.prop("x-tm-aligner") == CHECKED)

    def claim(self, tasks: list[Task]) -> None:
        """Divide what there is among the tasks: units under a task's key, then those under its names that no task has claimed."""
        free = dict.fromkeys(self._places)
        for task in tasks:
            mine = (named(task.key), *_names(task))
            if mine in free:
                self._claims[task.key].append(mine)
                del free[mine]
        by_name: dict[tuple[str, str], list[Group]] = defaultdict(list)
        for group in free:
            by_name[group[1:]].append(group)
        for task in tasks:
            self._claims[task.key] += by_name.pop(_names(task), [])
        self._unclaimed = [group for groups in by_name.values() for group in groups]

    def prepared(self, task: Task, *, update: bool) -> Task:
        """Return a task with what it has claimed; with `update`, its units may be taken over where nothing has changed."""
        groups = self._claims[task.key]
        reviewed = tuple(self._load(place) for group in groups for place in self._reviewed[group])
        digests = [digest for group in groups for digest in self._digests[group]]
        digest = digests[0] if update and len(digests) == 1 else None
        return replace(task, digest=digest, reviewed=reviewed, dropped=dropped_in(self.header))

    def units(self, key: str) -> Iterator[Unit]:
        """Give all units that the task of that key has claimed, as they were."""
        for group in self._claims[key]:
            yield from map(self._load, self._places[group])

    def elsewhere(self) -> Iterator[Unit]:
        """Give the units that no task has claimed."""
        for group in self._unclaimed:
            yield from map(self._load, self._places[group])

    def others(self) -> Iterator[Unit]:
        """Give the units that `tm align` did not make."""
        return map(self._load, self._others)

    def _load(self, place: int) -> Unit:
        end = self._spool.seek(0, 2)
        self._spool.seek(place)
        unit = pickle.load(self._spool)
        self._spool.seek(end)
        assert isinstance(unit, Unit)
        return unit


def _names(task: Task) -> tuple[str, str]:
    return PurePath(task.ko).name, PurePath(task.en).name
