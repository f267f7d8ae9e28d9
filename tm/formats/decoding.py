"""A file's bytes as text, piece by piece, so that a large file is not held whole."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from tm.errors import BadEncoding, UnusableInput
from tm.formats.container import ByteSource
from tm.formats.encoding import SAMPLE, Encoding

_DECLARATION: Final = re.compile(rb"^\s*<\?xml.*?\?>", re.S)


def beginning(source: ByteSource) -> bytes:
    """Return the first bytes of a file, as many as are looked at for its encoding."""
    head = b""
    while len(head) < SAMPLE and (more := source.read()):
        head += more
    return head


def decoded(path: str, head: bytes, source: ByteSource, encoding: Encoding) -> Iterator[str]:
    """Give a file's text without a byte order mark, its line ends as they are.

    Args:
        path: of the file, for errors.
        head: its beginning, read already.
        source: gives what is behind it.
        encoding: that of the file.

    Raises:
        BadEncoding: it is no text in that encoding, with the line.
        UnusableInput: it ends in the middle of a character.
    """
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    line = 1
    for chunk in chain([head[encoding.bom :]], source, [b""]):
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].decode(encoding.codec, "replace").count("\n")
            if not chunk:
                advice = "get a whole copy of the file"
                raise UnusableInput(path, "ends in the middle of a character", advice=advice, line=line) from None
            reason = f"is not {encoding.codec} text (byte 0x{error.object[error.start]:02X})"
            raise BadEncoding(path, reason, advice="save it as UTF-8", line=line) from None
        line += text.count("\n")
        yield text


def as_utf8(path: str, head: bytes, source: ByteSource, encoding: Encoding) -> Iterator[bytes]:
    """Give an XML file's text as UTF-8, without mark and declaration: a parser then sees one encoding only.

    Arguments and errors are those of `decoded`.
    """
    first = True
    for text in decoded(path, head, source, encoding):
        data = text.encode("utf-8", "surrogatepass")
        if first:
            data, first = without_declaration(data), False
        if data:
            yield data


def without_declaration(data: bytes) -> bytes:
    """Return the beginning of an XML file without its declaration, whose line breaks stay: lines keep their numbers."""
    return _DECLARATION.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1)
