"""Bit columns: which rows hold a gram, for all rows at once, and how many of a query's grams each row holds.

Each gram of a row sets one bit in one of a fixed number of columns, chosen by hashing; the second, third … occurrence of a gram
in a row counts as another gram, so that counts are those of bags. Columns are added bit-sliced, 64 rows in a word, with
carry-save adders. A count is never too low: hashing can only make rows share more. So a filter by counts drops no row that
it must keep (the q-gram lemma: Jokinen & Ukkonen 1991; Burkhardt & Kärkkäinen 2003).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Letters = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
Ends = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]

_SPREAD = 0x9E3779B97F4A7C15
_AGAIN = 0x2545F491
_ALL = (1 << 64) - 1
_BLOCK = 1 << 16
"""Rows that are turned into columns at a time."""


def pairs(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return the grams of two neighbouring 16-bit codes each."""
    return (codes[:-1] << np.uint64(16)) | codes[1:]


def build(codes: Codes, offsets: Ends, count: int, gram: int) -> Words:
    """Return `count` columns (a power of two) over the rows whose codes lie between the offsets; grams of one or two codes."""
    rows = len(offsets) - 1
    columns = np.zeros((count, (rows + 63) // 64), np.uint64)
    for first in range(0, rows, _BLOCK):
        last = min(rows, first + _BLOCK)
        grams = codes[offsets[first] : offsets[last]].astype(np.uint64)
        owner = np.repeat(np.arange(last - first, dtype=np.uint64), np.diff(offsets[first : last + 1]))
        if gram == 2:
            whole = owner[1:] == owner[:-1]
            grams, owner = pairs(grams)[whole], owner[1:][whole]
        held = np.sort((owner << np.uint64(32)) | grams)
        number = np.arange(len(held), dtype=np.uint64)
        begins = np.ones(len(held), bool)
        begins[1:] = held[1:] != held[:-1]
        again = number - np.maximum.accumulate(np.where(begins, number, np.uint64(0)))
        column = ((held & np.uint64(0xFFFFFFFF)) + again * np.uint64(_AGAIN)) * np.uint64(_SPREAD)
        column >>= np.uint64(65 - count.bit_length())
        bits = np.zeros((count, (last - first + 63) // 64 * 64), bool)
        bits[column.astype(np.int64), (held >> np.uint64(32)).astype(np.int64)] = True
        columns[:, first // 64 : (last + 63) // 64] = np.packbits(bits, axis=1, bitorder="little").view(np.uint64)
    return columns


def columns_of(grams: Sequence[int], count: int) -> list[int]:
    """Return the column of each gram of a query, occurrences told apart as in the rows."""
    seen: dict[int, int] = {}
    shift, out = 65 - count.bit_length(), []
    for gram in grams:
        again = seen.get(gram, 0)
        seen[gram] = again + 1
        out.append((((gram + again * _AGAIN) * _SPREAD) & _ALL) >> shift)
    return out


def add(rows: list[Words]) -> list[Words]:
    """Return the sum of the rows, one or more, bit by bit position: a list of planes, the lowest first. Uses up the list."""
    # One row at a time: temporaries that stay small are taken from the same memory again and again.
    planes: list[Words] = []
    while rows:
        carries = []
        while len(rows) > 2:
            a, b, c = rows.pop(), rows.pop(), rows.pop()
            half, carry = a ^ b, a & b
            rows.append(half ^ c)
            half &= c
            carry |= half
            carries.append(carry)
        if len(rows) == 2:
            a, b = rows
            carries.append(a & b)
            rows = [a ^ b]
        planes.append(rows[0])
        rows = carries
    return planes


def all_of(rows: list[Words]) -> Words:
    """Return the set of rows, as bits, that all of some columns have; at least one column."""
    found = rows[0].copy()
    for row in rows[1:]:
        found &= row
    return found


def size(bits: Words) -> int:
    """Return how many bits are set."""
    return int(np.bitwise_count(bits).sum())


def any_of(held: Words, chosen: list[int], rows: Numbers) -> Flags:
    """Return which rows have one of some columns."""
    word, bit = rows >> 6, (rows & 63).astype(np.uint64)
    found = np.zeros(len(rows), bool)
    for column in chosen:
        found |= ((held[column, word] >> bit) & np.uint64(1)).astype(bool)
    return found


def at_least(planes: list[Words], least: int) -> Words:
    """Return the set of rows, as bits, whose sum is at least that many (1 or more)."""
    if least >= 1 << len(planes):
        return np.zeros_like(planes[0])
    more: Words | None = None
    same: Words | None = None
    for bit in range(len(planes) - 1, -1, -1):
        plane = planes[bit]
        if least >> bit & 1:
            same = plane if same is None else same & plane
            continue
        above = plane if same is None else same & plane
        more = above if more is None else more | above
        same = ~plane if same is None else same & ~plane
    assert same is not None
    return same if more is None else more | same


def numbers(bits: Words) -> Numbers:
    """Return the numbers of the bits that are set, in order."""
    words = np.flatnonzero(bits != 0)
    if len(words) > len(bits) // 4:
        return _set(bits)
    places = _set(bits[words])
    found: Numbers = (words[places >> 6] << 6) + (places & 63)
    return found


def _set(bits: Words) -> Numbers:
    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little").view(bool))


def counts(planes: list[Words], rows: Numbers) -> Numbers:
    """Return the sums of some rows."""
    word, bit = rows >> 6, (rows & 63).astype(np.uint64)
    total = np.zeros(len(rows), np.int64)
    for weight, plane in enumerate(planes):
        total += ((plane[word] >> bit) & np.uint64(1)).astype(np.int64) << weight
    return total


def histograms(codes: Codes, offsets: Ends, classes: int) -> Letters:
    """Return for each row how many of its codes fall into each class (a power of two), 255 at most."""
    rows = len(offsets) - 1
    out = np.zeros((rows, classes), np.uint8)
    for first in range(0, rows, _BLOCK):
        last = min(rows, first + _BLOCK)
        held = codes[offsets[first] : offsets[last]].astype(np.int64) & (classes - 1)
        owner = np.repeat(np.arange(last - first), np.diff(offsets[first : last + 1]))
        counted = np.bincount(owner * classes + held, minlength=(last - first) * classes)
        out[first:last] = np.minimum(counted, 255).reshape(-1, classes)
    return out


def by_letters(letters: Letters, ends: Ends, query: bytes, low: int, high: int, least: int) -> tuple[Numbers, Numbers]:
    """Return the rows of a range whose letters allow a similarity of `least`, the likest first, each with what they allow.

    Similarities in tenths, 0 to 1000: of the longer one's letters, the share that both have.
    """
    classes = letters.shape[1]
    mine = np.bincount(np.frombuffer(query, np.uint8) & (classes - 1), minlength=classes).astype(np.uint8)
    rows, bounds = [], []
    for start in range(low, high, _BLOCK):
        stop = min(high, start + _BLOCK)
        shared = np.minimum(letters[start:stop], mine).sum(axis=1, dtype=np.uint16)
        longer = np.maximum(ends[start + 1 : stop + 1] - ends[start:stop], len(query)).astype(np.int64)
        bound = shared.astype(np.int64) * 1000 // longer
        fits = np.flatnonzero(bound >= least)
        rows.append(fits + start)
        bounds.append(bound[fits])
    found, allowed = np.concatenate(rows), np.concatenate(bounds)
    order = np.argsort(-allowed, kind="stable")
    return found[order], allowed[order]


def ends(offsets: memoryview) -> Ends:
    """Return offsets as an array, without a copy."""
    return np.frombuffer(offsets, np.uint32)


def gathered(codes: memoryview, ends: Ends, rows: Numbers) -> tuple[bytes, list[int]]:
    """Return the codes of some rows one behind the other, and where each row begins, with the end of the last."""
    first, last = ends[rows], ends[rows + 1]
    parts = [codes[start:end] for start, end in zip(first.tolist(), last.tolist(), strict=True)]
    return b"".join(parts), [0, *np.cumsum(last - first).tolist()]
