"""One file of named arrays, written once, then mapped into memory: how an index lies on disk.

::

    magic (8 bytes) · sections, each at a multiple of 64 · table (JSON) · CRC-32 and length of the table · magic

The table is last, so that a file is written as it comes and one that was cut off is known by its end.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from contextlib import suppress
from typing import IO, Any, Literal

MAGIC = b"tm-idx\x01\n"
_ALIGNED = 64
_END = struct.Struct("<II8s")


class DamagedIndex(Exception):
    """The file is no whole index of this machine; it is built anew, and nobody needs to be told."""


class SectionsWriter:
    """Writes sections one after the other; `close` writes the table."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._table = out, dict[str, tuple[int, int]]()
        self._at = out.write(MAGIC)

    def add(self, name: str, *parts: bytes | memoryview) -> None:
        """Write a section from its parts."""
        self._at += self._out.write(bytes(-self._at % _ALIGNED))
        start = self._at
        for part in parts:
            self._at += self._out.write(part)
        self._table[name] = (start, self._at - start)

    def close(self, facts: dict[str, Any]) -> None:
        """Write the table with the facts about the whole, which JSON must be able to hold."""
        whole = {"facts": facts, "order": sys.byteorder, "size": self._at, "sections": self._table}
        table = json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._out.write(table)
        self._out.write(_END.pack(zlib.crc32(table), len(table), MAGIC))


class Sections:
    """Sections of a file that is mapped, or of bytes in memory.

    Raises:
        DamagedIndex: cut off, changed in its table, or made on a machine of the other byte order.
    """

    def __init__(self, data: mmap.mmap | bytes) -> None:
        self._data = data
        try:
            check, size, magic = _END.unpack(data[-_END.size :])
            table = data[-_END.size - size : -_END.size]
            if magic != MAGIC or data[: len(MAGIC)] != MAGIC or zlib.crc32(table) != check:
                raise DamagedIndex("its table is damaged")
            whole = json.loads(table.decode("utf-8", "surrogatepass"))
        except (struct.error, ValueError) as error:
            raise DamagedIndex(str(error)) from None
        if whole["order"] != sys.byteorder or whole["size"] + size + _END.size != len(data):
            raise DamagedIndex("it is of another machine, or cut off")
        self.facts: dict[str, Any] = whole["facts"]
        self._table: dict[str, tuple[int, int]] = whole["sections"]
        self._view = memoryview(data)

    @classmethod
    def mapped(cls, stream: IO[bytes]) -> Sections:
        """Map an open file; it may be closed afterwards."""
        try:
            return cls(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        except ValueError as error:
            raise DamagedIndex(str(error)) from None

    @property
    def on_disk(self) -> bool:
        """Whether the sections lie in a file."""
        return isinstance(self._data, mmap.mmap)

    def __contains__(self, name: str) -> bool:
        return name in self._table

    def view(self, name: str, kind: Literal["B", "H", "I", "Q"] = "B") -> memoryview:
        """Return a section as whole numbers of one, two, four or eight bytes."""
        start, size = self._table[name]
        return self._view[start : start + size].cast(kind)

    def close(self) -> None:
        """Give the mapping back, unless something still looks at it."""
        self._view.release()
        if isinstance(self._data, mmap.mmap):
            with suppress(BufferError):
                self._data.close()
