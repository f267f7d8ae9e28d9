"""The text of an XML file as UTF-8, whatever the file is in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Final

from tm.errors import BadEncoding, UnknownFormat
from tm.formats.container import ByteSource
from tm.formats.detect import describe, describe_magic
from tm.formats.encoding import SAMPLE, sniff

_DECLARATION: Final = re.compile(rb"^\s*<\?xml.*?\?>", re.S)


def utf8(path: str, source: ByteSource, wanted: str, warn: Callable[[str], None]) -> Iterator[bytes]:
    """Give a file's text as UTF-8, without byte order mark and declaration; its line breaks stay.

    Args:
        path: of the file, for errors.
        source: gives its bytes.
        wanted: the format that it should be.
        warn: is told where the file's claim to be in an encoding is wrong.

    Raises:
        UnknownFormat: it is empty, or a picture or the like.
        BadEncoding: the bytes are no text in what they claim to be, nor in what they can be proved to be.
    """
    head = b""
    while len(head) < SAMPLE and (more := source.read()):
        head += more
    if not head.strip() or describe_magic(head):
        raise UnknownFormat(path, f"is no {wanted} but {describe(head)}", advice=f"give {a_file(wanted)}")
    encoding = sniff(path, head, whole=len(head) < SAMPLE)
    if encoding.warning:
        warn(f"the file {encoding.warning}")
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    chunk, first, line = head[encoding.bom :], True, 1
    while True:
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].decode(encoding.codec, "replace").count("\n")
            reason = f"holds bytes that are not {encoding.codec} (0x{error.object[error.start]:02X})"
            raise BadEncoding(path, reason, advice="save it again as UTF-8", line=line) from None
        data = text.encode("utf-8", "surrogatepass")
        line += data.count(b"\n")
        if first:
            data, first = _DECLARATION.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1), False
        if data:
            yield data
        if not chunk:
            return
        chunk = source.read()


def a_file(name: str) -> str:
    """Return what to give: `an XLIFF file`."""
    return f"an {name} file" if name[0] in "AEIOUX" else f"a {name} file"
