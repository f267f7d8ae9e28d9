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
Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
Ends = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]

_SPREAD = 0x9E3779B97F4A7C15
_AGAIN = 0x2545F491
_ALL = (1 << 64) - 1
_BLOCK = 1 << 16
"""Rows that are turned into columns at a time."""
_CLASSES, _COUNTED = 32, 8
"""Classes of letters, by the last five bits of their codes, and how many letters of a class are counted in a row."""


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
    # One row at a time, and into arrays that are done with: what is in the processor's cache already is written fastest.
    planes: list[Words] = []
    spare: list[Words] = []
    made = False
    while rows:
        carries: list[Words] = []
        total, own = rows.pop(), made
        while len(rows) > 1:
            b, c = rows.pop(), rows.pop()
            half = np.bitwise_xor(total, b, out=spare.pop() if spare else None)
            carry = np.bitwise_and(total, b, out=total if own else None)
            total, own = np.bitwise_xor(half, c, out=spare.pop() if spare else None), True
            half &= c
            carry |= half
            carries.append(carry)
            # The rows of the first round are the caller's.
            spare += [half, b, c] if made else [half]
        if rows:
            (b,) = rows
            carries.append(total & b)
            total = total ^ b
        planes.append(total)
        rows, made = carries, True
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
    # The fewer there are, the larger the pieces that hold none and are passed over at once: words, then bytes.
    words = np.flatnonzero(bits != 0)
    if len(words) > len(bits) // 4:
        return _in_bytes(bits.view(np.uint8))
    places = _in_bytes(bits[words].view(np.uint8))
    found: Numbers = (words[places >> 6] << 6) + (places & 63)
    return found


def _in_bytes(held: npt.NDArray[np.uint8]) -> Numbers:
    some = np.flatnonzero(held != 0)
    places = np.flatnonzero(np.unpackbits(held[some], bitorder="little").view(bool))
    found: Numbers = (some[places >> 3] << 3) + (places & 7)
    return found


def counts(planes: list[Words], rows: Numbers) -> Numbers:
    """Return the sums of some rows."""
    byte, bit = rows >> 3, (rows & 7).astype(np.uint8)
    total = np.zeros(len(rows), np.int64)
    for weight, plane in enumerate(planes):
        total += ((plane.view(np.uint8)[byte] >> bit) & np.uint8(1)).astype(np.int64) << weight
    return total


class Letters:
    """How often each class of letters is in each row, to tell at most how many letters a row and a query have in common.

    Each of the 32 classes has a byte with as many bits as the row has such letters, `_COUNTED` at most: the bits that two rows
    share are then, class by class, the smaller of both numbers. Of a query's letters beyond those that are counted, all are
    taken to be in the row, so that the number is never too low.
    """

    def __init__(self, data: memoryview | bytes) -> None:
        self._held = np.frombuffer(data, np.uint64).reshape(-1, _CLASSES // 8)

    @staticmethod
    def of(codes: Codes, offsets: Ends) -> bytes:
        """Return the bytes for rows whose codes lie between the offsets."""
        rows = len(offsets) - 1
        out = np.zeros((rows, _CLASSES), np.uint8)
        for first in range(0, rows, _BLOCK):
            last = min(rows, first + _BLOCK)
            held = codes[offsets[first] : offsets[last]].astype(np.int64) & (_CLASSES - 1)
            owner = np.repeat(np.arange(last - first), np.diff(offsets[first : last + 1]))
            counted = np.bincount(owner * _CLASSES + held, minlength=(last - first) * _CLASSES)
            out[first:last] = _unary(counted).reshape(-1, _CLASSES)
        return out.tobytes()

    def common(self, query: bytes, rows: Numbers | slice) -> Numbers:
        """Return how many letters some rows have in common with a query, or a few more."""
        mine = np.bincount(np.frombuffer(query, np.uint8) & (_CLASSES - 1), minlength=_CLASSES)
        beyond = int(np.maximum(mine - _COUNTED, 0).sum())
        shared = np.bitwise_count(self._held[rows] & _unary(mine).view(np.uint64))
        found: Numbers = shared.sum(axis=1, dtype=np.int64) + beyond
        return found


def _unary(numbers: Numbers) -> npt.NDArray[np.uint8]:
    """Return as many bits as each number says, `_COUNTED` at most."""
    return ((1 << np.minimum(numbers, _COUNTED)) - 1).astype(np.uint8)


def by_letters(letters: Letters, ends: Ends, query: bytes, low: int, high: int, least: int) -> tuple[Numbers, Numbers]:
    """Return the rows of a range whose letters allow a similarity of `least`, the likest first, each with what they allow.

    Similarities in tenths, 0 to 1000: of the longer one's letters, the share that both have.
    """
    rows, bounds = [], []
    for start in range(low, high, _BLOCK):
        stop = min(high, start + _BLOCK)
        longer = np.maximum(ends[start + 1 : stop + 1] - ends[start:stop], len(query)).astype(np.int64)
        bound = np.minimum(letters.common(query, slice(start, stop)), longer) * 1000 // longer
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
