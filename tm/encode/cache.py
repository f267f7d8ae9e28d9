"""Vectors kept by the text that they stand for, so that what was encoded once is not encoded again.

One SQLite file for all encoders, in the folder of caches. A vector is kept in half precision with a check sum, under a digest of
the encoder's name and the text. It is a cache: where anything is wrong with it (damaged, locked for long, on a disk that
cannot be written) the texts are encoded anew and nothing is said.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import numpy as np

from tm.encode.encoder import Encoder, Vectors

NAME = "vectors.sqlite3"
MOST_BYTES = 512 << 20
"""Size from which on the oldest quarter goes: about 400,000 sentences of the default encoder."""
_WAIT = 5.0
"""Seconds to wait for another process that writes."""
_AT_ONCE = 500
_CHUNK = 4096
_CHECK = 4
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL)"
_OLDEST = "DELETE FROM vectors WHERE id <= (SELECT MIN(id) + (MAX(id) - MIN(id)) / 4 FROM vectors)"

Kept = dict[bytes, bytes]
T = TypeVar("T")


class CachedEncoder:
    """An encoder that looks first among the vectors kept in a folder, and keeps what it had to encode."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder, self._path = encoder, folder / NAME
        self.name = encoder.name

    def encode(self, texts: list[str]) -> Vectors:
        """Return the encoder's vectors, rounded to half precision and scaled to length 1; equal texts are encoded once."""
        keys = {text: _key(self.name, text) for text in texts}
        known: Kept = self._attempt(lambda: self._read(list(keys.values())), {})
        missing = [text for text, key in keys.items() if key not in known]
        # In chunks, so that a run that is stopped has not worked for nothing.
        for start in range(0, len(missing), _CHUNK):
            chunk = missing[start : start + _CHUNK]
            rows = self._encoder.encode(chunk).astype(np.float16)
            made = {keys[text]: row.tobytes() for text, row in zip(chunk, rows, strict=True)}
            known |= made
            self._attempt(lambda made=made: self._write(made), None)  # type: ignore[misc]
        if not texts:
            return self._encoder.encode([])
        return _gathered([keys[text] for text in texts], known)

    def _attempt(self, work: Callable[[], T], otherwise: T) -> T:
        try:
            return work()
        except (OSError, sqlite3.OperationalError):
            return otherwise
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._path.unlink()
            return otherwise

    def _read(self, keys: Sequence[bytes]) -> Kept:
        found: Kept = {}
        if not self._path.is_file():
            return found
        with closing(sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True, timeout=_WAIT)) as store:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, kept in store.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some):
                    if isinstance(kept, bytes) and _checked(kept[:-_CHECK]) == kept:
                        found[key] = kept[:-_CHECK]
        return found

    def _write(self, made: Kept) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_WAIT)) as store, store:
            store.execute(_TABLE)
            if _size(store) > MOST_BYTES:
                store.execute(_OLDEST)
            rows = [(key, _checked(vector)) for key, vector in made.items()]
            store.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)


def _key(name: str, text: str) -> bytes:
    return hashlib.blake2b(f"{name}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _checked(vector: bytes) -> bytes:
    return vector + zlib.crc32(vector).to_bytes(_CHECK, "little")


def _size(store: sqlite3.Connection) -> int:
    pages, free, size = (store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
    return int((pages - free) * size)


def _gathered(keys: Sequence[bytes], known: Mapping[bytes, bytes]) -> Vectors:
    """Return the vectors of keys, scaled in place: those of a book take 100 MB a side, and a copy as much again."""
    vectors = np.empty((len(keys), len(known[keys[0]]) // np.dtype(np.float16).itemsize), np.float32)
    for row, key in enumerate(keys):
        vectors[row] = np.frombuffer(known[key], np.float16)
    vectors /= np.maximum(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)), 1e-12)[:, None]
    return vectors
