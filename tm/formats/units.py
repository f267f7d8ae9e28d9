"""The units of one bilingual file, whatever its format, as often as they are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tm.formats.memory_formats import READERS
from tm.formats.tmx import TmxReader
from tm.model.lang import language
from tm.model.memory import Unit
from tm.model.text import Lang


class UnitFile:
    """A file of units, each with its line. Calling it reads the file from the start.

    Raises:
        UnusableInput: while reading: it is missing, broken, or of no known format.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.source: Lang | None = None
        """The source language where the file's header names Korean or English, once reading has begun."""

    @property
    def kind(self) -> str:
        """The ending of the name that tells the format; `.tmx` where none does."""
        name = Path(self.path).name.lower()
        return next((end for end in READERS if name.endswith(end)), ".tmx")

    def __call__(self) -> Iterator[Unit]:
        if self.kind in READERS:
            yield from READERS[self.kind](self.path)
            return
        with TmxReader(self.path, lines=True) as reader:
            for unit in reader:
                self.source = self.source or language(reader.header.attr("srclang") or "")
                yield unit
