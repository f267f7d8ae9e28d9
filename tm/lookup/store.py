"""Where indexes are kept: a folder of the user's caches for each memory, with a manifest and a few layers.

A manifest names the memory's files with their stamps, and the layers that hold their units. Everything gets a new name and is
moved into place when it is whole, so that a reader is never disturbed and a build that is killed leaves what was there. Whoever
writes holds the lock. An index is a cache: it may be deleted at any time, and whatever is wrong with it has it built anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from tm.lookup.layer import LAYOUT, Layer
from tm.lookup.sections import DamagedIndex, Sections
from tm.text.folding import Folding

_MANIFEST = "manifest.json"
_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was read may change again without its time showing it."""

_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is still the one that was read, without reading it. Times in nanoseconds."""

    size: int
    time: int
    inode: int
    settled: bool = True

    @classmethod
    def of(cls, path: Path | str) -> Stamp:
        """Return the stamp of a file as it is now.

        Raises:
            OSError: it cannot be found.
        """
        found = os.stat(path)
        return cls(found.st_size, found.st_mtime_ns, found.st_ino, time.time_ns() - found.st_mtime_ns > _SETTLED_NS)

    def same(self, other: Stamp) -> bool:
        """Return whether size, time and inode agree."""
        return (self.size, self.time, self.inode) == (other.size, other.time, other.inode)


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the memory, by its path below the memory's own, with its stamp and a digest of its bytes."""

    name: str
    stamp: Stamp
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A layer on disk: its file, that file's stamp and change time, a digest of its bytes, and the list of dead units."""

    name: str
    stamp: Stamp
    change: int
    digest: str
    dead: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files an index was built from, and where their units are."""

    memory: str
    layout: int
    sources: tuple[Source, ...]
    layers: tuple[Kept, ...]


def cache_folder() -> Path:
    """Return `TM_CACHE_DIR`, or the platform's folder for caches."""
    given = os.environ.get("TM_CACHE_DIR")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("tm", appauthor=False)


def file_digest(path: str | Path) -> str:
    """Return a digest of a file's bytes.

    Raises:
        OSError: it cannot be read.
    """
    found = hashlib.blake2b(digest_size=16)
    with open(path, "rb") as stream:
        while data := stream.read(_READ):
            found.update(data)
    return found.hexdigest()


class Store:
    """The folder of one memory's index.

    Args:
        memory: the file or folder as it was named.
        folding: another one has another index.
    """

    def __init__(self, memory: str, folding: Folding) -> None:
        self.memory = os.path.abspath(memory)
        facts = "\0".join([self.memory, folding.version, str(LAYOUT), sys.byteorder])
        key = hashlib.blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        self.folder = cache_folder() / "index" / key
        self._folding = folding

    def manifest(self) -> Manifest | None:
        """Return the manifest, or `None` where there is none that is whole."""
        try:
            check, _, text = (self.folder / _MANIFEST).read_text("utf-8", "surrogatepass").partition("\n")
            if int(check) != zlib.crc32(text.encode("utf-8", "surrogatepass")):
                return None
            data = json.loads(text)
            sources = tuple(Source(row["name"], Stamp(**row["stamp"]), row["digest"]) for row in data["sources"])
            layers = tuple(Kept(**{**row, "stamp": Stamp(**row["stamp"])}) for row in data["layers"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Manifest(self.memory, LAYOUT, sources, layers)

    def layers(self, manifest: Manifest) -> list[Layer]:
        """Open the layers.

        Raises:
            DamagedIndex: one is missing, not the one that was written, or of other rules.
        """
        return [self._layer(kept) for kept in manifest.layers]

    def _layer(self, kept: Kept) -> Layer:
        path = self.folder / kept.name
        try:
            with path.open("rb") as stream:
                found = os.fstat(stream.fileno())
                now = Stamp(found.st_size, found.st_mtime_ns, found.st_ino)
                # Somebody else's change, or a copy of the folder: the bytes decide.
                if not (now.same(kept.stamp) and found.st_ctime_ns == kept.change) and file_digest(path) != kept.digest:
                    raise DamagedIndex("its bytes are not those that were written")
                sections = Sections.mapped(stream)
            dead = (self.folder / kept.dead).read_bytes() if kept.dead else b""
        except OSError as error:
            raise DamagedIndex(str(error)) from None
        layer = Layer(sections, dead)
        facts = layer.facts
        if facts["layout"] != LAYOUT or facts["folding"] != self._folding.version or (dead and len(dead) != layer.units):
            raise DamagedIndex("it was built by other rules")
        return layer

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Hold the lock; `waiting` is called when another process has it.

        Raises:
            OSError: the folder cannot be written.
        """
        from filelock import FileLock, Timeout

        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def keep_layer(self, write: Callable[[IO[bytes]], None]) -> Kept:
        """Write a layer under a new name and return where it is. The lock must be held.

        Raises:
            OSError: there is no space, or no permission.
        """
        name = f"layer-{secrets.token_hex(8)}"
        temporary = self.folder / f"{name}.part"
        try:
            with temporary.open("wb", buffering=_READ) as stream:
                write(stream)
            digest = file_digest(temporary)
            os.replace(temporary, self.folder / name)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        found = os.stat(self.folder / name)
        return Kept(name, Stamp(found.st_size, found.st_mtime_ns, found.st_ino), found.st_ctime_ns, digest)

    def keep_dead(self, dead: bytes) -> str:
        """Write a list of dead units under a new name and return it. The lock must be held."""
        name = f"dead-{secrets.token_hex(8)}"
        self._put(name, dead)
        return name

    def keep(self, sources: tuple[Source, ...], layers: tuple[Kept, ...]) -> Manifest:
        """Put a manifest in place, remove what none names any more, and return it. The lock must be held."""
        manifest = Manifest(self.memory, LAYOUT, sources, layers)
        text = json.dumps(asdict(manifest), ensure_ascii=False)
        data = text.encode("utf-8", "surrogatepass")
        self._put(_MANIFEST, f"{zlib.crc32(data)}\n".encode() + data)
        named = {_MANIFEST, "lock"} | {kept.name for kept in manifest.layers} | {kept.dead for kept in manifest.layers}
        for path in self.folder.iterdir():
            if path.name not in named:
                # On Windows a file that somebody has mapped stays until next time.
                with suppress(OSError):
                    path.unlink()
        self._sweep()
        return manifest

    def _sweep(self) -> None:
        """Remove the indexes of memories that are gone, and those of another layout."""
        for folder in self.folder.parent.iterdir():
            try:
                found = json.loads((folder / _MANIFEST).read_text("utf-8", "surrogatepass").partition("\n")[2])
                if found["layout"] != LAYOUT or not os.path.exists(found["memory"]):
                    shutil.rmtree(folder, ignore_errors=True)
            except (OSError, ValueError, KeyError, TypeError):
                continue

    def _put(self, name: str, data: bytes) -> None:
        temporary = self.folder / f"{name}.part"
        temporary.write_bytes(data)
        os.replace(temporary, self.folder / name)
