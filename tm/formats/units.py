"""The units of one bilingual file, whatever its format, as often as they are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from tm.formats.memory_formats import Format, Reading, format_of
from tm.model.lang import language
from tm.model.memory import Unit
from tm.model.text import Lang


class UnitFile:
    """A file of units, each with its line. Calling it reads the file from the start.

    What is not for translating is left out: obsolete entries, units that say so, and the untranslated entries of a PO.

    Raises:
        UnusableInput: it is missing; while reading: it is broken, or of no known format.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.source: Lang | None = None
        """The source language where the file's header names Korean or English, once reading has begun."""
        self._format: Format | None = None

    @property
    def format(self) -> Format:
        """The format, by the name and else by the content; TMX where neither tells."""
        if self._format is None:
            self._format = format_of(self.path)
        return self._format

    @property
    def kind(self) -> str:
        """The usual ending of the format's names."""
        return self.format.endings[0]

    def __call__(self) -> Iterator[Unit]:
        reading = Reading()
        for unit in self.format.read(self.path, reading):
            if self.source is None and reading.header is not None:
                self.source = language(reading.header.attr("srclang") or "")
            if self.format.used(unit):
                yield unit
