"""Bring the index of a memory up to date, reading only what has changed.

A file whose stamp is the same is not looked at. One that has another stamp but the same bytes gets a new stamp. Of one that
differs, the pieces that are new are read and become a new layer; units that are gone are marked. When layers have become many or
much is gone, they are merged, from the layers themselves.
"""

from __future__ import annotations

import io
import os
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from tm.errors import TmError, UnusableInput
from tm.formats.memories import memory_files
from tm.formats.tmx import TmxReader
from tm.formats.tmx.pieces import Pieces, Uncut, digest, prefix_key, units_of
from tm.lookup.layer import Builder, Layer
from tm.lookup.record import Record, record_of
from tm.lookup.sections import DamagedIndex, Sections
from tm.lookup.store import Kept, Source, Stamp, Store, file_digest
from tm.memory.watch import Watch
from tm.text.folding import Folding

_MOST_LAYERS = 6
_MOST_GONE = 0.25
"""Share of all units that may be gone before layers are merged."""
_MOST_ADDED = 0.2
"""Share of the largest layer that the others may hold together before all are merged."""
_ATTEMPTS = 3


def layers_of(memory: str, folding: Folding, watch: Watch, keep: bool) -> list[Layer]:
    """Return the layers of a memory, a file or a folder, as its files are now; kept on disk if `keep` and if that can be done.

    Raises:
        UnusableInput: a file is missing or broken.
    """
    files = {_below(memory, path): path for path in memory_files([memory])}
    if memory == "-" or not keep:
        return [_in_memory(list(files.items()), folding, watch)]
    store = Store(memory, folding)
    for _ in range(_ATTEMPTS):
        # Between reading the manifest and opening the layers another process may have put new ones in their place.
        if found := _as_they_are(store, files):
            return found
    try:
        with store.locked(lambda: watch.note("another process is building the index; waiting for it")):
            return _as_they_are(store, files) or _Update(store, files, folding, watch).layers()
    except OSError as error:
        watch.note(f"the index cannot be kept ({error.strerror or error}); it is built in memory for this run")
        return [_in_memory(list(files.items()), folding, watch)]


def _below(memory: str, path: str) -> str:
    """Return a file's name below its memory; of a memory that is a file, its own."""
    return os.path.basename(path) if path == memory else os.path.relpath(path, memory)


def _as_they_are(store: Store, files: dict[str, str]) -> list[Layer] | None:
    """Return the layers on disk if they hold just these files, unchanged."""
    manifest = store.manifest()
    if manifest is None or [s.name for s in manifest.sources] != list(files):
        return None
    if not all(source.stamp.settled and source.stamp.same(_stamp(files[source.name])) for source in manifest.sources):
        return None
    try:
        return store.layers(manifest)
    except DamagedIndex:
        return None


def _stamp(path: str) -> Stamp:
    try:
        return Stamp.of(path)
    except OSError as error:
        raise UnusableInput(path, error.strerror or "cannot be read", advice="check the file") from None


def _in_memory(files: list[tuple[str, str]], folding: Folding, watch: Watch) -> Layer:
    builder = Builder(folding)
    for name, path in files:
        _read_whole(builder, name, path, watch)
    out = io.BytesIO()
    builder.write(out)
    watch.indexed()
    return Layer(Sections(out.getvalue()))


def _read_whole(builder: Builder, name: str, path: str, watch: Watch) -> None:
    digests = _digests(path)
    first = builder.units
    with TmxReader(path) as reader:
        for number, unit in enumerate(reader):
            builder.add(record_of(unit, name), digests[number] if number < len(digests) else 0)
            if number % 4096 == 0:
                watch.indexing(builder.units, first + len(digests) or None)
    if builder.units - first != len(digests):
        builder.forget_digests(first)


def _digests(path: str) -> array[int]:
    """Return a digest for each unit of a file, or none where it cannot be cut."""
    if path == "-":
        return array("Q")
    pieces, key = Pieces(path), b""
    found = array("Q")
    try:
        for piece in pieces:
            key = key or prefix_key(pieces.prefix)
            found.append(digest(key, piece))
    except Uncut:
        return array("Q")
    return found


@dataclass
class _Update:
    """One refresh, under the lock."""

    store: Store
    files: dict[str, str]
    folding: Folding
    watch: Watch
    old: list[Layer] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    dead: list[bytearray] = field(default_factory=list)

    def layers(self) -> list[Layer]:
        """Write what is needed and return the layers."""
        manifest = self.store.manifest()
        if manifest:
            try:
                self.old = self.store.layers(manifest)
                self.kept = list(manifest.layers)
                self.dead = [bytearray(layer.dead or bytes(layer.units)) for layer in self.old]
            except DamagedIndex:
                manifest = None
        known = {source.name: source for source in manifest.sources} if manifest else {}
        for name in known.keys() - self.files.keys():
            self._bury(name)
        builder = Builder(self.folding)
        sources = tuple(self._source(builder, name, path, known.get(name)) for name, path in self.files.items())
        manifest = self.store.keep(sources, tuple(self._write(builder)))
        self.watch.indexed()
        try:
            return self.store.layers(manifest)
        except DamagedIndex as error:
            raise OSError(str(error)) from None

    def _source(self, builder: Builder, name: str, path: str, known: Source | None) -> Source:
        """Take in what is new in a file and return what to remember of it."""
        stamp = _stamp(path)
        if known and known.stamp.settled and known.stamp.same(stamp):
            return known
        try:
            bytes_now = file_digest(path)
        except OSError as error:
            raise UnusableInput(path, error.strerror or "cannot be read", advice="check the file") from None
        if (not known or known.digest != bytes_now) and not (known and self._take_pieces(builder, name, path)):
            self._bury(name)
            _read_whole(builder, name, path, self.watch)
        if not stamp.same(_stamp(path)):
            # It changed while it was read: next time again.
            stamp, bytes_now = Stamp(-1, -1, -1), ""
        return Source(name, stamp, bytes_now)

    def _take_pieces(self, builder: Builder, name: str, path: str) -> bool:
        """Read the pieces that no layer holds, mark the units whose pieces are gone, and return whether that could be done."""
        held: dict[int, list[tuple[int, int]]] = {}
        for place, layer in enumerate(self.old):
            digests = layer.digests
            for unit in layer.units_of(name):
                if not self.dead[place][unit]:
                    if not digests[unit]:
                        return False
                    held.setdefault(digests[unit], []).append((place, unit))
        pieces, fresh, key = Pieces(path), list[tuple[int, bytes]](), b""
        try:
            for piece in pieces:
                key = key or prefix_key(pieces.prefix)
                mark = digest(key, piece)
                if places := held.get(mark):
                    places.pop()
                else:
                    fresh.append((mark, piece))
            units = units_of(path, pieces.prefix, [piece for _, piece in fresh]) if fresh else []
        except TmError:
            return False
        for places in held.values():
            for place, unit in places:
                self.dead[place][unit] = 1
        for (mark, _), found in zip(fresh, units, strict=True):
            builder.add(record_of(found, name), mark)
        return True

    def _bury(self, name: str) -> None:
        for layer, dead in zip(self.old, self.dead, strict=True):
            for unit in layer.units_of(name):
                dead[unit] = 1

    def _write(self, builder: Builder) -> list[Kept]:
        """Write the new layer, and merge old ones where that is due."""
        sizes = [layer.units for layer in self.old]
        gone = sum(map(sum, self.dead))
        together = sum(sizes) + builder.units
        base = max(sizes, default=0)
        if self.old and (gone > _MOST_GONE * together or (together - base > max(_MOST_ADDED * base, 1) and len(self.old) > 1)):
            return self._merged(builder, range(len(self.old)))
        if len(self.old) >= _MOST_LAYERS and builder.units:
            small = [place for place, size in enumerate(sizes) if size < base] or list(range(1, len(self.old)))
            return [self._with_dead(place) for place in range(len(self.old)) if place not in small] + self._merged(builder, small)
        kept = [self._with_dead(place) for place in range(len(self.old))]
        return kept + ([self.store.keep_layer(builder.write)] if builder.units or not kept else [])

    def _merged(self, builder: Builder, places: range | list[int]) -> list[Kept]:
        merged = Builder(self.folding)
        for mark, record in self._living(places):
            merged.add(record, mark)
        merged.extend(builder)
        return [self.store.keep_layer(merged.write)]

    def _living(self, places: range | list[int]) -> Iterator[tuple[int, Record]]:
        for place in places:
            layer = self.old[place]
            for unit in range(layer.units):
                if not self.dead[place][unit]:
                    yield layer.digests[unit], layer.record(unit)

    def _with_dead(self, place: int) -> Kept:
        kept, dead = self.kept[place], bytes(self.dead[place])
        if dead == (self.old[place].dead or bytes(len(dead))):
            return kept
        return Kept(kept.name, kept.stamp, kept.change, kept.digest, self.store.keep_dead(dead))
