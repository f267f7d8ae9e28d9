"""The memory that a review is taken back into: read twice, so that it need not fit into memory, and written in its own order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from tm.cli.align_records import CHECKED
from tm.cli.align_units import DIGEST, with_digest
from tm.errors import UnknownFormat
from tm.model.memory import Header, Unit

if TYPE_CHECKING:
    from tm.model.review import ReviewDocument


class ReviewedMemory:
    """What a memory becomes when a review is taken back into it.

    Units of other documents, and those that `tm align` did not make, stay as and where they are; the units of a document stand
    where its first one stood, those of a new document at the end.

    Args:
        path: of the memory; one that is missing, or no TMX, holds nothing.
        documents: the review's.
        made: the units of each.

    Attributes:
        header: the memory's own, or a new one; it remembers what was dropped.
        others: how many units of the memory have nothing to do with the review.
        earlier: how many pairs that were reviewed before stay where the review decides nothing.

    Raises:
        BadTmx: the memory is damaged; it is not overwritten.
    """

    def __init__(self, path: str, documents: Sequence[ReviewDocument], made: Sequence[list[Unit]]) -> None:
        from tm.align.dropped import remembered
        from tm.formats.tmx.writer import own_header

        self._path, self._documents = path, documents
        self._named: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            self._named[tuple(PurePath(name).name for name in document.names)].append(number)
        self._marks = [dict(document.props).get(DIGEST, "") for document in documents]
        self._header: Header | None = None
        old: list[list[Unit]] = [[] for _ in documents]
        self.others = 0
        for unit in self._read():
            at = self._document_of(unit)
            if at is None:
                self.others += 1
            else:
                old[at].append(unit)
        self.header: Header = remembered(self._header or own_header(), documents)
        self._units = [self._settled(at, made[at], old[at]) for at in range(len(documents))]
        approved = [{unit.tuid for unit in units if _is_reviewed(unit)} for units in made]
        self.earlier = sum(_is_reviewed(u) and u.tuid not in approved[at] for at, units in enumerate(self._units) for u in units)

    def __iter__(self) -> Iterator[Unit]:
        """Give all units of the memory as it is to be."""
        written: set[int] = set()
        for unit in self._read():
            at = self._document_of(unit)
            if at is None:
                yield unit
            elif at not in written:
                written.add(at)
                yield from self._units[at]
        for at, units in enumerate(self._units):
            if at not in written:
                yield from units

    def _read(self) -> Iterator[Unit]:
        from tm.formats.tmx import TmxReader

        if self._path == "-" or not Path(self._path).is_file():
            return
        try:
            with TmxReader(self._path) as reader:
                yield from reader
                self._header = reader.header
        except UnknownFormat:
            # Nothing that could be kept, as in other runs of `tm align`.
            return

    def _document_of(self, unit: Unit) -> int | None:
        """Return which document of the review a unit is of: by the part of its digest that names one, else by both names."""
        if unit.prop("x-tm-aligner") is None and not _is_reviewed(unit):
            return None
        found = self._named.get((unit.prop("x-tm-doc-ko"), unit.prop("x-tm-doc-en")), [])
        return next((at for at in found if _key(unit.prop(DIGEST)) == _key(self._marks[at])), found[0] if found else None)

    def _settled(self, at: int, made: list[Unit], old: list[Unit]) -> list[Unit]:
        from tm.align.review_memory import settled

        mark = self._marks[at]
        units = settled(
            self._documents[at],
            made,
            old,
            is_reviewed=_is_reviewed,
            own=lambda unit: _key(unit.prop(DIGEST)) == _key(mark),
            unmoved=lambda unit: bool(mark) and unit.prop(DIGEST) == mark,
        )
        # For the next run to know them by.
        return [with_digest(unit, mark) if mark and _key(unit.prop(DIGEST)) == _key(mark) else unit for unit in units]


def _is_reviewed(unit: Unit) -> bool:
    return unit.prop("x-tm-reviewed") is not None or unit.prop("x-tm-aligner") == CHECKED


def _key(digest: str | None) -> str:
    return (digest or "").partition(".")[0]
