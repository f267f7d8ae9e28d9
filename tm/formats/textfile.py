"""Text files: bytes to characters, lines, front matter."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from tm.errors import BadEncoding, UnknownFormat, UnusableInput
from tm.formats.container import LARGEST, ByteSource, open_bytes
from tm.formats.decoding import beginning, decoded
from tm.formats.detect import describe
from tm.formats.encoding import SAMPLE, sniff


def read_text(path: str, data: bytes | None = None) -> str:
    """Return a file's text, line breaks as `\\n`, without a byte order mark; `data` are its bytes where they are known.

    Raises:
        UnusableInput: it is missing, too large or may not be read.
        BadEncoding: it is no text in UTF-8, UTF-16, or CP949.
        UnknownFormat: it is a picture, a PDF or the like.
    """
    with open_bytes(path, data=data) as source:
        data = all_bytes(path, source)
    encoding = sniff(path, data[:SAMPLE], whole=len(data) <= SAMPLE)
    body = data[encoding.bom :]
    try:
        text = codecs.decode(body, encoding.codec)
    except UnicodeDecodeError as error:
        what = describe(data[:4096])
        if what not in {"plain text", "a binary file"} or (b"\0" in data[:4096] and not encoding.bom):
            raise UnknownFormat(path, f"is not text but {what}", advice="give a text file") from None
        line = body[: error.start].decode(encoding.codec, "replace").count("\n") + 1
        raise BadEncoding(path, f"is not {encoding.codec} text", advice="save it as UTF-8", line=line) from None
    if "\0" in text:
        raise UnknownFormat(path, f"is not text but {describe(data[:4096])}", advice="give a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def stream_lines(path: str) -> Iterator[str]:
    """Give a file's lines without their ends, one after the other, so that a large file is not held whole.

    Raises:
        UnusableInput: it is missing or may not be read.
        BadEncoding: it is no text, with the line.
        UnknownFormat: it is a picture, a PDF or the like.
    """
    with open_bytes(path) as source:
        head = beginning(source)
        encoding = sniff(path, head, whole=len(head) < SAMPLE)
        rest = ""
        for text in decoded(path, head, source, encoding):
            if "\0" in text:
                raise UnknownFormat(path, f"is not text but {describe(head[:4096])}", advice="give a text file")
            # A chunk may end between the two characters of one line end.
            text = rest + text
            held = text.endswith("\r")
            *whole, rest = text[: len(text) - held].replace("\r\n", "\n").replace("\r", "\n").split("\n")
            rest += "\r" * held
            yield from whole
        if rest:
            yield rest.removesuffix("\r")


def all_bytes(path: str, source: ByteSource) -> bytes:
    """Return all bytes of a file; raise UnusableInput where it is larger than `LARGEST`."""
    chunks, size = [], 0
    for chunk in source:
        size += len(chunk)
        if size > LARGEST:
            raise UnusableInput(path, f"is larger than {LARGEST >> 20} MiB", advice="split it")
        chunks.append(chunk)
    return b"".join(chunks)


def read_lines(path: str) -> list[str]:
    """Return a file's lines, without their ends; a last line without an end counts, an empty one behind the last does not."""
    lines = read_text(path).split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return what a block of `key: value` lines between two `---` lines at the top says, and the text behind it."""
    if not text.startswith("---\n"):
        return (), text
    block, fence, rest = text[4:].partition("\n---\n")
    if not fence:
        return (), text
    pairs = [line.partition(":") for line in block.split("\n") if line.strip()]
    if any(not colon for _, colon, _ in pairs):
        return (), text
    return tuple((key.strip().lower(), value.strip().strip("\"'")) for key, _, value in pairs), rest
