"""Bring the index of a memory up to date, reading only what has changed.

A file that has another stamp but the same bytes gets a new stamp. Of one that differs, the pieces that are new are read and
become a new layer; units that are gone are marked. When layers have become many or much is gone, they are merged, from the
layers themselves.
"""

from __future__ import annotations

import io
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, compress
from operator import not_
from typing import NamedTuple

from tm.errors import TmError
from tm.formats.tmx import TmxReader
from tm.formats.tmx.pieces import Pieces, Uncut, digest, units_of
from tm.lookup.layer import Builder, Layer
from tm.lookup.record import Record, record_of
from tm.lookup.sections import DamagedIndex, Sections
from tm.lookup.store import UNKNOWN, Kept, Manifest, Source, Store, file_digest
from tm.lookup.uncollected import uncollected
from tm.memory.current import Files, stamp_of, unreadable
from tm.memory.watch import Watch
from tm.text.folding import Folding

_MOST_LAYERS = 6
_MOST_GONE = 0.25
"""Share of all units that may be gone before layers are merged."""
_MOST_ADDED = 0.2
"""Share of the largest layer that the others may hold together before all are merged."""
_MOST_FRESH = 100_000
"""New pieces of a file that are read apart; with more, reading it whole takes less memory."""
_SHOWN_EVERY = 4096


def _digest(path: str) -> str:
    try:
        return file_digest(path)
    except OSError as error:
        raise unreadable(path, error) from None


def in_memory(files: Files, folding: Folding, watch: Watch) -> Layer:
    """Return all units of the files as a layer that is on no disk."""
    builder, out = Builder(folding), io.BytesIO()
    for name, path in files.items():
        _read_whole(builder, name, path, array("Q"), watch)
    builder.write(out)
    watch.indexed()
    return Layer(Sections(out.getvalue()))


def _read_whole(builder: Builder, name: str, path: str, digests: array[int], watch: Watch) -> None:
    """Take all units of a file, with their digests where these are known."""
    first, many = builder.units, len(digests)
    with uncollected(), TmxReader(path) as reader:
        for number, unit in enumerate(reader):
            builder.add(record_of(unit, name), digests[number] if number < many else 0)
            if number % _SHOWN_EVERY == 0:
                watch.indexing(builder.units, first + many if many else None)


def _digests(path: str) -> array[int]:
    """Return a digest for each unit of a file, or none where it cannot be cut."""
    pieces = Pieces(path)
    try:
        return array("Q", (digest(pieces.key, piece) for piece in pieces))
    except Uncut:
        return array("Q")


class _Old(NamedTuple):
    """A layer as it was kept, with the list of its dead units as it is going to be."""

    kept: Kept
    layer: Layer
    dead: bytearray

    def living(self, units: Iterable[int]) -> Iterator[int]:
        """Give those of the units that are not dead."""
        dead = self.dead
        return (unit for unit in units if not dead[unit])

    def marks(self, units: range) -> Iterator[int]:
        """Give the digests of those of the units that are not dead."""
        of = slice(units.start, units.stop)
        return compress(self.layer.digests[of], map(not_, self.dead[of]))


class Update:
    """One refresh, under the lock."""

    def __init__(self, store: Store, folding: Folding, watch: Watch) -> None:
        self._store, self._folding, self._watch = store, folding, watch
        self._old: list[_Old] = []
        self._places: dict[str, list[tuple[_Old, range]]] = {}

    def layers(self, files: Files) -> list[Layer]:
        """Write what is needed and return the layers."""
        known = {source.name: source for source in self._open()}
        for name in known.keys() - files.keys():
            self._bury(name)
        builder = Builder(self._folding)
        sources = tuple([self._source(builder, name, path, known.get(name)) for name, path in files.items()])
        manifest = Manifest(sources, tuple(self._write(builder)))
        self._store.keep(manifest)
        self._watch.indexed()
        try:
            return self._store.layers(manifest.layers)
        except DamagedIndex as error:
            raise OSError(str(error)) from None

    def _open(self) -> tuple[Source, ...]:
        """Open what is there and return what it was built from: nothing, where it is damaged."""
        manifest = self._store.manifest()
        try:
            kept = [self._store.checked(one) for one in manifest.layers] if manifest else []
            layers = self._store.layers(kept)
        except DamagedIndex:
            return ()
        for one, layer in zip(kept, layers, strict=True):
            old = _Old(one, layer, bytearray(layer.dead or bytes(layer.units)))
            self._old.append(old)
            for name, units in layer.runs():
                self._places.setdefault(name, []).append((old, units))
        return manifest.sources if manifest else ()

    def _source(self, builder: Builder, name: str, path: str, known: Source | None) -> Source:
        """Take in what is new in a file and return what to remember of it."""
        stamp = stamp_of(path)
        if known and known.stamp == stamp:
            return known
        settled, bytes_now, first = stamp.settled, _digest(path), builder.units
        if not known or known.digest != bytes_now:
            if not (known and self._take_pieces(builder, name, path)):
                self._bury(name)
                _read_whole(builder, name, path, _digests(path), self._watch)
            if not (settled and stamp == stamp_of(path)) and bytes_now != _digest(path):
                # It changed while it was read: next time again.
                builder.forget_digests(first)
                return Source(name, UNKNOWN, "")
        return Source(name, stamp if settled else UNKNOWN, bytes_now)

    def _take_pieces(self, builder: Builder, name: str, path: str) -> bool:
        """Read the pieces that no layer holds, mark the units whose pieces are gone, and return whether that could be done."""
        held = Counter(chain.from_iterable(old.marks(units) for old, units in self._places.get(name, ())))
        pieces, fresh = Pieces(path), list[tuple[int, bytes]]()
        try:
            for piece in pieces:
                mark = digest(pieces.key, piece)
                if held.get(mark):
                    held[mark] -= 1
                elif len(fresh) == _MOST_FRESH:
                    return False
                else:
                    fresh.append((mark, piece))
            units = units_of(path, pieces.prefix, [piece for _, piece in fresh])
        except TmError:
            return False
        if any(held.values()):
            self._mark_gone(name, held)
        for (mark, _), found in zip(fresh, units, strict=True):
            builder.add(record_of(found, name), mark)
        return True

    def _mark_gone(self, name: str, gone: Counter[int]) -> None:
        for old, units in self._places[name]:
            for unit in old.living(units):
                mark = old.layer.digests[unit]
                if gone[mark]:
                    gone[mark] -= 1
                    old.dead[unit] = 1

    def _bury(self, name: str) -> None:
        for old, units in self._places.get(name, ()):
            old.dead[units.start : units.stop] = b"\1" * len(units)

    def _write(self, builder: Builder) -> list[Kept]:
        """Write the new layer, and merge old ones where that is due."""
        due = self._due(builder.units)
        rest = [self._with_dead(old) for old in self._old if old not in due]
        if due:
            merged = Builder(self._folding)
            for record, mark in chain.from_iterable(map(_records, due)):
                merged.add(record, mark)
            merged.extend(builder)
            builder = merged
        return rest + ([self._store.keep_layer(builder.write)] if builder.units or not rest else [])

    def _due(self, added: int) -> list[_Old]:
        """Return the layers to merge with so many new units."""
        sizes = [old.layer.units for old in self._old]
        base, together = max(sizes, default=0), sum(sizes) + added
        gone = sum(old.dead.count(1) for old in self._old)
        many = len(self._old) > 1 and together - base > max(_MOST_ADDED * base, 1)
        if gone > _MOST_GONE * together or many:
            return self._old
        if len(self._old) >= _MOST_LAYERS and added:
            return [old for old in self._old if old.layer.units < base] or self._old[1:]
        return []

    def _with_dead(self, old: _Old) -> Kept:
        dead = bytes(old.dead)
        return old.kept if dead == (old.layer.dead or bytes(len(dead))) else self._store.keep_dead(old.kept, dead)


def _records(old: _Old) -> Iterator[tuple[Record, int]]:
    """Give the living units of a layer with their digests."""
    for unit in old.living(range(old.layer.units)):
        yield old.layer.record(unit), old.layer.digests[unit]
