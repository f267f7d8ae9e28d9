"""Memories in and out, for the commands that care for them: any format in, TMX or JSON lines out, one unit at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import IO, TextIO

from tm.cli.frame import say
from tm.cli.progress import StatusLine
from tm.errors import BadSetting
from tm.formats.container import read_raw, reads_once
from tm.formats.jsonl import write_jsonl
from tm.formats.memory_formats import Format, Reading, format_of
from tm.formats.output import open_output
from tm.formats.tmx import TmxReader, TmxWriter
from tm.formats.tmx.writer import own_header
from tm.model.memory import Header, Unit
from tm.text.numbered import numbered

_REPAIRS = ("encoding", "text-outside", "unknown-in-body", "second-seg")
_STEP = 1000


class Source:
    """A memory named on the command line. Calling it gives its units; `header` is there from the first of them on.

    Args:
        path: a file, or `-` for standard input.
        again: whether it is read more than once; standard input or a pipe is then kept in memory.
        faithful: give what the writer carried in properties as the file has it.
    """

    def __init__(self, path: str, *, again: bool = False, faithful: bool = False) -> None:
        self.path, self._faithful = path, faithful
        self.header = Header()
        self._data = read_raw(path) if again and reads_once(path) else None
        self._said: set[str] = set()

    def begin(self) -> None:
        """Read as far as the header and the first unit."""
        next(self(), None)

    @property
    def name(self) -> str:
        """How messages call it."""
        return "standard input" if self.path == "-" else self.path

    @property
    def source(self) -> str | None:
        """The language that the header says is translated from, once reading has begun."""
        lang = self.header.attr("srclang")
        return None if lang in (None, "*all*") else lang

    def __call__(self) -> Iterator[Unit]:
        return _shown(self._units())

    def _units(self) -> Iterator[Unit]:
        format = format_of(self.path)
        if format.name != "TMX":
            yield from self._other(format)
            return
        with TmxReader(self.path, lines=True, data=self._data, restore=not self._faithful) as reader:
            for unit in reader:
                self.header = reader.header
                yield unit
            self.header = reader.header
            self._say_repairs(reader)

    def _other(self, format: Format) -> Iterator[Unit]:
        reading = Reading()
        for number, unit in enumerate(format.read(self.path, reading)):
            if not number:
                self.header = own_header(unit.variants[0].lang if unit.variants else "*all*")
            yield unit
        for sentence in reading.said:
            self._say(sentence, sentence)

    def _say_repairs(self, reader: TmxReader) -> None:
        for problem in reader.problems:
            if problem.rule in _REPAIRS:
                self._say(problem.rule, f"{self.name}:{problem.line}: {problem.message}")

    def _say(self, about: str, sentence: str) -> None:
        """Say something once, however often the file is read."""
        if about not in self._said:
            self._said.add(about)
            say(f"tm: {sentence}")


class Sink:
    """A memory being written; a context manager. The name says the format; `-` is TMX on standard output.

    Args:
        path: JSON lines where it ends in `.jsonl`, else TMX.
        header: gives the header once the first unit is there.
        faithful: write TMX as it was read, valid or not.
    """

    def __init__(self, path: str, header: Callable[[], Header], *, faithful: bool = False) -> None:
        self.path, self.count = path, 0
        self._header, self._faithful = header, faithful
        self._opened: AbstractContextManager[IO[bytes]] = open_output(path)
        self._stream: IO[bytes] | None = None
        self._writer: TmxWriter | None = None

    def __enter__(self) -> Sink:
        self._stream = self._opened.__enter__()
        return self

    def write(self, unit: Unit) -> None:
        """Write one unit."""
        self.count += 1
        assert self._stream is not None
        if self.path.lower().endswith(".jsonl"):
            write_jsonl(self._stream, iter((unit,)))
        else:
            self._tmx(self._stream).write(unit)

    def _tmx(self, stream: IO[bytes]) -> TmxWriter:
        if self._writer is None:
            self._writer = TmxWriter(stream, self._header(), faithful=self._faithful).__enter__()
        return self._writer

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None and self._stream is not None and not self.path.lower().endswith(".jsonl"):
                writer = self._tmx(self._stream)
                writer.__exit__(None, None, None)
                if writer.dropped:
                    say(f"tm: {self.path}: {numbered(writer.dropped, 'control character[s] left out, which XML cannot hold')}")
        except BaseException as failure:
            self._opened.__exit__(type(failure), failure, failure.__traceback__)
            raise
        self._opened.__exit__(kind, error, trace)


def check_output(path: str) -> None:
    """Refuse a name that says no format that is written here.

    Raises:
        BadSetting: it ends in something else than `.tmx` or `.jsonl`.
    """
    if path != "-" and not Path(path).name.lower().endswith((".tmx", ".jsonl")):
        raise BadSetting("-o/--output", path, "a name that ends in .tmx or .jsonl")


def write_all(path: str, header: Callable[[], Header], units: Iterable[Unit]) -> int:
    """Write units to a file and return how many there were."""
    with Sink(path, header) as sink:
        for unit in units:
            sink.write(unit)
    return sink.count


def _shown(units: Iterable[Unit]) -> Iterator[Unit]:
    """Pass units on and show on a terminal how many have been read, once that takes a while."""
    line = StatusLine()
    try:
        for number, unit in enumerate(units, 1):
            if not number % _STEP:
                line.show(f"{number:,} units read")
            yield unit
    finally:
        line.clear()


def beside(path: str, word: str) -> str:
    """Return the name of a second file that goes with an output: `out.tmx` → `out.removed.tmx`.

    Raises:
        BadSetting: the output is standard output, beside which nothing can stand.
    """
    if path == "-":
        raise BadSetting(f"--{word}", "", "a file, as the output is standard output")
    return str(Path(path).with_suffix(f".{word}{Path(path).suffix}"))


@contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """Give a stream for text: standard output for `-`, else a file that is there when the block ends well."""
    if path == "-":
        yield sys.stdout
        return
    with open_output(path) as stream:
        text = TextIOWrapper(stream, "utf-8", errors="backslashreplace", newline="\n", write_through=True)
        yield text
        text.detach()
