"""Bytes out of a file, whatever wraps them: nothing, gzip, bzip2, xz, or a zip with one member of the kind wanted."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from tm.errors import UnusableInput

CHUNK = 1 << 16
LARGEST = 1 << 30
"""Bytes of a file that is read whole."""

BOMB_SIZE = 512 << 20
BOMB_RATIO = 200
"""What unpacks to more than this many bytes, at more than this many times its packed size, is taken for a bomb."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How zip files begin, the second one those without a member."""

Suffix = str | tuple[str, ...]

_DAMAGED = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, gzip.BadGzipFile)


class ByteSource:
    """A readable stream of unpacked bytes; read errors come out as `UnusableInput`."""

    def __init__(self, name: str, stream: IO[bytes], packed_size: int | None) -> None:
        self.name, self._stream, self._packed_size, self._read = name, stream, packed_size, 0

    def read(self, size: int = CHUNK) -> bytes:
        """Return up to `size` bytes, none at the end."""
        try:
            data = self._stream.read(size)
        except _DAMAGED as error:
            raise UnusableInput(
                self.name, f"the compressed data is damaged ({error})", advice="get a whole copy of the file"
            ) from error
        except OSError as error:
            # bz2 reports damaged data as an OSError without an error number.
            reason = error.strerror or "the compressed data is damaged"
            raise UnusableInput(self.name, reason, advice="check the file and the disk") from error
        self._read += len(data)
        if self._packed_size and self._read > max(BOMB_SIZE, BOMB_RATIO * self._packed_size):
            raise UnusableInput(
                self.name, "unpacks to far more than its size (a decompression bomb)", advice="unpack it by hand first"
            )
        return data

    def __iter__(self) -> Iterator[bytes]:
        while data := self.read():
            yield data


def open_raw(path: str) -> IO[bytes]:
    """Open a file (`-`: standard input). What cannot be read again, such as a pipe, is spooled.

    Raises:
        UnusableInput: it is missing, a folder, or may not be read.
    """
    if path == "-":
        return _spooled(sys.stdin.buffer)
    try:
        raw = open(path, "rb")  # noqa: SIM115 - the caller closes it
        if raw.seekable():
            return raw
        with raw:
            return _spooled(raw)
    except FileNotFoundError:
        raise UnusableInput(path, "no such file", advice="check the name") from None
    except IsADirectoryError:
        raise UnusableInput(path, "is a folder", advice="name a file in it") from None
    except PermissionError:
        # Windows answers a folder this way too.
        reason = "is a folder" if Path(path).is_dir() else "may not be read"
        raise UnusableInput(path, reason, advice="check its permissions") from None
    except (OSError, ValueError) as error:
        raise UnusableInput(path, getattr(error, "strerror", None) or str(error), advice="check the name") from None


def _spooled(stream: IO[bytes]) -> IO[bytes]:
    spool = tempfile.SpooledTemporaryFile(max_size=64 << 20)  # noqa: SIM115 - the caller closes it
    while data := stream.read(CHUNK):
        spool.write(data)
    spool.seek(0)
    return cast("IO[bytes]", spool)


def reads_once(path: str) -> bool:
    """Return whether what a path names gives its bytes only once: standard input (`-`), or a pipe such as bash's `<(…)`."""
    return path == "-" or Path(path).is_fifo()


def read_raw(path: str) -> bytes:
    """Return a whole file as it is, packed or not (`-`: standard input).

    Raises:
        UnusableInput: it is missing, too large or may not be read.
    """
    with open_raw(path) as raw:
        try:
            data = raw.read(LARGEST + 1)
        except OSError as error:
            raise UnusableInput(path, error.strerror or "cannot be read", advice="check the file and the disk") from error
    if len(data) > LARGEST:
        raise UnusableInput(path, f"is larger than {LARGEST >> 20} MiB", advice="split it")
    return data


@contextmanager
def open_bytes(path: str, suffix: Suffix = "", data: bytes | None = None) -> Iterator[ByteSource]:
    """Open a file for reading and unpack it as needed, by its first bytes and not by its name.

    Args:
        path: a file, or `-` for standard input.
        suffix: of the one member wanted where the file is a zip, such as `.tmx`; or several that it may have.
        data: the file's bytes where they have been read already.
    """
    with open_raw(path) if data is None else io.BytesIO(data) as raw:
        magic = raw.read(6)
        raw.seek(0, io.SEEK_END)
        size = raw.tell()
        raw.seek(0)
        if magic.startswith(b"\x1f\x8b"):
            yield ByteSource(path, cast("IO[bytes]", gzip.open(raw)), size)  # noqa: SIM115 - ends with `raw`
        elif magic.startswith(b"BZh"):
            yield ByteSource(path, bz2.open(raw), size)  # noqa: SIM115 - ends with `raw`
        elif magic.startswith(b"\xfd7zXZ\x00"):
            yield ByteSource(path, lzma.open(raw), size)  # noqa: SIM115 - ends with `raw`
        elif magic.startswith(ZIP):
            with _zip_member(path, raw, suffix) as member:
                yield ByteSource(path, member, size)
        else:
            yield ByteSource(path, raw, None)


def _zip_member(path: str, raw: IO[bytes], suffix: Suffix) -> IO[bytes]:
    try:
        archive = zipfile.ZipFile(raw)
        return archive.open(member_of(path, archive.namelist(), suffix))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise UnusableInput(path, f"is a zip that cannot be read ({error})", advice="unpack it by hand") from error


def member_of(path: str, names: Iterable[str], suffix: Suffix) -> str:
    """Return the name of the one member of a zip that has the suffix, or one of several.

    Raises:
        UnusableInput: there is none, or more than one.
    """
    wanted = [name for name in names if name.lower().endswith(suffix) and not name.startswith("__MACOSX/")]
    if len(wanted) != 1:
        kind = suffix if isinstance(suffix, str) else " or ".join(suffix)
        what = f"files in {kind}" if kind else "files"
        raise UnusableInput(path, f"is a zip with {len(wanted)} {what}, not one", advice="unpack it and name the file")
    return wanted[0]
