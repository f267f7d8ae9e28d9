"""A file cut behind each `</tu>`, so that what has not changed since it was last read need not be read again.

Only for files where such a cut is sure to be right: UTF-8, one unit directly behind the other, without comments, CDATA sections
and processing instructions inside, which alone could hold the letters of a tag without being one. Each piece then means the same
wherever it stands in whatever file.
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
# White space in XML is less than `\s`.
_BODY = re.compile(rb"<body(?:[ \t\r\n][^<>]*)?>")
_START = re.compile(rb"<tu[ \t\r\n/>]")
_FIRST = re.compile(rb"[ \t\r\n]*<tu[ \t\r\n>]")
_NEXT = re.compile(rb"</tu>[ \t\r\n]*<tu[ \t\r\n>]")
_END = re.compile(rb"[ \t\r\n]*</body[ \t\r\n]*>[ \t\r\n]*</tmx[ \t\r\n]*>[ \t\r\n]*")
_UNSURE = re.compile(rb"<!|<\?")
_CLOSE = b"</body></tmx>"
_MOST_PREFIX = 1 << 20
_MOST_PIECE = 1 << 24
_READ = 1 << 20


class Uncut(TmError):
    """The file cannot be cut safely; it is read as a whole."""


class Pieces:
    """The pieces of one file, each the bytes of a unit, from `<tu` to `</tu>`."""

    def __init__(self, path: str) -> None:
        self.path, self.prefix, self.key = path, b"", b""

    def __iter__(self) -> Iterator[bytes]:
        """Give the pieces in order; `prefix` and `key` are there with the first.

        Raises:
            Uncut: it cannot be done safely, or the file ends in the middle.
            UnusableInput: the file cannot be read.
        """
        with open_bytes(self.path, ".tmx") as source:
            # Just as much as the reader looks at, so that both see the same encoding.
            rest = b""
            while len(rest) < SAMPLE and (more := source.read()):
                rest += more
            encoding = sniff(self.path, rest, whole=len(rest) < SAMPLE)
            begin = _BODY.search(rest, 0, _MOST_PREFIX)
            if encoding.codec != "utf-8" or encoding.warning or not begin:
                raise Uncut
            self.prefix, rest = rest[: begin.end()], rest[begin.end() :]
            self.key = _key(self.prefix)
            while True:
                more = source.read(_READ)
                *whole, tail = rest.split(_CUT)
                if whole:
                    _check(rest[: len(rest) - len(tail)], len(whole))
                for piece in whole:
                    yield piece.lstrip() + _CUT
                if len(tail) > _MOST_PIECE:
                    raise Uncut
                if not more:
                    break
                rest = tail + more
            if not _END.fullmatch(tail):
                raise Uncut


def _check(block: bytes, pieces: int) -> None:
    """Refuse a block that is not so many units and white space: a `<tu` begins each piece, and there is no other."""
    follow = len(_NEXT.findall(block)) == pieces - 1
    if _UNSURE.search(block) or not (_FIRST.match(block) and follow and len(_START.findall(block)) == pieces):
        raise Uncut


def _key(prefix: bytes) -> bytes:
    """Return what tells apart beginnings under which a unit's bytes mean something else: a DTD inside may declare attributes.

    The header counts for no unit, and programs write a new date there whenever they save.
    """
    return hashlib.blake2b(prefix[: prefix.rfind(b"<tmx")], digest_size=32).digest()


def digest(key: bytes, piece: bytes) -> int:
    """Return 64 bits that tell pieces apart, never 0; the file's key counts."""
    return int.from_bytes(hashlib.blake2b(piece, digest_size=8, key=key).digest(), "little") or 1


def units_of(path: str, prefix: bytes, pieces: Sequence[bytes]) -> list[Unit]:
    """Return the unit of each piece, read as if the file held no others.

    Raises:
        Uncut: the pieces are not one unit each.
        UnusableInput: they are broken, or what stands before them.
    """
    with TmxReader(path, data=prefix + b"".join(pieces) + _CLOSE) as reader:
        units = list(reader)
    if len(units) != len(pieces) or reader.encoding.codec != "utf-8":
        raise Uncut
    return units
