"""Zip files that are documents (DOCX, EPUB, HWPX): their parts by name, read in memory, never unpacked to the disk.

XML inside is parsed without network, DTDs and entities of its own; sizes are bounded, so that a bomb does no harm.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from tm.errors import UnusableInput
from tm.formats.container import BOMB_RATIO, read_raw

MOST_PARTS = 20_000
LARGEST_PART = 256 << 20
LARGEST_RATIO_FROM = 16 << 20
"""Bytes from which on a part that unpacks to more than `BOMB_RATIO` times its packed size is taken for a bomb."""

_PIECE = 1 << 20

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_ENCRYPTED = 0x1
_WHOLE_COPY = "get a whole copy of the file"


class Package:
    """The parts of one zip file, by their names as the zip has them; `data` is its bytes, or a stream of them, where it is open.

    Raises:
        UnusableInput: it is damaged, encrypted, or built to do harm.
    """

    def __init__(self, path: str, data: bytes | IO[bytes] | None = None) -> None:
        self.path = path
        data = read_raw(path) if data is None else data
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
            self._parts = {info.filename: info for info in self._archive.infolist()}
        except _DAMAGED as error:
            raise UnusableInput(path, f"is a damaged zip ({error})", advice=_WHOLE_COPY) from None
        if len(self._parts) > MOST_PARTS:
            raise UnusableInput(path, f"is a zip with more than {MOST_PARTS:,} parts", advice="this is no real document")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        """Return the names of the parts, in the order of the zip."""
        return list(self._parts)

    def members(self) -> list[zipfile.ZipInfo]:
        """Return what the zip says of its parts, in its order."""
        return list(self._parts.values())

    def read(self, name: str) -> bytes:
        """Return a part's bytes.

        Raises:
            UnusableInput: it is missing, damaged, encrypted or too large.
        """
        return b"".join(self.pieces(name))

    def pieces(self, name: str, most: int | None = None) -> Iterator[bytes]:
        """Give a part's bytes, some at a time; `most` is how many it may have, `LARGEST_PART` by default.

        Raises:
            UnusableInput: as `read`.
        """
        info = self._parts.get(name)
        if info is None:
            raise UnusableInput(self.path, f"lacks its part {name}", advice=_WHOLE_COPY)
        if info.flag_bits & _ENCRYPTED:
            raise UnusableInput(self.path, "is encrypted", advice="save it without a password")
        size, most = 0, LARGEST_PART if most is None else most
        try:
            with self._archive.open(info) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > most or (size > LARGEST_RATIO_FROM and size > BOMB_RATIO * max(1, info.compress_size)):
                        break
                    yield piece
                else:
                    return
        except (*_DAMAGED, RuntimeError) as error:
            raise UnusableInput(self.path, f"its part {name} is damaged ({error})", advice=_WHOLE_COPY) from None
        reason = f"its part {name} unpacks to far more than its size (a decompression bomb)"
        raise UnusableInput(self.path, reason, advice="this is no real document")

    def xml(self, name: str) -> etree._Element:
        """Return the root element of a part that is XML.

        Raises:
            UnusableInput: as `read`, or it is no XML, or declares entities.
        """
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnusableInput(self.path, f"its part {name} is broken XML ({error.msg})", advice=_WHOLE_COPY) from None
        declared: Any = root.getroottree().docinfo.internalDTD
        if declared is not None and declared.entities():
            raise UnusableInput(self.path, f"its part {name} declares entities", advice="this is no real document")
        return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return the attribute of that local name, whatever its namespace, or `None`."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)
