"""The aligner on vectors that we make, its laws, and the search against every alignment there is."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.align import align
from tm.align.aligner import confidence
from tm.align.beads import check_cover, format_bead, lax, parse_beads, strict
from tm.align.search import best_path
from tm.align.sides import side
from tm.align.values import SHAPES, Values, value
from tm.errors import UnusableInput
from tm.model.alignment import Bead
from tm.model.text import Segment

rng = np.random.default_rng(5)


class Topics:
    """Texts named by their topics: `a` and `A` are translations, `a b` is about both."""

    name = "topics"

    def encode(self, texts: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        axes = np.random.default_rng(1).normal(size=(26, 48))
        rows = [sum((axes[ord(c.lower()) - 97] for c in text if c.isalpha()), np.zeros(48)) for text in texts]
        return np.array([row / max(float(np.linalg.norm(row)), 1e-12) for row in rows], np.float32).reshape(-1, 48)


def numbers(ko: list[str], en: list[str]) -> list[str]:
    return [format_bead(b) for b in align(segments(ko), segments(en), Topics()).beads]


def segments(texts: list[str]) -> list[Segment]:
    return [Segment(text) for text in texts]


CASES = {
    "one to one": (list("abcd"), ["AA", "BB", "CC", "DD"], ["[0]:[0]", "[1]:[1]", "[2]:[2]", "[3]:[3]"]),
    "two Korean for one English": (list("abcde"), ["AA", "BBCC", "DD", "EE"], ["[0]:[0]", "[1,2]:[1]", "[3]:[2]", "[4]:[3]"]),
    "two English for one Korean": (["a", "bc", "d"], ["AA", "BB", "CC", "DD"], ["[0]:[0]", "[1]:[1,2]", "[2]:[3]"]),
    "nothing on a side": ([], ["AA"], ["[]:[0]"]),
    "nothing at all": ([], [], []),
}


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    ko, en, expected = CASES[case]
    assert numbers(ko, en) == expected


def every_alignment(values: Values, n: int, m: int) -> float:
    """The largest sum over all alignments, by plain recursion."""
    rows = [values.row(i) for i in range(n)]

    @cache
    def best(i: int, j: int) -> float:
        found = 0.0 if not (i or j) else float("-inf")
        if i:
            found = max(found, best(i - 1, j))
        if j:
            found = max(found, best(i, j - 1))
        for p, q in SHAPES:
            if i >= p and j >= q:
                quality = rows[i - p][p, q][j - q : j - q + 1]
                found = max(found, best(i - p, j - q) + float(value(quality, p, q)[0]))
        return found

    return best(n, m)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 1000))
def test_the_search_finds_the_best_there_is(n: int, m: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(n + m, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    texts = ["x" * int(k) for k in chance.integers(1, 40, n + m)]
    values = Values(side(segments(texts[:n]), vectors[:n], "ko"), side(segments(texts[n:]), vectors[n:], "en"))
    steps = best_path(values, n, m)
    total = sum(float(value(np.array([quality]), p, q)[0]) for p, q, quality in steps if p and q)
    assert sum(p for p, _, _ in steps) == n
    assert sum(q for _, q, _ in steps) == m
    assert total == pytest.approx(every_alignment(values, n, m), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=9), st.lists(st.sampled_from("ABCDEFGH"), max_size=9))
def test_each_segment_is_in_one_bead(ko: list[str], en: list[str]) -> None:
    beads = list(align(segments(ko), segments(en), Topics()).beads)
    check_cover("test", beads, len(ko), len(en))
    assert beads == list(align(segments(ko), segments(en), Topics()).beads)
    assert all(0 <= b.confidence <= 1 and (b.paired or b.confidence == 0) for b in beads)


def test_confidence_rises_with_quality() -> None:
    found = [confidence(q) for q in (-0.5, 0.0, 0.3, 0.6, 1.2)]
    assert found == sorted(found)
    assert found[0] < 0.1
    assert found[-1] > 0.9


def test_beads_are_read_as_they_are_written() -> None:
    beads = [Bead((0, 1), (0,)), Bead((2,), ()), Bead((), (1,))]
    assert parse_beads("x", map(format_bead, beads)) == beads


@pytest.mark.parametrize("line", ["0:0", "[a]:[0]", "[0]", "[0]:[0"])
def test_what_is_no_bead_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(UnusableInput, match=r"gold:2.*is no bead"):
        parse_beads("gold", ["[0]:[0]", line])


def test_strict_and_lax() -> None:
    gold = [Bead((0,), (0,)), Bead((1, 2), (1,)), Bead((3,), ())]
    found = [Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), ()), Bead((3,), ())]
    assert strict([(gold, found)]) == pytest.approx((0.5, 0.5, 0.5))
    assert lax([(gold, found)]) == pytest.approx((0.75, 1.0, 6 / 7))


@pytest.mark.parametrize(
    ("beads", "words"),
    [
        ([Bead((0,), (0,))], "Korean segment 1 is missing"),
        ([Bead((0, 1), (0,)), Bead((1,), ())], "Korean segment 1 stands twice"),
        ([Bead((0, 1), (0, 1))], "English segment 1 is not in the document"),
    ],
)
def test_beads_that_do_not_fit_the_document(beads: list[Bead], words: str) -> None:
    with pytest.raises(UnusableInput, match=words):
        check_cover("x.gold", beads, 2, 1)
