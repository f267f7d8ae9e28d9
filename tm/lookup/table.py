"""Rows of codes, sorted by length: finds those that can be as like a query as asked for, without leaving one out.

A code stands for one unit of a key, the character for Korean, the token for English. Where several units share a code, rows look
more alike than they are; what is found is then a little too much, and never too little. With `t` the threshold and `L` the
longer length, a row must have distance `d <= D = L - ceil(t * L)`, hence at least `L - D` codes in common with the query, and at
least `L - 1 - 2 * D` pairs of neighbours (Ukkonen 1992). Tables of up to `SMALL` rows are scanned.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from codecs import utf_16_le_decode
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, AnyStr, NamedTuple

from tm.lookup.sections import Sections, SectionsWriter
from tm.text.distance import bounded

if TYPE_CHECKING:
    from tm.lookup.columns import Ends, Flags, Letters, Numbers, Words

SMALL = 10_000
"""Rows up to which a scan is as fast as columns, and needs no numpy."""

_BY_PAIRS = 700
"""Similarity in tenths from which on pairs of letters exclude so much that columns are the fastest way."""

_FIRST, _CHUNK = 64, 4096

TENTHS = 1000
"""Similarities are whole tenths here, 0 to 1000: rounded down once, and the same everywhere."""


class Shape(NamedTuple):
    """How a table is built: bytes of a code, codes of a gram, and columns for large ones.

    `pairs`: columns of pairs of neighbours, to find strings by; 0 for none. The codes have 16 bits then.
    """

    name: str
    width: int
    gram: int
    columns: int
    pairs: int = 0


def most_edits(longer: int, least: int) -> int:
    """Return the largest distance with which texts of that longer length have at least that similarity, in tenths."""
    return longer * (TENTHS - least) // TENTHS


@lru_cache(maxsize=4096)
def least_common(size: int, longest: int, least: int, gram: int) -> int:
    """Return how many grams a row of up to `longest` codes has at least in common with a query of `size` codes that is so like it.

    May be 0 or less. For pairs a longer row may need fewer than a shorter one, since one more edit is allowed: all are looked at.
    """
    return min(longer - gram + 1 - gram * most_edits(longer, least) for longer in range(size, max(size, longest) + 1))


def write(out: SectionsWriter, shape: Shape, keys: Sequence[bytes]) -> None:
    """Write a table; the keys are codes as bytes, sorted by length."""
    name, sizes = shape.name, [len(key) // shape.width for key in keys]
    offsets = array("I", accumulate(sizes, initial=0))
    first = array("I", (bisect_left(sizes, size) for size in range(sizes[-1] + 2 if sizes else 1)))
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
        if shape.pairs:
            out.add(f"{name}.pairs", columns.build(held, ends, shape.pairs, gram=2).tobytes())
        if shape.gram == 2:
            out.add(f"{name}.letters", columns.Letters.of(held, ends))


def chunks(rows: Numbers) -> Iterator[Numbers]:
    """Give rows a few at first, then some thousands at a time, so that whoever wants the first only does not wait for all."""
    start, size = 0, _FIRST
    while start < len(rows):
        yield rows[start : start + size]
        start, size = start + size, _CHUNK


def find_rows(text: AnyStr, starts: Sequence[int], wanted: AnyStr) -> Iterator[int]:
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


def _pairs(codes: Iterable[int]) -> list[int]:
    return [(a << 16) | b for a, b in pairwise(codes)]


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
        if self.large:
            return self._like_in_columns(query, size, least, low, high)
        return self._like_in_range(query, size, least, low, high)

    def likest(self, query: bytes, least: int) -> list[tuple[int, int]]:
        """Return the rows with the highest similarity of all, if that is at least `least`; all in tenths, by codes."""
        size = len(query) // self._shape.width
        low, high = self._window(size, least)
        by_pairs = not (self.large and self._shape.gram == 2 and low < high and least < _BY_PAIRS)
        found = self.like(query, least if by_pairs else _BY_PAIRS)
        if not found and not by_pairs:
            found = self._likest_by_letters(query, size, least, low, high)
        most = max((value for _, value in found), default=0)
        return [(row, value) for row, value in found if value == most]

    def with_string(self, wanted: bytes) -> Iterator[int]:
        """Give the rows of 16-bit codes that hold these codes one behind the other."""
        text = wanted.decode("utf-16-le")
        if not self.large:
            yield from find_rows(str(self._whole()), self.offsets, text)
            return
        from tm.lookup import columns

        _, ends = self._arrays()
        for some in chunks(columns.numbers(self._may_hold(wanted))):
            codes, starts = columns.gathered(self._codes.cast("H"), ends, some)
            yield from map(some.tolist().__getitem__, find_rows(utf_16_le_decode(codes)[0], starts, text))

    def about(self, wanted: bytes) -> int:
        """Return how many rows hold these 16-bit codes one behind the other; a few more may be counted."""
        if not self.large:
            return sum(1 for _ in self.with_string(wanted))
        from tm.lookup import columns

        return columns.size(self._may_hold(wanted))

    def _may_hold(self, wanted: bytes) -> Words:
        """Return the set of rows that have all of these 16-bit codes and pairs of them; a few more may be in it."""
        from tm.lookup import columns

        held, _ = self._arrays()
        codes = memoryview(wanted).cast("H").tolist()
        chosen = [held[column] for column in columns.columns_of(codes, self._shape.columns)]
        if self._shape.pairs:
            held = self._columns("pairs", self._shape.pairs)
            chosen += [held[column] for column in columns.columns_of(_pairs(codes), self._shape.pairs)]
        return columns.all_of(chosen)

    def may_have(self, rows: Numbers, codes: Iterable[int]) -> Flags:
        """Return which of some rows can have one of these codes, by the columns."""
        from tm.lookup import columns

        held, _ = self._arrays()
        return columns.any_of(held, [columns.columns_of([code], self._shape.columns)[0] for code in codes], rows)

    def _whole(self) -> str | bytes:
        """Return the codes of a small table as a text."""
        if self._text is None:
            self._text = utf_16_le_decode(self._codes)[0] if self._shape.width == 2 else bytes(self._codes)
        return self._text

    def _window(self, size: int, least: int) -> tuple[int, int]:
        """Return the range of rows whose length alone allows the similarity."""
        first = self._first
        shortest, longest = -(-size * least // TENTHS), size * TENTHS // least if least else len(first)
        if shortest >= len(first):
            return 0, 0
        return first[shortest], first[longest + 1] if longest + 1 < len(first) else self.rows

    def _like_in_range(self, query: bytes, size: int, least: int, low: int, high: int) -> list[tuple[int, int]]:
        """Compare a range of rows one by one."""
        text, offsets, out = self._whole(), self.offsets, []
        wanted: str | bytes = query if isinstance(text, bytes) else query.decode("utf-16-le")
        start = offsets[low]
        for row in range(low, high):
            end = offsets[row + 1]
            longer = max(end - start, size)
            most = longer * (TENTHS - least) // TENTHS
            edits = bounded(wanted, text[start:end], score_cutoff=most)
            if edits <= most:
                out.append((row, TENTHS * (longer - edits) // longer))
            start = end
        return out

    def _like_in_columns(self, query: bytes, size: int, least: int, low: int, high: int) -> list[tuple[int, int]]:
        """Compare the rows of a range that the columns do not exclude."""
        found, longer = self._filtered(query, size, least, low, high)
        _, ends = self._arrays()
        codes, out, wide = self._codes, [], self._shape.width == 2
        wanted: str | bytes = query.decode("utf-16-le") if wide else query
        rows = zip(found.tolist(), ends[found].tolist(), ends[found + 1].tolist(), longer.tolist(), strict=True)
        for row, start, end, size in rows:
            held = utf_16_le_decode(codes[2 * start : 2 * end])[0] if wide else codes[start:end].tobytes()
            most = size * (TENTHS - least) // TENTHS
            edits = bounded(wanted, held, score_cutoff=most)
            if edits <= most:
                out.append((row, TENTHS * (size - edits) // size))
        return out

    def _likest_by_letters(self, query: bytes, size: int, least: int, low: int, high: int) -> list[tuple[int, int]]:
        """Compare the rows with the most letters in common first, until no other can be as like as the best one.

        For a low threshold, where pairs of letters exclude next to nothing, this is several times as fast as comparing all.
        """
        from tm.lookup import columns

        _, ends = self._arrays()
        rows, bounds = columns.by_letters(self._letters(), ends, query, low, high, least)
        starts, stops = ends[rows].tolist(), ends[rows + 1].tolist()
        codes, best, out = self._codes, least, list[tuple[int, int]]()
        for row, start, stop, bound in zip(rows.tolist(), starts, stops, bounds.tolist(), strict=True):
            if bound < best:
                break
            longer = max(stop - start, size)
            most = longer * (TENTHS - best) // TENTHS
            edits = bounded(query, bytes(codes[start:stop]), score_cutoff=most)
            if edits <= most:
                value = TENTHS * (longer - edits) // longer
                if value > best:
                    best, out = value, []
                out.append((row, value))
        return out

    def _filtered(self, query: bytes, size: int, least: int, low: int, high: int) -> tuple[Numbers, Numbers]:
        """Return the rows of a range that neither columns nor letters exclude, each with its length or the query's if longer."""
        import numpy as np

        from tm.lookup import columns

        shape = self._shape
        held, ends = self._arrays()
        codes = memoryview(query).cast("H" if shape.width == 2 else "B")
        grams = codes.tolist() if shape.gram == 1 else _pairs(codes)
        needed = least_common(size, len(self._first) - 2, least, shape.gram)
        if needed > 0:
            start, stop = low >> 6, (high + 63) >> 6
            planes = columns.add([held[column, start:stop] for column in columns.columns_of(grams, shape.columns)])
            found = columns.numbers(columns.at_least(planes, needed))
            common = columns.counts(planes, found)
            found += start << 6
        else:
            found, common = np.arange(low, high), None
        longer = np.maximum(ends[found + 1] - ends[found], size).astype(np.int64)
        most = longer * (TENTHS - least) // TENTHS
        if common is not None:
            fits = common >= longer - shape.gram + 1 - shape.gram * most
            found, longer, most = found[fits], longer[fits], most[fits]
        if shape.gram == 2:
            fits = self._letters().common(query, found) >= longer - most
            found, longer = found[fits], longer[fits]
        return found, longer

    def _arrays(self) -> tuple[Words, Ends]:
        """Return the columns, and the ends of the rows."""
        import numpy as np

        if self._held is None:
            self._held = self._columns("columns", self._shape.columns), np.frombuffer(self.offsets, np.uint32)
        return self._held

    def _columns(self, section: str, count: int) -> Words:
        import numpy as np

        return np.frombuffer(self._sections.view(f"{self._shape.name}.{section}"), np.uint64).reshape(count, -1)

    def _letters(self) -> Letters:
        from tm.lookup.columns import Letters

        return Letters(self._sections.view(f"{self._shape.name}.letters"))
