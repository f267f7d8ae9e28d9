"""Read TMX as a stream of units, losing nothing, with memory flat however large the file.

Built on expat, which knows no namespaces (so that prefixes that nobody declared do no harm), reads no DTD and no external
entity, and needs no recursion. Entities that a file declares itself are refused where they are used.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from types import TracebackType
from typing import Final
from xml.parsers import expat

from tm.errors import BadEncoding, BadTmx, UnknownFormat
from tm.formats.container import ByteSource, open_bytes
from tm.formats.decoding import as_utf8, beginning, without_declaration
from tm.formats.detect import describe, describe_magic
from tm.formats.encoding import SAMPLE, Encoding, decodes, sniff
from tm.formats.tmx.builder import Builder
from tm.formats.tmx.policy import RULES
from tm.model.finding import Problem
from tm.model.memory import Header, Unit

_UNDEFINED_ENTITY: Final = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]
_PARTIAL_CHARACTER: Final = expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR]

MOST_PROBLEMS = 200
"""Problems kept of each rule; the rest is counted."""

_NEXT_UNIT: Final = re.compile(rb"<(?:[\w.\-]+:)?tu[\s/>]", re.I)
_OPEN_TAG: Final = 64
"""Bytes kept while looking for the next unit: more than the beginning of a start tag has."""

_STANDALONE: Final = b'<?xml version="1.0" standalone="yes"?>'
"""Makes expat refuse every entity that is not declared, also where a DTD that nobody reads might declare it."""


class TmxReader:
    """The units of one file, in order; also a context manager.

    After the first unit (or `open`) `header` is there. `problems` grows while reading; `counts` has the number of each rule.
    With `lines`, units know their line, which costs a tenth of the time; errors and damage always do.
    Without `restore`, what the writer carried in `x-tm-was-…` properties is left there, as the file has it.
    With `data`, these bytes are read instead of the file, whose name is then for errors only.
    With `keep_going`, a damaged part of the file is skipped, listed among the problems, and reading goes on at the next unit.

    Raises:
        UnknownFormat: the file is no TMX; the error says what it seems to be.
        BadEncoding: its bytes are no text.
        BadTmx: it is broken or hostile, with the line. Units before the damage have been given by then.
    """

    def __init__(
        self, path: str, *, lines: bool = False, keep_going: bool = False, restore: bool = True, data: bytes | None = None
    ) -> None:
        self.path, self.keep_going, self.lines, self.restore = path, keep_going, lines or keep_going, restore
        self.header = Header()
        self.problems: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self.encoding = Encoding("utf-8")
        self._container = open_bytes(path, ".tmx") if data is None else nullcontext(ByteSource(path, io.BytesIO(data), None))
        self._units: Iterator[Unit] | None = None

    def __enter__(self) -> TmxReader:
        self._units = self._read(self._container.__enter__())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._container.__exit__(None, None, None)

    def __iter__(self) -> Iterator[Unit]:
        if self._units is None:
            raise ValueError("open the reader with `with` before reading")
        return self._units

    def report(self, rule: str, line: int | None, tuid: str | None = None, detail: str = "") -> None:
        """Note a problem; only the first of each rule are kept, all are counted."""
        self.counts[rule] += 1
        if self.counts[rule] <= MOST_PROBLEMS:
            row = RULES[rule]
            message = f"{row.message.format(detail=detail)}; {row.advice}"
            self.problems.append(Problem(row.level, rule, message, line, tuid))

    def _read(self, source: ByteSource) -> Iterator[Unit]:
        head = beginning(source)
        if not head.strip():
            raise UnknownFormat(self.path, f"is {describe(head)}", advice="give a TMX file")
        if what := describe_magic(head):
            raise UnknownFormat(self.path, f"is not TMX but {what}", advice="give a TMX file")
        self.encoding = sniff(self.path, head, whole=len(head) < SAMPLE)
        if self.encoding.warning:
            self.report("encoding", 1, detail=self.encoding.warning)
        session = _Session(self, head)
        try:
            yield from session.units(self._as_utf8(head, source))
        finally:
            session.release()

    def _as_utf8(self, head: bytes, source: ByteSource) -> Iterator[bytes]:
        """Give the text as UTF-8 without mark and declaration; expat then sees one encoding only."""
        if self.encoding.codec == "utf-8":
            # expat checks UTF-8 itself.
            yield without_declaration(head[self.encoding.bom :])
            yield from source
            return
        yield from as_utf8(self.path, head, source, self.encoding)


class _Session:
    """One pass over one file: feeds expat, and starts it anew behind damage where the reader keeps going."""

    def __init__(self, reader: TmxReader, head: bytes) -> None:
        self._reader, self._head = reader, head
        self._builder = Builder(
            reader.path, reader.report, lines=reader.lines, keep_going=reader.keep_going, restore=reader.restore
        )
        self._lines_before = self._primed = 0
        self._parser = self._new_parser()

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.DefaultHandler = self._entity
        parser.CommentHandler = self._skip
        parser.ProcessingInstructionHandler = lambda target, data: None
        self._builder.attach(parser, self._lines_before)
        parser.Parse(_STANDALONE, False)
        self._primed = len(_STANDALONE)
        return parser

    def release(self) -> None:
        """Let go of the parser, which would else be held, with its buffer, until Python looks for cycles."""
        parser = self._parser
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
        parser.DefaultHandler = parser.CommentHandler = parser.ProcessingInstructionHandler = None

    def _skip(self, data: str) -> None:
        """Comments are for people who read the XML; they are no part of the memory."""

    def _entity(self, data: str) -> None:
        """Whatever has no handler of its own: parts of the DTD, and references to entities, which are refused."""
        if data.startswith("&") and data.endswith(";"):
            raise BadTmx(
                self._reader.path,
                f"uses the entity {data[:40]}, which is not one of XML's own",
                advice="write the character itself",
                line=self._lines_before + self._parser.CurrentLineNumber,
            )

    def units(self, chunks: Iterator[bytes]) -> Iterator[Unit]:
        """Give the units of the file whose UTF-8 comes in chunks."""
        fed = self._primed
        chunk = next(chunks, None)
        while chunk is not None:
            try:
                self._feed(chunk, fed)
            except _Damage as damage:
                yield from self._collect(len(chunk))
                chunk = self._resume(damage, chunk, chunks)
                if chunk is None:
                    return
                fed = self._primed
                continue
            yield from self._collect(len(chunk))
            fed += len(chunk)
            chunk = next(chunks, None)
        whole = True
        try:
            self._finish()
        except _Damage as damage:
            self._skipped(damage)
            whole = False
        yield from self._collect(0, final=whole)
        self._reader.header = self._builder.close()

    def _collect(self, size: int, *, final: bool = False) -> list[Unit]:
        units = self._builder.collect(size, final=final)
        self._reader.header = self._builder.header
        return units

    def _feed(self, chunk: bytes, offset: int) -> None:
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            position = self._parser.ErrorByteIndex - offset
            self._check_bytes(error, chunk[max(0, position) :])
            raise self._damage(error, position) from None
        except BadTmx as error:
            if not self._reader.keep_going:
                raise
            raise _Damage(error, self._parser.CurrentByteIndex - offset) from None

    def _check_bytes(self, error: expat.ExpatError, rest: bytes) -> None:
        """Say so where what expat cannot read is no UTF-8."""
        if self._reader.keep_going or not rest or rest[0] < 0x80 or decodes(rest[:4], "utf-8", whole=False):
            return
        reason = f"holds bytes that are not utf-8 (0x{rest[0]:02X})"
        line = self._lines_before + error.lineno
        raise BadEncoding(self._reader.path, reason, advice="save it again as UTF-8", line=line)

    def _finish(self) -> None:
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._damage(error, 0) from None

    def _damage(self, error: expat.ExpatError, position: int) -> _Damage:
        if not self._builder.seen_root:
            encoding = self._reader.encoding
            head = self._head[encoding.bom : 1 << 14].decode(encoding.codec, "ignore").encode("utf-8", "ignore")
            if b"<tmx" not in head.lower():
                raise UnknownFormat(self._reader.path, f"is not TMX but {describe(head)}", advice="give a TMX file") from None
        reason = "broken XML: " + expat.errors.messages.get(error.code, "damage")
        advice = "mend that line, or skip it with: tm convert --keep-going IN OUT.tmx"
        if error.code == _PARTIAL_CHARACTER:
            reason, advice = "ends in the middle of a character", "get a whole copy of the file"
        if error.code == _UNDEFINED_ENTITY:
            reason, advice = "uses an entity that is not one of XML's own", "write the character itself"
        found = BadTmx(
            self._reader.path,
            reason,
            advice=advice,
            line=self._lines_before + error.lineno,
            tuid=self._builder.tuid,
        )
        if not self._reader.keep_going:
            raise found from None
        return _Damage(found, position)

    def _skipped(self, damage: _Damage) -> None:
        error = damage.error
        self._reader.report("skipped", error.line, error.tuid, error.reason)

    def _resume(self, damage: _Damage, chunk: bytes, chunks: Iterator[bytes]) -> bytes | None:
        """Start a new parser at the next unit behind the damage and return what it is to read; `None` where there is none."""
        self._skipped(damage)
        line = damage.error.line or 1
        rest = chunk[max(0, damage.position) :]
        # Not again the start tag that this parser began with: it would find the same error.
        at = 0 if self._parser.ErrorByteIndex > self._primed else 1
        while (found := _NEXT_UNIT.search(rest, at)) is None:
            more = next(chunks, None)
            if more is None:
                self._reader.header = self._builder.close()
                return None
            tail = rest[-_OPEN_TAG:]
            line += rest[: len(rest) - len(tail)].count(b"\n")
            rest, at = tail + more, 0
        self._lines_before = line - 1 + rest[: found.start()].count(b"\n")
        self._parser = self._new_parser()
        start = self._builder.reopen()
        self._primed += len(start)
        self._parser.Parse(start, False)
        return rest[found.start() :]


class _Damage(Exception):
    """Where reading stopped: the error, and its place in the chunk at hand, in bytes."""

    def __init__(self, error: BadTmx, position: int) -> None:
        self.error, self.position = error, position
