"""The units of one bilingual file, whatever its format, as often as they are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from tm.errors import UnusableInput
from tm.formats.memory_formats import Format, Reading, format_of
from tm.model.lang import language
from tm.model.memory import Unit
from tm.model.text import Lang


class UnitFile:
    """A file of units, each with its line. Calling it reads the file from the start.

    What is not for translating is left out: obsolete entries, units that say so, and the untranslated entries of a PO.

    Raises:
        UnusableInput: it is missing; while reading: it is broken, of no known format, or does not say in which languages it is.
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
                self._check_languages(unit)
                yield unit

    def _check_languages(self, unit: Unit) -> None:
        """Refuse a translation in an unknown language: a check would pass it over, and seem to have found nothing."""
        if self.format.name in {"PO", "XLIFF"} and any(not variant.lang for variant in unit.variants):
            advice = "name it in the file, or write one that does with: tm convert IN OUT --from en --to ko"
            raise UnusableInput(self.path, "does not say which language its texts are in", advice=advice, line=unit.line)
