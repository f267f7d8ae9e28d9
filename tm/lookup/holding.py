"""Which rows can hold a phrase: the half of the index that concordance uses.

Korean keys are searched as strings, among the rows that have all of the phrase's syllables. Where a word of the vocabulary or
a rule for what stands around a letter has changed a key, its letters are kept too, and searched for each way to write the
phrase. English keys are searched among the rows whose words contain the phrase's, found through the list of all words and, for
each, of its rows.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tm.lookup.codes import TOKEN_CODES, syllable_codes, token_code
from tm.lookup.sections import Sections, SectionsWriter
from tm.lookup.table import SMALL, Table, find_rows
from tm.text.phrases import Phrase

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_RUN = re.compile(r"\w+")
_MOST_WORDS = 300
"""Words that may contain a run of the phrase before the run is taken for no help."""


def write_letters(out: SectionsWriter, letters: Iterable[tuple[int, str]]) -> None:
    """Write the letters of the rows whose key holds others."""
    rows, starts, texts, at = array("I"), array("I"), [], 0
    for row, text in letters:
        rows.append(row)
        starts.append(at)
        texts.append(syllable_codes(text))
        at += len(texts[-1]) // 2
    out.add("letters.rows", memoryview(rows).cast("B"))
    out.add("letters.starts", memoryview(starts).cast("B"))
    out.add("letters.codes", *texts)


class KoreanRows:
    """Rows of the Korean table that can hold a phrase."""

    def __init__(self, sections: Sections, table: Table) -> None:
        self._sections, self._table = sections, table
        self._letters: tuple[memoryview, memoryview, str] | None = None

    def holding(self, phrase: Phrase) -> Iterable[int] | None:
        """Return the rows, or `None` where the phrase has no letters to look for."""
        if not phrase.key:
            return None
        found = set(self._table.with_string(syllable_codes(phrase.key)))
        rows, starts, text = self._changed()
        if phrase.letters is None:
            return found.union(rows)
        for spelled in phrase.letters:
            wanted = syllable_codes(spelled).decode("utf-16-le")
            found.update(rows[place] for place in find_rows(text, starts, wanted))
        return found

    def _changed(self) -> tuple[memoryview, memoryview, str]:
        if self._letters is None:
            view = self._sections.view
            self._letters = view("letters.rows", "I"), view("letters.starts", "I"), str(view("letters.codes"), "utf-16-le")
        return self._letters


def write_words(out: SectionsWriter, words: Iterable[str], keys: Sequence[bytes]) -> None:
    """Write the list of all words, and the rows of each code where the table, whose keys these are, is large."""
    out.add("en.words", "\n".join(["", *words, ""]).encode("utf-8", "surrogatepass"))
    if len(keys) > SMALL:
        import numpy as np

        held = np.frombuffer(b"".join(keys), np.uint16)
        owner = np.repeat(np.arange(len(keys), dtype=np.uint32), [len(key) // 2 for key in keys])
        order = np.argsort(held, kind="stable")
        starts = np.searchsorted(held[order], np.arange(TOKEN_CODES + 1)).astype(np.uint32)
        out.add("en.postings", owner[order].tobytes())
        out.add("en.starts", starts.tobytes())


class EnglishRows:
    """Rows of the English table that can hold a phrase."""

    def __init__(self, sections: Sections, table: Table) -> None:
        self._sections, self._table = sections, table
        self._keys, self._ends = sections.view("en.keys"), sections.view("en.ends", "I")
        self._words: str | None = None

    def holding(self, phrase: Phrase) -> Iterable[int] | None:
        """Return the rows, or `None` where the phrase has no letters to look for."""
        if not phrase.words:
            return None
        rows = self._with_words(phrase.words) if self._table.large else range(self._table.rows)
        texts, starts, at = [], array("I"), 0
        for row in rows:
            text = self.key(row)
            starts.append(at)
            texts.append(text)
            at += len(text) + 1
        rows = list(rows)
        return [rows[place] for place in find_rows("\n".join(texts), starts, phrase.words)]

    def key(self, row: int) -> str:
        """Return the folded key of a row."""
        return str(self._keys[self._ends[row] : self._ends[row + 1]], "utf-8", "surrogatepass")

    def _with_words(self, phrase: str) -> Iterable[int]:
        """Return the rows that have, for each run of letters in the phrase, a word with that run in it."""
        import numpy as np

        best: npt.NDArray[np.uint32] | None = None
        for run in sorted(set(_RUN.findall(phrase)), key=len, reverse=True):
            codes = self._codes_with(run)
            if codes is None:
                continue
            rows = self._rows_of(codes)
            best = rows if best is None else np.intersect1d(best, rows, assume_unique=True)
            if len(best) < len(rows) // 8 or len(best) < SMALL // 10:
                break
        found: Iterable[int] = range(self._table.rows) if best is None else best.tolist()
        return found

    def _codes_with(self, run: str) -> set[int] | None:
        """Return the codes of all words that contain a run, or `None` where they are too many."""
        if self._words is None:
            self._words = str(self._sections.view("en.words"), "utf-8", "surrogatepass")
        codes: set[int] = set()
        at = self._words.find(run)
        while at >= 0:
            start, end = self._words.rfind("\n", 0, at) + 1, self._words.find("\n", at)
            codes.add(token_code(self._words[start:end]))
            if len(codes) > _MOST_WORDS:
                return None
            at = self._words.find(run, end)
        return codes

    def _rows_of(self, codes: set[int]) -> npt.NDArray[np.uint32]:
        import numpy as np

        rows = np.frombuffer(self._sections.view("en.postings"), np.uint32)
        starts = self._sections.view("en.starts", "I")
        parts = [rows[starts[code] : starts[code + 1]] for code in codes]
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.uint32)
