"""Fit the weights of the aligner: those under which the checked alignments are the likeliest (a conditional random field).

Run: python -m tests.benchmarks.fit_align FOLDER [FOLDER ...] [--para FOLDER ...] [--none]
A folder named twice counts twice; of the articles that ship only every other one is used, the rest being held out. In the folders
after `--para` a gold bead is a pair of paragraphs: whatever stays within them is right, and covering them is the aim. `--none` fits
the weights of the aligner without an encoder. Prints what goes into `tm/align/weights.py`; after that `align.py --fit` gives the
constants of the confidence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.documents import load
from tm.align.aligner import sides
from tm.align.search import log_sums, posteriors
from tm.align.sides import Floats, Side
from tm.align.terms import BARRED, Window
from tm.align.weights import SHAPES, Weights
from tm.encode import Encoder, load_encoder
from tm.model.alignment import Bead

RIDGE = 1.0
"""Weight of the sum of squares that keeps the weights small."""
ROUNDS = 120
COVERED = 3.0
"""What covering a segment of a pair of paragraphs is worth to the aim, so that leaving all of it alone is not right too."""
SPREAD = dict.fromkeys(("margin", "cosine", "margin of a merge", "cosine of a merge"), 0.2)
SPREAD |= {"growth": 0.1, "length": 0.7, "length of a merge": 0.5}
"""How much a term varies, where it is not about 1: a step and the ridge are to be as large for all."""
MEANING = ("margin", "cosine", "margin of a merge", "cosine of a merge", "growth")
MARKS = ("length", "length of a merge", "numbers shared", "numbers apart", "Latin words", "names", "paragraph ends")
LARGEST = 20_000
"""Pairs of segments up to which a document is used: its terms are all held in memory."""
OFFSETS = tuple(f"{p}-{q}" for p, q in SHAPES)


@dataclass(frozen=True, slots=True)
class Example:
    """The terms of one document's beads (term, bead type, row, column), which of them cannot be, and what is right.

    `gold` is the sum of the terms of the right beads and `gaps` how often a run of unpaired segments begins; where the gold is by
    paragraph, `inside` marks the beads that stay within a pair of them, and the two are expectations.
    """

    terms: NDArray[np.float32]
    barred: NDArray[np.bool_]
    gold: Floats
    gaps: float
    inside: NDArray[np.bool_] | None = None


def example(ko: Side, en: Side, gold: list[Bead], names: list[str], *, para: bool = False) -> Example:
    """Return the example of a document; gold beads of other types than the aligner knows count as unpaired."""
    window = Window(ko, en, range(len(ko)), range(len(en)))
    terms = np.zeros((len(names), len(SHAPES), len(ko), len(en)), np.float32)
    for number in range(len(SHAPES)):
        terms[number, number] = 1
        for name, table in window.terms(number):
            if name in names:
                terms[names.index(name), number] = table
    barred = np.array([window.barred(number) for number in range(len(SHAPES))])
    if para:
        return Example(terms, barred, np.zeros(len(names)), 0.0, within(gold, len(ko), len(en)) & ~barred)
    kept = [bead for bead in gold if (len(bead.ko), len(bead.en)) in SHAPES]
    spots = [(SHAPES.index((len(b.ko), len(b.en))), b.ko[0], b.en[0]) for b in kept]
    found = sum((terms[:, s, i, j].astype(np.float64) for s, i, j in spots if not barred[s, i, j]), np.zeros(len(names)))
    alone = [n for b in gold if not b.en for n in b.ko], [n for b in gold if not b.ko for n in b.en]
    return Example(terms, barred, found, sum(map(runs_alone, alone)))


def within(gold: list[Bead], n: int, m: int) -> NDArray[np.bool_]:
    """Return which beads stay within a pair of paragraphs."""
    found = np.zeros((len(SHAPES), n, m), bool)
    for number, (p, q) in enumerate(SHAPES):
        for pair in gold:
            if len(pair.ko) >= p and len(pair.en) >= q:
                found[number, pair.ko[0] : pair.ko[-1] + 2 - p, pair.en[0] : pair.en[-1] + 2 - q] = True
    return found


def runs_alone(numbers: list[int]) -> int:
    """Return how many runs of neighbours ascending numbers make."""
    return sum(1 for k, number in enumerate(numbers) if not k or number != numbers[k - 1] + 1)


def slope(example: Example, weights: Floats, gap: float) -> tuple[float, Floats, float]:
    """Return the log-likelihood of an example with its derivatives by the weights and by the price of a gap."""
    values = np.einsum("k,ksij->sij", weights.astype(np.float32), example.terms).astype(np.float64)
    values[example.barred] = BARRED
    found, gaps, total = expected(example, values, gap)
    if example.inside is None:
        return float(example.gold @ weights) + example.gaps * gap - total, example.gold - found, example.gaps - gaps
    aim = np.where(example.inside, values + COVERED, BARRED)
    for number, (p, q) in enumerate(SHAPES):
        aim[number] += COVERED * (p + q - 1)
    aim[~example.inside] = BARRED
    right, right_gaps, right_total = expected(example, aim, gap)
    return right_total - total, right - found, right_gaps - gaps


def expected(example: Example, values: Floats, gap: float) -> tuple[Floats, float, float]:
    """Return the expected sum of terms, the expected number of gaps, and the log of the sum over all alignments."""
    chances, total = posteriors([values], gap)
    found = np.einsum("sij,ksij->k", chances[0].astype(np.float32), example.terms)
    around = [float(log_sums([values], gap + step)[0]) for step in (-0.01, 0.01)]
    return found, (around[1] - around[0]) / 0.02, float(total[0])


def fit(examples: list[Example], names: list[str]) -> tuple[Floats, float]:
    """Return weights and the price of a gap, by Adam (Kingma & Ba 2015) over all examples at once."""
    spread = np.array([*(SPREAD.get(name, 1.0) for name in names), 1.0])
    at = np.zeros(len(names) + 1)
    at[: len(SHAPES)] = -3
    at[names.index("margin") if "margin" in names else 0] += 1.5
    first, second = np.zeros_like(at), np.zeros_like(at)
    for turn in range(1, ROUNDS + 1):
        likelihood, rise = 0.0, -RIDGE * at
        for one in examples:
            found, by_weight, by_gap = slope(one, at[:-1] / spread[:-1], float(at[-1]))
            likelihood += found
            rise += np.array([*by_weight, by_gap]) / spread
        rise /= 10 * len(examples)
        first, second = 0.9 * first + 0.1 * rise, 0.99 * second + 0.01 * rise**2
        rate = 0.15 if turn < 0.6 * ROUNDS else 0.04
        at += rate * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.99**turn)) + 1e-3)
        if turn % 20 == 0:
            print(f"# {turn}: log-likelihood {likelihood:.1f}", file=sys.stderr, flush=True)
    return at[:-1] / spread[:-1], float(at[-1])


def examples(folder: Path, encoder: Encoder, names: list[str], *, para: bool) -> Iterator[Example]:
    """Give the examples of a folder."""
    pairs = load(folder)
    for pair in pairs[1::2] if folder.name == "articles" else pairs:
        if len(pair.ko) * len(pair.en) <= LARGEST:
            yield example(*sides(pair.ko, pair.en, encoder), pair.gold, names, para=para)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--para", nargs="*", type=Path, default=[])
    parser.add_argument("--none", action="store_true")
    given = parser.parse_args()
    names = [*OFFSETS, *([] if given.none else MEANING), *MARKS]
    encoder = load_encoder("none" if given.none else "use")
    found = [one for folder in given.folders for one in examples(folder, encoder, names, para=False)]
    found += [one for folder in given.para for one in examples(folder, encoder, names, para=True)]
    weights, gap = fit(found, names)
    rounded = [round(float(weight), 3) for weight in weights]
    size = len(OFFSETS)
    print(Weights(tuple(rounded[:size]), dict(zip(names[size:], rounded[size:], strict=True)), round(gap, 3)))


if __name__ == "__main__":
    main()
