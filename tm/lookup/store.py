"""Where indexes are kept: a folder of the user's caches for each memory, with a manifest and a few layers.

A manifest names the memory's files with their stamps, and the layers that hold their units. Everything gets a new name and is
moved into place when it is whole, so that a reader is never disturbed and a build that is killed leaves what was there. Whoever
writes holds the lock. An index is a cache: it may be deleted at any time, and whatever is wrong with it has it built anew.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from tm.config import cache_folder
from tm.lookup.layer import LAYOUT, Layer
from tm.lookup.sections import DamagedIndex, Sections
from tm.text.folding import Folding

_MANIFEST = "manifest.json"
_LOCK = "lock"
_KEY = "[0-9a-f]{16}"
"""What the folder of an index is called; whatever else lies beside them is somebody else's."""
_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was read may change again without its times showing it."""
_UNUSED = 30 * 24 * 3600
"""Seconds after which an index of the same memory by other rules is taken for one that nobody wants."""
_READ = 1 << 20


class Stamp(NamedTuple):
    """What tells whether a file is still the one that was read, without reading it. Times in nanoseconds.

    `change` is when the system last saw anything change, which no program can set back; on Windows when the file was made.
    """

    size: int
    time: int
    change: int
    inode: int

    @classmethod
    def of(cls, path: Path | str | int) -> Stamp:
        """Return the stamp of a file as it is now.

        Raises:
            OSError: it cannot be found.
        """
        found = os.stat(path)
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

    @property
    def settled(self) -> bool:
        """Whether the last change is long enough ago, or in a future that a clock will not reach soon, for the next one to show."""
        now = time.time_ns()
        return abs(now - self.time) > _SETTLED_NS and abs(now - self.change) > _SETTLED_NS


UNKNOWN = Stamp(-1, -1, -1, -1)
"""The stamp of no file."""


class Source(NamedTuple):
    """A file of the memory, by its path below the memory's own, with its stamp and a digest of its bytes."""

    name: str
    stamp: Stamp
    digest: str


class Kept(NamedTuple):
    """A layer on disk: its file, that file's stamp, a digest of its bytes, and the list of dead units with its check sum."""

    name: str
    stamp: Stamp
    digest: str
    dead: str | None = None
    check: int = 0


class Manifest(NamedTuple):
    """Which files an index was built from, and where their units are."""

    sources: tuple[Source, ...]
    layers: tuple[Kept, ...]


def file_digest(path: str | Path) -> str:
    """Return a digest of a file's bytes.

    Raises:
        OSError: it cannot be read.
    """
    import hashlib

    found = hashlib.blake2b(digest_size=16)
    with open(path, "rb") as stream:
        while data := stream.read(_READ):
            found.update(data)
    return found.hexdigest()


def _fresh() -> str:
    """Return a name that no file has."""
    return os.urandom(8).hex()


class Store:
    """The folder of one memory's index.

    Args:
        memory: the file or folder as it was named.
        folding: another one has another index.
    """

    def __init__(self, memory: str, folding: Folding) -> None:
        self.memory = os.path.abspath(memory)
        facts = "\0".join([self.memory, folding.version, str(LAYOUT), sys.byteorder])
        data = facts.encode("utf-8", "surrogatepass")
        # No secret, and the manifest says whose it is: a sum will do, and OpenSSL need not be loaded.
        key = f"{zlib.crc32(data):08x}{zlib.crc32(data[::-1]):08x}"
        self.folder = cache_folder() / "index" / key
        self._folding = folding

    def manifest(self) -> Manifest | None:
        """Return the manifest, or `None` where there is none that is whole and of this memory."""
        try:
            head, _, data = (self.folder / _MANIFEST).read_bytes().partition(b"\n")
            if json.loads(head) != self._head(data):
                return None
            sources, layers = json.loads(data.decode("utf-8", "surrogatepass"))
            return Manifest(
                tuple([Source(name, Stamp(*stamp), digest) for name, stamp, digest in sources]),
                tuple([Kept(name, Stamp(*stamp), *others) for name, stamp, *others in layers]),
            )
        except (OSError, ValueError, TypeError):
            return None

    def _head(self, data: bytes) -> list[str | int]:
        """Return the first line of the manifest with that data, which is all that is read of the indexes of other memories."""
        return [LAYOUT, self.memory, zlib.crc32(data)]

    def layers(self, kept: Sequence[Kept]) -> list[Layer]:
        """Open layers.

        Raises:
            DamagedIndex: one is missing, has another stamp than it was kept with, or is of other rules.
        """
        return [self._layer(one) for one in kept]

    def _layer(self, kept: Kept) -> Layer:
        try:
            with (self.folder / kept.name).open("rb") as stream:
                if Stamp.of(stream.fileno()) != kept.stamp:
                    raise DamagedIndex("it was changed, or copied")
                sections = Sections.mapped(stream)
            dead = (self.folder / kept.dead).read_bytes() if kept.dead else b""
        except OSError as error:
            raise DamagedIndex(str(error)) from None
        facts = sections.facts
        if facts["layout"] != LAYOUT or facts["folding"] != self._folding.version:
            raise DamagedIndex("it was built by other rules")
        if zlib.crc32(dead) != kept.check or len(dead) not in {0, facts["units"]}:
            raise DamagedIndex("its list of dead units is not the one that was written")
        return Layer(sections, dead)

    def checked(self, kept: Kept) -> Kept:
        """Return a layer with its stamp as it is now, where that is another but the bytes are the same, as in a copy.

        Raises:
            DamagedIndex: they are not.
        """
        path = self.folder / kept.name
        try:
            now = Stamp.of(path)
            if now != kept.stamp and file_digest(path) != kept.digest:
                raise DamagedIndex("its bytes are not those that were written")
        except OSError as error:
            raise DamagedIndex(str(error)) from None
        return kept._replace(stamp=now)

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Hold the lock, and leave nothing behind that the manifest does not name; `waiting` is called when another has it.

        Raises:
            OSError: the folder cannot be written.
        """
        from filelock import FileLock, Timeout

        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / _LOCK)
        try:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                waiting()
                lock.acquire()
        except NotImplementedError as error:
            raise OSError(str(error)) from None
        try:
            yield
        finally:
            self._tidy()
            lock.release()

    def keep_layer(self, write: Callable[[IO[bytes]], None]) -> Kept:
        """Write a layer under a new name and return where it is. The lock must be held.

        Raises:
            OSError: there is no space, or no permission.
        """
        name = f"layer-{_fresh()}"
        self._put(name, write)
        path = self.folder / name
        return Kept(name, Stamp.of(path), file_digest(path))

    def keep_dead(self, kept: Kept, dead: bytes) -> Kept:
        """Write a layer's list of dead units under a new name and return where both are. The lock must be held."""
        name = f"dead-{_fresh()}"
        self._put(name, lambda out: out.write(dead))
        return kept._replace(dead=name, check=zlib.crc32(dead))

    def keep(self, manifest: Manifest) -> None:
        """Put a manifest in place, and remove indexes that nobody wants any more. The lock must be held."""
        data = json.dumps(manifest, ensure_ascii=False).encode("utf-8", "surrogatepass")
        head = json.dumps(self._head(data)).encode()
        self._put(_MANIFEST, lambda out: out.write(head + b"\n" + data))
        self._sweep()

    def _put(self, name: str, write: Callable[[IO[bytes]], object]) -> None:
        temporary = self.folder / f"{name}.part"
        with temporary.open("wb", buffering=_READ) as stream:
            write(stream)
            stream.flush()
            # Else a manifest may outlive a power cut, and the layers it names may not.
            os.fsync(stream.fileno())
        os.replace(temporary, self.folder / name)

    def _tidy(self) -> None:
        manifest = self.manifest() or Manifest((), ())
        named = {_MANIFEST, _LOCK} | {kept.name for kept in manifest.layers} | {kept.dead for kept in manifest.layers}
        # On Windows a file that somebody has mapped stays until next time.
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in named:
                    with suppress(OSError):
                        path.unlink()

    def _sweep(self) -> None:
        """Remove the indexes of memories that are gone, those of another layout, and old ones of this memory by other rules."""
        from shutil import rmtree

        for folder in self.folder.parent.iterdir():
            with suppress(OSError):
                if re.fullmatch(_KEY, folder.name) and self._unwanted(folder / _MANIFEST):
                    rmtree(folder)

    def _unwanted(self, manifest: Path) -> bool:
        try:
            with manifest.open("rb") as stream:
                layout, memory, _ = json.loads(stream.readline())
            gone = layout != LAYOUT or not os.path.exists(memory)
            return gone or (memory == self.memory and _age(manifest) > _UNUSED)
        except (OSError, ValueError, TypeError):
            # Killed before it was whole, or being built just now.
            return _age(manifest.parent) > _UNUSED


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
