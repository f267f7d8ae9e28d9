"""A text file changed in a few places only: every other byte stays what it was."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple

from tm.errors import BadEncoding, UnusableInput
from tm.formats.container import LARGEST, open_bytes
from tm.formats.encoding import SAMPLE, sniff


class Splice(NamedTuple):
    """What is put in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Original(NamedTuple):
    """A file's text with its line breaks, and how it is encoded."""

    text: str
    codec: str
    mark: bytes

    def changed(self, splices: Iterable[Splice]) -> bytes:
        """Return the file with the splices put in; they must not overlap.

        Characters that the encoding lacks become references where the file is XML, and else a `?`.
        """
        out, at = [], 0
        for splice in sorted(splices):
            out += [self.text[at : splice.start], splice.text]
            at = splice.end
        out.append(self.text[at:])
        lacking = "xmlcharrefreplace" if self.text.lstrip().startswith("<") else "replace"
        return self.mark + "".join(out).encode(self.codec, lacking)


def original(path: str) -> Original:
    """Return a file's text as it is.

    Raises:
        UnusableInput: it is missing or too large.
        BadEncoding: it is no text.
    """
    with open_bytes(path) as source:
        chunks, size = [], 0
        for chunk in source:
            size += len(chunk)
            if size > LARGEST:
                raise UnusableInput(path, f"is larger than {LARGEST >> 20} MiB", advice="split it")
            chunks.append(chunk)
    data = b"".join(chunks)
    encoding = sniff(path, data[:SAMPLE], whole=len(data) <= SAMPLE)
    try:
        text = codecs.decode(data[encoding.bom :], encoding.codec)
    except UnicodeDecodeError:
        raise BadEncoding(path, f"is not {encoding.codec} text", advice="save it as UTF-8") from None
    return Original(text, encoding.codec, data[: encoding.bom])
