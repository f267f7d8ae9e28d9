"""Rows of codes, sorted by length: finds those that can be as like a query as asked for, without leaving one out.

A code stands for one unit of a key, the character for Korean, the token for English. Where several units share a code, rows look
more alike than they are; what is found is then a little too much, and never too little. With `t` the threshold and `L` the
longer length, a row must have distance `d <= D = L - ceil(t * L)`, hence at least `L - D` codes in common with the query, and at
least `L - 1 - 2 * D` pairs of neighbours (Ukkonen 1992). Tables of up to `SMALL` rows are scanned.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from tm.lookup.sections import Sections, SectionsWriter
from tm.text.distance import bounded

if TYPE_CHECKING:
    from tm.lookup.columns import Ends, Letters, Words

SMALL = 10_000
"""Rows up to which a scan is as fast as columns, and needs no numpy."""

_LETTERS = 32
"""Classes of letters that are counted for each row of a table of pairs, in a byte each."""

TENTHS = 1000
"""Similarities are whole tenths here, 0 to 1000: rounded down once, and the same everywhere."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is built: bytes of a code, codes of a gram, and columns for large ones."""

    name: str
    width: int
    gram: int
    columns: int


def most_edits(longer: int, least: int) -> int:
    """Return the largest distance with which texts of that longer length have at least that similarity, in tenths."""
    return longer * (TENTHS - least) // TENTHS


def write(out: SectionsWriter, shape: Shape, keys: Sequence[bytes]) -> None:
    """Write a table; the keys are codes as bytes, sorted by length."""
    name, offsets, first = shape.name, array("I", [0]), array("I")
    at = 0
    for row, key in enumerate(keys):
        at += len(key) // shape.width
        offsets.append(at)
        while len(first) <= len(key) // shape.width:
            first.append(row)
    first.append(len(keys))
    codes = b"".join(keys)
    out.add(f"{name}.codes", codes)
    out.add(f"{name}.offsets", memoryview(offsets).cast("B"))
    out.add(f"{name}.first", memoryview(first).cast("B"))
    if len(keys) > SMALL:
        import numpy as np

        from tm.lookup import columns

        held: columns.Codes = np.frombuffer(codes, np.uint16) if shape.width == 2 else np.frombuffer(codes, np.uint8)
        ends = np.frombuffer(offsets, np.uint32)
        out.add(f"{name}.columns", columns.build(held, ends, shape.columns, shape.gram).tobytes())
        if shape.gram == 2:
            out.add(f"{name}.letters", columns.histograms(held, ends, _LETTERS).tobytes())


def find_rows(text: str, starts: Sequence[int], wanted: str) -> Iterator[int]:
    """Give the numbers of the stretches of a text that hold a string, each once, in order."""
    at = text.find(wanted)
    while at >= 0:
        row = bisect_right(starts, at) - 1
        end = starts[row + 1] if row + 1 < len(starts) else len(text)
        if at + len(wanted) <= end:
            yield row
            at = text.find(wanted, end)
        else:
            at = text.find(wanted, at + 1)


class Table:
    """A table as it lies in the sections."""

    def __init__(self, sections: Sections, shape: Shape) -> None:
        self._shape, self._sections = shape, sections
        self._codes = sections.view(f"{shape.name}.codes")
        self.offsets = sections.view(f"{shape.name}.offsets", "I")
        self._first = sections.view(f"{shape.name}.first", "I")
        self._text: str | bytes | None = None
        self._held: tuple[Words, Ends] | None = None
        self.rows = len(self.offsets) - 1
        self._large = f"{shape.name}.columns" in sections

    @property
    def large(self) -> bool:
        """Whether the table has columns."""
        return self._large

    def like(self, query: bytes, least: int) -> list[tuple[int, int]]:
        """Return rows with a similarity of at least `least` (0 to 1000) and what it is, both in tenths, by codes."""
        size = len(query) // self._shape.width
        low, high = self._window(size, least)
        if low >= high:
            return []
        if not self.large:
            return self._compared(query, size, least, range(low, high), self._whole())
        return self._compared(query, size, least, self._filtered(query, size, least, low, high), None)

    def with_string(self, wanted: bytes) -> list[int]:
        """Return the rows of 16-bit codes that hold these codes one behind the other."""
        text = wanted.decode("utf-16-le")
        if not self.large:
            return list(find_rows(str(self._whole()), self.offsets, text))
        from tm.lookup import columns

        held, _ = self._arrays()
        grams = memoryview(wanted).cast("H").tolist()
        rows = columns.numbers(columns.all_of(held[columns.columns_of(grams, self._shape.columns)])).tolist()
        codes, offsets = self._codes, self.offsets
        texts = [str(codes[2 * offsets[row] : 2 * offsets[row + 1]], "utf-16-le") for row in rows]
        starts = list(accumulate(map(len, texts), initial=0))
        return [rows[place] for place in find_rows("".join(texts), starts, text)]

    def _whole(self) -> str | bytes:
        """Return the codes of a small table as a text."""
        if self._text is None:
            self._text = str(self._codes, "utf-16-le") if self._shape.width == 2 else bytes(self._codes)
        return self._text

    def _window(self, size: int, least: int) -> tuple[int, int]:
        """Return the range of rows whose length alone allows the similarity."""
        first = self._first
        shortest, longest = -(-size * least // TENTHS), size * TENTHS // least if least else len(first)
        if shortest >= len(first):
            return 0, 0
        return first[shortest], first[longest + 1] if longest + 1 < len(first) else self.rows

    def _compared(
        self, query: bytes, size: int, least: int, rows: Iterable[int], text: str | bytes | None
    ) -> list[tuple[int, int]]:
        """Return the rows among those given that are like the query by edit distance; `text` holds all rows if it is at hand."""
        out, offsets, codes, wide = [], self.offsets, self._codes, self._shape.width == 2
        wanted: str | bytes = query.decode("utf-16-le") if wide else query
        part, share = TENTHS - least, TENTHS
        for row in rows:
            start, end = offsets[row], offsets[row + 1]
            if text is not None:
                held = text[start:end]
            else:
                held = str(codes[2 * start : 2 * end], "utf-16-le") if wide else bytes(codes[start:end])
            longer = end - start
            if longer < size:
                longer = size
            most = longer * part // share
            edits = bounded(wanted, held, score_cutoff=most)
            if edits <= most:
                out.append((row, share * (longer - edits) // longer))
        return out

    def _filtered(self, query: bytes, size: int, least: int, low: int, high: int) -> list[int]:
        """Return the rows of the range that the columns, and the letters, do not exclude."""
        import numpy as np

        from tm.lookup import columns

        shape = self._shape
        held, ends = self._arrays()
        codes = memoryview(query).cast("H" if shape.width == 2 else "B")
        grams = codes.tolist() if shape.gram == 1 else [(a << 16) | b for a, b in pairwise(codes)]
        allowed = most_edits(size, least)
        needed = size - allowed if shape.gram == 1 else size - 1 - 2 * allowed
        if needed > 0:
            start, stop = low >> 6, (high + 63) >> 6
            planes = columns.add([held[column, start:stop] for column in columns.columns_of(grams, shape.columns)])
            found = columns.numbers(columns.at_least(planes, needed))
            common = columns.counts(planes, found)
            found += start << 6
        else:
            found, common = np.arange(low, high), None
        longer = np.maximum(ends[found + 1] - ends[found], size)
        most = longer * (TENTHS - least) // TENTHS
        if common is not None:
            fits = common >= (longer - most if shape.gram == 1 else longer - 1 - 2 * most)
            found, longer, most = found[fits], longer[fits], most[fits]
        if shape.gram == 2:
            mine = np.bincount(np.frombuffer(query, np.uint8) & (_LETTERS - 1), minlength=_LETTERS).astype(np.uint8)
            shared = np.minimum(self._letters()[found], mine).sum(axis=1, dtype=np.int64)
            found = found[shared >= longer - most]
        rows: list[int] = found.tolist()
        return rows

    def _arrays(self) -> tuple[Words, Ends]:
        """Return the columns, and the ends of the rows."""
        import numpy as np

        if self._held is None:
            columns = np.frombuffer(self._sections.view(f"{self._shape.name}.columns"), np.uint64)
            ends = np.frombuffer(self.offsets, np.uint32)
            self._held = columns.reshape(self._shape.columns, -1), ends
        return self._held

    def _letters(self) -> Letters:
        import numpy as np

        return np.frombuffer(self._sections.view(f"{self._shape.name}.letters"), np.uint8).reshape(-1, _LETTERS)
