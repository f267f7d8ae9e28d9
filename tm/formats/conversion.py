"""Any memory to any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tm.errors import BadSetting
from tm.formats.keyfiles.pairs import is_keyed, read_sides
from tm.formats.memory_formats import FORMATS, Format, Reading, Units, Writing, format_named, format_of
from tm.formats.output import open_output
from tm.formats.plain import write_side_by_side
from tm.formats.termbase import entry_units, write_terms
from tm.formats.terms import is_glossary, read_terms
from tm.model.memory import Unit

_TABLES = frozenset(["TSV", "CSV"])


class Conversion:
    """One run: inputs, and what they said.

    Args:
        inputs: files, read one after the other.
        sides: a Korean and an English file, of lines or of keys and texts, read before them.
        source, target: the languages of texts whose file names none.
        keep_going: whether damaged parts of a TMX are skipped.
    """

    def __init__(
        self, inputs: list[str], sides: tuple[str, str] | None, *, source: str = "", target: str = "", keep_going: bool = False
    ) -> None:
        self._inputs, self._sides = inputs, sides
        self._reading = Reading(source, target, lines=False, keep_going=keep_going)
        self._unnamed = 0
        self._to_terms = False
        """Whether a termbase is written, so that a glossary's forms are terms and not parts of a memory."""

    def units(self) -> Iterator[Unit]:
        """Give the units of all inputs, in order."""
        self._unnamed = 0
        if self._sides:
            yield from read_sides(*self._sides)
        for path in self._inputs:
            for unit in self._read(path):
                yield unit if all(variant.lang for variant in unit.variants) else self._named(unit)

    def _read(self, path: str) -> Iterator[Unit]:
        format = format_of(path)
        if self._to_terms and format.name in _TABLES and is_glossary(path):
            return entry_units(read_terms(path))
        return format.read(path, self._reading)

    def _named(self, unit: Unit) -> Unit:
        """Return a unit with the languages that the user named where its file names none: the first text is the source."""
        langs = [self._reading.source, *[self._reading.target] * len(unit.variants)]
        variants = tuple(
            variant if variant.lang else replace(variant, lang=lang) for variant, lang in zip(unit.variants, langs, strict=False)
        )
        self._unnamed += sum(not variant.lang for variant in variants)
        return replace(unit, variants=variants)

    def write(self, output: str, writing: Writing) -> list[str]:
        """Write the units in the format that the output's name says; return what was lost, as sentences.

        Raises:
            BadSetting: the name says no format that is written.
        """
        format = format_named(output if output != "-" else ".jsonl")
        if format is None or format.write is None or not ("-" + output.lower()).endswith((*format.written, "--")):
            endings = [end for one in FORMATS for end in one.written]
            raise BadSetting("OUT", output, f"a name that ends in {', '.join(endings[:-1])} or {endings[-1]}")
        self._to_terms = format.name == "TBX"
        if format.name in _TABLES and self._inputs and all(format_of(path).name == "TBX" for path in self._inputs):
            with open_output(output) as stream:
                return write_terms(stream, self.units(), commas=format.name == "CSV")
        told = replace(writing, header=lambda: self._reading.header)
        with open_output(output) as stream:
            return format.write(stream, self._units_for(format, writing), told)

    def _units_for(self, format: Format, writing: Writing) -> Units:
        """Return what gives the units as often as they are asked for: a pipe only gives them once, and most writers ask twice."""
        once = format.name in {"TMX", "JSON lines"} and not writing.tool
        if once or all(Path(path).is_file() for path in self._inputs):
            return self.units
        kept = tuple(self.units())
        return lambda: iter(kept)

    def write_text(self, ko: str, en: str) -> list[str]:
        """Write two plain files side by side; return what was lost, as sentences.

        Raises:
            BadSetting: a name is that of a string file.
        """
        for name, path in (("--ko", ko), ("--en", en)):
            if is_keyed(path):
                raise BadSetting(name, path, "the name of a text file; string files are only read")
        with open_output(ko) as first, open_output(en) as second:
            return write_side_by_side(first, second, self.units())

    def warnings(self) -> list[str]:
        """Return what the inputs were repaired of, and what was left out of them."""
        lines = list(self._reading.said)
        if self._unnamed:
            lines.append(f"texts without a language, as their file names none: {self._unnamed}; name it with --from and --to")
        return lines
