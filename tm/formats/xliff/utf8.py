"""The text of an XML file as UTF-8, whatever the file is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tm.errors import UnknownFormat
from tm.formats.container import ByteSource
from tm.formats.decoding import as_utf8, beginning
from tm.formats.detect import describe, describe_magic
from tm.formats.encoding import SAMPLE, sniff


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
    head = beginning(source)
    if not head.strip() or describe_magic(head):
        raise UnknownFormat(path, f"is no {wanted} but {describe(head)}", advice=f"give {a_file(wanted)}")
    encoding = sniff(path, head, whole=len(head) < SAMPLE)
    if encoding.warning:
        warn(f"the file {encoding.warning}")
    yield from as_utf8(path, head, source, encoding)


def a_file(name: str) -> str:
    """Return what to give: `an XLIFF file`."""
    return f"an {name} file" if name[0] in "AEIOUX" else f"a {name} file"
