"""A file cut behind each `</tu>`, so that what has not changed since it was last read need not be read again.

Only for files where such a cut is sure to be right: UTF-8, without comments, CDATA sections and processing instructions inside,
which alone could hold the letters `</tu>` without ending a unit.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from tm.errors import TmError
from tm.formats.container import open_bytes
from tm.formats.encoding import SAMPLE, sniff
from tm.formats.tmx.reader import TmxReader
from tm.model.memory import Unit

_CUT = b"</tu>"
_BODY = re.compile(rb"<body(?:\s[^<>]*)?>")
_UNSURE = re.compile(rb"<!\[CDATA\[|<!--|<\?(?!xml\s)")
_CLOSE = b"</body></tmx>"
_MOST_PREFIX = 1 << 20
_READ = 1 << 20


class Uncut(TmError):
    """The file cannot be cut safely; it is read as a whole."""


class Pieces:
    """The pieces of one file, each the bytes from behind the last unit to the end of this one."""

    def __init__(self, path: str) -> None:
        self.path, self.prefix = path, b""

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces in order; `prefix` is there with the first.

        Raises:
            Uncut: it cannot be done safely, or the file ends in the middle.
            UnusableInput: the file cannot be read.
        """
        with open_bytes(self.path, ".tmx") as source:
            rest = b""
            while len(rest) < SAMPLE and (more := source.read(_READ)):
                rest += more
            encoding = sniff(self.path, rest, whole=len(rest) < SAMPLE)
            begin = _BODY.search(rest, 0, _MOST_PREFIX)
            if encoding.codec != "utf-8" or encoding.bom or not begin:
                raise Uncut
            self.prefix, rest = rest[: begin.end()], rest[begin.end() :]
            while True:
                if _UNSURE.search(rest):
                    raise Uncut
                *whole, tail = rest.split(_CUT)
                for piece in whole:
                    yield piece + _CUT
                more = source.read(_READ)
                if not more:
                    break
                rest = tail + more
            if b"".join(tail.split()) != _CLOSE:
                raise Uncut


def digest(prefix_key: bytes, piece: bytes) -> int:
    """Return 64 bits that tell pieces apart; the prefix counts, since it declares what a unit means."""
    return int.from_bytes(hashlib.blake2b(piece, digest_size=8, key=prefix_key).digest(), "little") or 1


def prefix_key(prefix: bytes) -> bytes:
    """Return the key under which the pieces of a file with that prefix are digested."""
    return hashlib.blake2b(prefix, digest_size=32).digest()


def units_of(path: str, prefix: bytes, pieces: Sequence[bytes]) -> list[Unit]:
    """Return the unit of each piece, read as if the file held no others.

    Raises:
        Uncut: the pieces are not one unit each.
        UnusableInput: they are broken.
    """
    with TmxReader(path, data=prefix + b"".join(pieces) + _CLOSE) as reader:
        units = list(reader)
    if len(units) != len(pieces):
        raise Uncut
    return units
