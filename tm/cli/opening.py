"""Memories, glossaries and rules as the command line and the settings name them; and a bar while an index is built."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tm.cli.frame import say
from tm.cli.progress import StatusLine, bar
from tm.model.lang import NAMES
from tm.model.text import LANGS

if TYPE_CHECKING:
    from tm.config import Settings
    from tm.memory import Memory
    from tm.text.folding import Folding
    from tm.text.glossary import Glossary


def folding_of(settings: Settings) -> Folding:
    """Return the shipped rules, with the words of the settings where there are any."""
    from tm.text.folding import SHIPPED, Folding

    return Folding.with_words(settings.vocabulary) if settings.vocabulary else SHIPPED


def open_memory(paths: list[str] | None, settings: Settings) -> Memory:
    """Open the memories named, else those of the settings.

    Raises:
        UnusableInput: one is missing or broken.
    """
    # The index needs no linear algebra, and starting its threads takes longer than a lookup.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from tm.lookup.penalties import Penalties
    from tm.memory import Memory
    from tm.memory.watch import Watch

    class Shown(Watch):
        """Says notes on standard error and shows how far an index is."""

        def __init__(self) -> None:
            self._line = StatusLine()

        def note(self, text: str) -> None:
            say(f"tm: {text}")

        def indexing(self, done: int, total: int | None) -> None:
            self._line.show(f"indexing {done:,}" + (f" of {total:,} units {bar(done / total)}" if total else " units"))

        def indexed(self) -> None:
            self._line.clear()

    penalties = Penalties(settings.penalty, settings.penalty_aligned, settings.penalty_machine)
    memory = Memory.open(paths or settings.memory, folding=folding_of(settings), penalties=penalties, watch=Shown())
    missing = [NAMES[lang] for lang in LANGS if not memory.has(lang)]
    if memory.units and missing:
        say(f"tm: no unit of the memory has {' or '.join(missing)} text; tm stats shows what languages it has")
    return memory


def glossary_of(paths: list[str] | None, settings: Settings) -> Glossary | None:
    """Return the glossaries named, else those of the settings, as one; `None` where there are none.

    Raises:
        UnusableInput: one cannot be read.
    """
    files = paths or list(settings.terms)
    if not files:
        return None
    from tm.formats.terms import read_terms
    from tm.text.glossary import Glossary

    return Glossary((entry for file in files for entry in read_terms(file)), folding_of(settings))
