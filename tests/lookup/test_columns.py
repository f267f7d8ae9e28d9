"""Bit columns against plain counting of grams: never too few, and the sums right."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.lookup import columns

ROWS = st.lists(st.lists(st.integers(256, 300), max_size=30), min_size=1, max_size=200)


def table(rows: list[list[int]]) -> tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint32]]:
    codes = np.array([code for row in rows for code in row], np.uint16)
    return codes, np.cumsum([0, *map(len, rows)]).astype(np.uint32)


def grams(row: list[int], size: int) -> list[int]:
    return row if size == 1 else [(a << 16) | b for a, b in itertools.pairwise(row)]


@pytest.mark.parametrize("size", [1, 2])
def test_a_count_is_never_too_low(size: int) -> None:
    @settings(max_examples=60, deadline=None)
    @given(ROWS, st.lists(st.integers(256, 300), min_size=2, max_size=30))
    def law(rows: list[list[int]], query: list[int]) -> None:
        bits = columns.build(*table(rows), 256, size)
        planes = columns.add([bits[column] for column in columns.columns_of(grams(query, size), 256)])
        found = columns.counts(planes, np.arange(len(rows)))
        for row, count in zip(rows, found.tolist(), strict=True):
            common = Counter(grams(row, size)) & Counter(grams(query, size))
            assert count >= common.total()

    law()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=130, max_size=130), min_size=1, max_size=40), st.integers(1, 45))
def test_planes_are_the_sum_and_sets_are_exact(bits: list[list[bool]], least: int) -> None:
    padded = np.zeros((len(bits), 192), bool)
    padded[:, :130] = bits
    planes = columns.add(list(np.packbits(padded, axis=1, bitorder="little").view(np.uint64)))
    sums = padded.sum(axis=0)
    assert columns.counts(planes, np.arange(130)).tolist() == sums[:130].tolist()
    assert columns.numbers(columns.at_least(planes, least)).tolist() == np.flatnonzero(sums >= least).tolist()


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 1023)))
def test_numbers_are_those_of_the_bits(places: set[int]) -> None:
    bits = np.zeros(1024, bool)
    bits[list(places)] = True
    assert columns.numbers(np.packbits(bits, bitorder="little").view(np.uint64)).tolist() == sorted(places)


def test_rows_of_many_blocks_keep_their_places() -> None:
    rows = [[256 + n % 40] * (n % 3) for n in range(70_000)]
    bits = columns.build(*table(rows), 512, 1)
    column = columns.columns_of([256 + 7], 512)[0]
    found = set(columns.numbers(bits[column]).tolist())
    assert {n for n, row in enumerate(rows) if 263 in row} <= found


WORDS = st.text(st.characters(max_codepoint=255), max_size=40).map(lambda text: text.encode("latin-1"))


@settings(max_examples=100, deadline=None)
@given(WORDS, st.lists(WORDS | st.integers(0, 40).map(lambda count: count * b"e"), min_size=1, max_size=20))
def test_common_letters_are_never_too_few(query: bytes, texts: list[bytes]) -> None:
    codes = np.frombuffer(b"".join(texts), np.uint8)
    ends = np.cumsum([0, *map(len, texts)]).astype(np.uint32)
    letters = columns.Letters(columns.Letters.of(codes, ends))
    found = letters.common(query, np.arange(len(texts))).tolist()
    assert all(least >= (Counter(query) & Counter(text)).total() for least, text in zip(found, texts, strict=True))


def test_common_letters_are_counted_by_class() -> None:
    codes, ends = table([[256, 256, 257], [], [288]])
    letters = columns.Letters(columns.Letters.of(codes, ends))
    assert letters.common(bytes([0, 0, 0, 1]), slice(0, 3)).tolist() == [3, 0, 1]
