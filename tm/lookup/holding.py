"""Which rows can hold a phrase: the half of the index that concordance uses.

Korean keys are searched as strings, among the rows that have all of the phrase's syllables and pairs of neighbours. Where a word
of the vocabulary or a rule for what stands around a letter has changed a key, its letters are kept too, and searched for each way
to write the phrase. English keys are searched among the rows whose words contain the phrase's, found through the list of all
words and, for each, of its rows.
"""

from __future__ import annotations

import re
from array import array
from codecs import utf_16_le_decode
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tm.lookup.codes import TOKEN_CODES, code_of, syllable_codes, token_code
from tm.lookup.sections import Sections, SectionsWriter
from tm.lookup.similarity import tokens
from tm.lookup.table import SMALL, Table, chunks, find_rows

if TYPE_CHECKING:
    from tm.lookup.columns import Numbers
    from tm.text.phrases import Phrase

_RUN = re.compile(r"\w+")
_MOST_WORDS = 300
"""Words that may contain a run of the phrase before the run is taken for no help."""
_MANY = 300
_FEW = 32
"""Rows from which it pays to look at another run, and the words that may contain it at most."""


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

    def holding(self, phrase: Phrase) -> Iterator[int] | None:
        """Give the rows as they are found, some twice; `None` where the phrase has no letters to look for."""
        return self._rows(phrase) if phrase.key else None

    def _rows(self, phrase: Phrase) -> Iterator[int]:
        yield from self._table.with_string(syllable_codes(phrase.key))
        rows, starts, text = self._changed()
        if phrase.letters is None:
            yield from rows
            return
        for spelled in phrase.letters:
            wanted = syllable_codes(spelled).decode("utf-16-le")
            yield from (rows[place] for place in find_rows(text, starts, wanted))

    def about(self, key: str) -> int:
        """Return how many rows can hold a folded key, at a glance."""
        return self._table.about(syllable_codes(key)) if key else self._table.rows

    def _changed(self) -> tuple[memoryview, memoryview, str]:
        if self._letters is None:
            view = self._sections.view
            self._letters = view("letters.rows", "I"), view("letters.starts", "I"), utf_16_le_decode(view("letters.codes"))[0]
        return self._letters


def _forms(token: str) -> set[int]:
    """Return the codes of an English word, its plural and its genitive."""
    stem = token.removesuffix("s")
    return {token_code(form) for form in (token, stem, f"{stem}s", f"{stem}'s")}


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
        self._words: bytes | None = None
        self._text: bytes | None = None
        self._runs: dict[str, set[int] | None] = {}

    def holding(self, phrase: Phrase) -> Iterator[int] | None:
        """Give the rows as they are found; `None` where the phrase has no letters to look for."""
        return self._rows(phrase.words) if phrase.words else None

    def _rows(self, words: str) -> Iterator[int]:
        wanted = words.encode("utf-8", "surrogatepass")
        if not self._table.large:
            self._text = self._text or bytes(self._keys)
            yield from find_rows(self._text, self._ends, wanted)
            return
        from tm.lookup import columns

        ends = columns.ends(self._ends)
        for some in chunks(self._with_words(words)):
            keys, starts = columns.gathered(self._keys, ends, some)
            yield from map(some.tolist().__getitem__, find_rows(keys, starts, wanted))

    def about(self, key: str) -> int:
        """Return how many rows can hold the words of a folded key, at a glance: those of the rarest and its forms."""
        if not self._table.large:
            return sum(1 for _ in self._rows(key)) if key else self._table.rows
        return min((self._count(_forms(token)) for token in tokens(key)), default=self._table.rows)

    def key(self, row: int) -> str:
        """Return the folded key of a row."""
        return str(self._keys[self._ends[row] : self._ends[row + 1]], "utf-8", "surrogatepass")

    def _with_words(self, phrase: str) -> Numbers:
        """Return the rows that have the phrase's rarest run of letters in a word, and may have the others."""
        import numpy as np

        known = [codes for run in set(_RUN.findall(phrase)) if (codes := self._codes_with(run)) is not None]
        known.sort(key=self._count)
        if not known:
            return np.arange(self._table.rows)
        rows = self._rows_of(known[0])
        for codes in known[1:]:
            if len(rows) > _MANY and len(codes) <= _FEW:
                rows = rows[self._table.may_have(rows, codes)]
        return rows

    def _codes_with(self, run: str) -> set[int] | None:
        """Return the codes of all words that contain a run, or `None` where they are too many."""
        if run not in self._runs:
            self._runs[run] = self._found_codes(run)
        return self._runs[run]

    def _found_codes(self, run: str) -> set[int] | None:
        if self._words is None:
            self._words = bytes(self._sections.view("en.words"))
        words, wanted = self._words, run.encode("utf-8", "surrogatepass")
        codes: set[int] = set()
        at = words.find(wanted)
        while at >= 0:
            start, end = words.rfind(b"\n", 0, at) + 1, words.find(b"\n", at)
            codes.add(code_of(words[start:end]))
            if len(codes) > _MOST_WORDS:
                return None
            at = words.find(wanted, end)
        return codes

    def _count(self, codes: set[int]) -> int:
        starts = self._sections.view("en.starts", "I")
        return sum(starts[code + 1] - starts[code] for code in codes)

    def _rows_of(self, codes: set[int]) -> Numbers:
        """Return the rows that have one of the codes, in order."""
        import numpy as np

        postings = np.frombuffer(self._sections.view("en.postings"), np.uint32)
        starts = self._sections.view("en.starts", "I")
        rows = np.concatenate([postings[:0], *(postings[starts[code] : starts[code + 1]] for code in codes)])
        if len(codes) > 1:
            rows.sort()
        first = np.ones(len(rows), bool)
        first[1:] = rows[1:] != rows[:-1]
        return rows[first].astype(np.int64)
