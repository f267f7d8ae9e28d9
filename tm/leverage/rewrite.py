"""A TMX with some units replaced and some added: every other byte stays what it was, so that a diff shows the change alone.

The file is read and written as a stream; a comment, and a unit that goes, are held whole.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO, Final

from tm.errors import UnusableInput
from tm.formats.container import open_bytes
from tm.formats.decoding import beginning, decoded
from tm.formats.encoding import SAMPLE, Encoding, sniff
from tm.formats.tmx.carry import carry_unit, is_valid
from tm.formats.tmx.markup import encoded
from tm.formats.tmx.writer import unit_xml
from tm.model.leverage import MemoryUpdate
from tm.model.memory import Unit

_TOKEN: Final = re.compile(
    rb"(?P<special><!--|<!\[CDATA\[|<\?)|<(?:[\w.-]+:)?(?P<open>tu|body)(?=[\s/>])|</(?:[\w.-]+:)?(?P<close>tu|body)\s*>"
)
_TAG: Final = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ENDS: Final = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_HELD: Final = 1024
"""Bytes at the end of what was read in which no token is looked for yet, as it may be cut off; more than one has."""


def rewrite(path: str, stream: IO[bytes], update: MemoryUpdate, count: int) -> None:
    """Write a memory with the update made, in the encoding and with the line breaks of the file.

    Args:
        path: of an uncompressed TMX.
        stream: takes the new file.
        update: what it gets.
        count: how many units its reader gives.

    Raises:
        UnusableInput: its units cannot be told apart, or it is compressed.
    """
    if path.lower().endswith((".gz", ".bz2", ".xz", ".zip")):
        raise UnusableInput(path, "is compressed", advice="unpack it, and update that")
    with open_bytes(path) as source:
        head = beginning(source)
        encoding = sniff(path, head, whole=len(head) < SAMPLE)
        stream.write(head[: encoding.bom])
        chunks = (text.encode("utf-8", "surrogatepass") for text in decoded(path, head, source, encoding))
        rewriter = _Rewriter(chunks, stream, encoding, update)
        rewriter.run()
    if not rewriter.has_body:
        raise UnusableInput(path, "has no body", advice="give a whole TMX file")
    if rewriter.units != count:
        advice = "write it anew with: tm convert"
        raise UnusableInput(path, "is written in a way that its units cannot be told apart", advice=advice)


class _Rewriter:
    """Passes a file on, in pieces of UTF-8, and puts the update into it; `units` is how many were met."""

    def __init__(self, chunks: Iterator[bytes], stream: IO[bytes], encoding: Encoding, update: MemoryUpdate) -> None:
        self._chunks, self._stream, self._update = chunks, stream, update
        self._codec = encoding.codec
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
        self._data = b""
        self._whole = self._dropping = False
        """Whether the file has been read to its end; whether a unit is open that goes."""
        self._end = "\n"
        self.units = 0
        self.has_body = False

    def run(self) -> None:
        """Pass the file on."""
        self._more()
        self._end = "\r\n" if b"\r\n" in self._data[:2000] else "\n"
        at = 0
        open_ = False
        while (found := self._token(at)) is not None:
            start, stop, kind = found
            tag = self._data[start:stop]
            at = stop
            if kind == "tu" and not tag.endswith(b"/>"):
                open_ = True
                at = self._begin(start, stop)
            elif kind == "tu" or (kind == "/tu" and open_):
                at = self._finish(start, stop, alone=kind == "tu")
                open_ = False
            elif kind == "/body" or (kind == "body" and tag.endswith(b"/>")):
                self.has_body = True
                self._add(start, stop)
                break
        while self._data or not self._whole:
            self._pass(len(self._data))
            self._more()

    def _token(self, at: int) -> tuple[int, int, str] | None:
        """Return the next tag that matters behind `at`: where it begins and ends, and what it is; `None` at the file's end."""
        while True:
            found = _TOKEN.search(self._data, at)
            start = found.start() if found else len(self._data)
            if not self._whole and start + _HELD > len(self._data):
                at = self._wait(at, min(start, max(at, len(self._data) - _HELD)))
                continue
            if found is None:
                return None
            if special := found["special"]:
                at = self._behind(special, start) or self._wait(at, start)
                continue
            if found["close"]:
                return start, found.end(), f"/{found['close'].decode()}"
            tag = _TAG.match(self._data, start)
            if tag is not None:
                return start, tag.end(), found["open"].decode()
            at = found.end() if self._whole else self._wait(at, start)

    def _behind(self, special: bytes, start: int) -> int | None:
        """Return where a comment or the like ends; `None` where that has not been read."""
        close = self._data.find(_ENDS[special], start + len(special))
        if close >= 0:
            return close + len(_ENDS[special])
        return len(self._data) if self._whole else None

    def _wait(self, at: int, safe: int) -> int:
        """Pass on what is before `safe`, read more, and return where to look on; some text before a tag is held."""
        gone = max(0, safe - _HELD)
        self._pass(gone)
        self._more()
        return max(at, safe) - gone

    def _more(self) -> None:
        chunk = next(self._chunks, None)
        self._whole = chunk is None
        self._data += chunk or b""

    def _pass(self, upto: int) -> None:
        """Take bytes from the beginning and write them, unless they are of a unit that goes."""
        data, self._data = self._data[:upto], self._data[upto:]
        if not self._dropping:
            self._put(data)

    def _put(self, data: bytes) -> None:
        if self._codec != "utf-8":
            data = self._decoder.decode(data).encode(self._codec, "xmlcharrefreplace")
        self._stream.write(data)

    def _begin(self, start: int, stop: int) -> int:
        """Enter a unit and return where to look on."""
        if self.units not in self._update.replaced:
            return stop
        self._pass(start)
        self._dropping = True
        return stop - start

    def _finish(self, start: int, stop: int, *, alone: bool) -> int:
        """Leave a unit, `alone` where it is one empty tag, and return where to look on."""
        new = self._update.replaced.get(self.units)
        self.units += 1
        if new is None:
            return stop
        if alone:
            self._pass(start)
            self._dropping = True
            stop -= start
        self._pass(stop)
        self._dropping = False
        self._put(_xml(new, self._end).rstrip().encode())
        return 0

    def _add(self, start: int, stop: int) -> None:
        """Write what is added, before the end tag of the body or in its empty tag."""
        added = "".join(_xml(unit, self._end) for unit in self._update.added)
        if not added:
            return
        if self._data[start:stop].startswith(b"</"):
            line = self._data.rfind(b"\n", 0, start) + 1
            at = line if not self._data[line:start].strip() else start
            self._pass(at)
            self._put((added if at == line else self._end + added).encode())
            return
        opened = self._data[start:stop].decode().rstrip("/> ")
        self._pass(start)
        self._data = self._data[stop - start :]
        self._put(f"{opened}>{self._end}{added}</{opened[1:].split()[0]}>".encode())


def _xml(unit: Unit, end: str) -> str:
    text = encoded(unit_xml(unit if is_valid(unit) else carry_unit(unit)))[0].decode()
    return text.replace("\n", end) if end != "\n" else text
