"""A text file changed in a few places only: every other byte stays what it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

from tm.errors import BadEncoding
from tm.formats.container import Suffix, open_bytes
from tm.formats.encoding import SAMPLE, sniff
from tm.formats.textfile import all_bytes

_DECLARATION = re.compile(rb"^\s*<\?xml.*?\?>", re.S)


class Splice(NamedTuple):
    """What is put in place of the bytes from `start` to `end` of a text as UTF-8."""

    start: int
    end: int
    text: str


class Original(NamedTuple):
    """A file's text as UTF-8, with its line breaks; and how the file is encoded, with its byte order mark."""

    data: bytes
    codec: str
    mark: bytes

    @property
    def undeclared(self) -> bytes:
        """The text with spaces in place of an XML declaration: of the same length, and UTF-8 as it says nothing else."""
        return _DECLARATION.sub(lambda found: re.sub(rb"[^\r\n]", b" ", found[0]), self.data, count=1)

    def changed(self, splices: Iterable[Splice]) -> bytes:
        """Return the file with the splices put in; they must not overlap.

        Characters that the encoding lacks become references where the file is XML, and else a `?`.
        """
        out, at = [], 0
        for splice in sorted(splices):
            out += [self.data[at : splice.start], splice.text.encode("utf-8", "replace")]
            at = splice.end
        data = b"".join([*out, self.data[at:]])
        if self.codec == "utf-8":
            return self.mark + data
        lacking = "xmlcharrefreplace" if data.lstrip().startswith(b"<") else "replace"
        return self.mark + data.decode("utf-8", "surrogatepass").encode(self.codec, lacking)


def original(path: str, suffix: Suffix = "") -> Original:
    """Return a file's text as it is; `suffix` is how the name of the wanted member ends where the file is a zip.

    Raises:
        UnusableInput: it is missing or too large.
        BadEncoding: it is no text.
    """
    with open_bytes(path, suffix) as source:
        data = all_bytes(path, source)
    encoding = sniff(path, data[:SAMPLE], whole=len(data) <= SAMPLE)
    try:
        text = codecs.decode(data[encoding.bom :], encoding.codec)
    except UnicodeDecodeError:
        raise BadEncoding(path, f"is not {encoding.codec} text", advice="save it as UTF-8") from None
    return Original(text.encode("utf-8", "surrogatepass"), encoding.codec, data[: encoding.bom])
