"""Any memory to any other: which module reads and writes which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tm.errors import BadSetting
from tm.formats.jsonl import read_jsonl, write_jsonl
from tm.formats.output import open_output
from tm.formats.plain import read_side_by_side, write_side_by_side
from tm.formats.po import read_po
from tm.formats.tabular import read_tsv, write_tsv
from tm.formats.tmx import TmxReader, TmxWriter
from tm.formats.tmx.writer import own_header
from tm.model.memory import Header, Unit

READERS: dict[str, Callable[[str], Iterator[Unit]]] = {
    ".jsonl": read_jsonl,
    ".tsv": read_tsv,
    ".po": read_po,
    ".pot": read_po,
}


class Conversion:
    """One run: inputs, and what they said."""

    def __init__(self, inputs: list[str], sides: tuple[str, str] | None, *, keep_going: bool) -> None:
        self._inputs, self._sides, self._keep_going = inputs, sides, keep_going
        self._header: Header | None = None
        self._readers: dict[str, TmxReader] = {}

    def units(self) -> Iterator[Unit]:
        """Give the units of all inputs, in order."""
        if self._sides:
            yield from read_side_by_side(*self._sides)
        for path in self._inputs:
            name = Path(path).name.lower()
            kind = next((end for end in READERS if name.endswith(end)), None)
            if kind:
                yield from READERS[kind](path)
            else:
                yield from self._tmx(path)

    def _tmx(self, path: str) -> Iterator[Unit]:
        with TmxReader(path, keep_going=self._keep_going) as reader:
            self._readers[path] = reader
            for unit in reader:
                if self._header is None:
                    self._header = reader.header
                yield unit
            if self._header is None:
                self._header = reader.header

    def write(self, output: str, *, level: int, faithful: bool) -> list[str]:
        """Write the units in the format that the output's name says; return what was lost, as sentences."""
        name = Path(output).name.lower()
        if output != "-" and not name.endswith((".tmx", ".jsonl", ".tsv")):
            raise BadSetting("OUT", output, "a name that ends in .tmx, .jsonl or .tsv")
        with open_output(output) as stream:
            if name.endswith(".jsonl") or output == "-":
                write_jsonl(stream, self.units())
                return []
            if name.endswith(".tsv"):
                return write_tsv(stream, self.units)
            units = self.units()
            first = next(units, None)
            header = self._header or own_header(first.variants[0].lang if first and first.variants else "*all*")
            writer = TmxWriter(stream, header, level=level, faithful=faithful)
            with writer:
                if first is not None:
                    writer.write(first)
                for unit in units:
                    writer.write(unit)
        lost = []
        if writer.dropped:
            lost.append(f"{writer.dropped} control characters left out, which XML cannot hold")
        if writer.codes_dropped:
            lost.append(f"{writer.codes_dropped} inline codes left out, as level 1 has none")
        return lost

    def write_text(self, ko: str, en: str) -> list[str]:
        """Write two plain files side by side; return what was lost, as sentences."""
        with open_output(ko) as first, open_output(en) as second:
            return write_side_by_side(first, second, self.units())

    def warnings(self) -> list[str]:
        """Return what the inputs were repaired of, a line for each kind, damaged parts one by one."""
        lines = []
        for path, reader in self._readers.items():
            first = {p.rule: p for p in reversed(reader.problems)}
            for rule in ("encoding", "text-outside", "unknown-in-body", "second-seg"):
                if rule in first:
                    place = f"{path}:{first[rule].line}" if first[rule].line else path
                    more = f" ({reader.counts[rule]} times)" if reader.counts[rule] > 1 else ""
                    lines.append(f"{place}: {first[rule].message}{more}")
            lines += [f"{path}:{p.line}: {p.message}" for p in reader.problems if p.rule == "skipped"]
            if reader.counts["skipped"]:
                lines.append(f"{path}: {reader.counts['skipped']} damaged parts skipped")
        return lines
