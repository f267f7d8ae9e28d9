"""The weights under which checked alignments are the likeliest: a conditional random field (Lafferty et al. 2001).

Where the gold is by paragraph, whatever stays within the pairs of paragraphs is right, and covering them is the aim.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tm.align.search import log_sums, posteriors
from tm.align.sides import Floats, Side
from tm.align.terms import BARRED, Table, Window
from tm.align.weights import SHAPES, Weights
from tm.model.alignment import Bead

RIDGE = 1.0
"""Weight of the sum of squares that keeps the weights small."""
ROUNDS = 200
ENOUGH = 0.02
"""Gain of log-likelihood under which the fit is done."""
_REMEMBERED = 10
COVERED = 5.0
"""What covering a segment of a pair of paragraphs is worth to the aim, so that leaving all of it alone is not right too."""
SPREAD = dict.fromkeys(("margin", "cosine", "margin of a merge", "cosine of a merge"), 0.2)
SPREAD |= {"growth": 0.1, "length": 0.7, "length of a merge": 0.5}
"""How much a term varies, where it is not about 1: a step and the ridge are to be as large for all."""
MEANING = ("margin", "cosine", "margin of a merge", "cosine of a merge", "growth")
MARKS = (
    *("length", "length of a merge", "sentences", "sentences of a merge", "paragraph ends"),
    *("heading in a merge", "quotation cut"),
    *("numbers shared", "numbers apart", "Latin words", "code words apart"),
)
SOUNDS = ("names",)
"""Only of use where no vectors are: with them the fitted weight is 0."""
OFFSETS = tuple(f"{p}-{q}" for p, q in SHAPES)
_BATCH = 40_000
"""Cells whose posteriors are computed together."""
_NUDGE = 0.005
"""By how much the price of a gap is moved to see what the sum over all alignments does."""


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

    @property
    def size(self) -> tuple[int, int]:
        """Segments of the two sides."""
        return self.barred.shape[1], self.barred.shape[2]

    def values(self, weights: Floats) -> Table:
        """Return the value of each bead."""
        flat = weights.astype(np.float32) @ self.terms.reshape(len(weights), -1)
        return np.where(self.barred, BARRED, flat.reshape(self.barred.shape).astype(np.float64))

    def aim(self, values: Table) -> Table:
        """Return the values that only alignments within the pairs of paragraphs have, the better the more they cover."""
        assert self.inside is not None
        covered = COVERED * np.array([p + q for p, q in SHAPES])
        return np.where(self.inside, values + covered[:, None, None], BARRED)

    def summed(self, chances: Table) -> Floats:
        """Return the expected sum of terms."""
        n, m = self.size
        return (self.terms.reshape(len(self.terms), -1) @ chances[:, :n, :m].astype(np.float32).ravel()).astype(np.float64)


def example(ko: Side, en: Side, gold: list[Bead], names: Sequence[str], *, para: bool = False) -> Example:
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


def slope(batch: list[Example], weights: Floats, gap: float) -> tuple[float, Floats, float]:
    """Return the log-likelihood of examples with its derivatives by the weights and by the price of a gap."""
    values = [one.values(weights) for one in batch]
    found, gaps, total = expected(batch, values, gap)
    exact = [one for one in batch if one.inside is None]
    gold, gold_gaps = sum((one.gold for one in exact), np.zeros(len(weights))), sum(one.gaps for one in exact)
    likelihood = float(gold @ weights) + gold_gaps * gap - total
    by_paragraph = [(one, table) for one, table in zip(batch, values, strict=True) if one.inside is not None]
    if by_paragraph:
        aims = [one.aim(table) for one, table in by_paragraph]
        right, right_gaps, right_total = expected([one for one, _ in by_paragraph], aims, gap)
        gold, gold_gaps, likelihood = gold + right, gold_gaps + right_gaps, likelihood + right_total
    return likelihood, gold - found, gold_gaps - gaps


def expected(batch: list[Example], values: list[Table], gap: float) -> tuple[Floats, float, float]:
    """Return the expected sum of terms, the expected number of gaps, and the log of the sum over all alignments, together."""
    chances, logs = posteriors(values, gap)
    found = np.sum([one.summed(table) for one, table in zip(batch, chances, strict=True)], axis=0)
    return found, float((log_sums(values, gap + _NUDGE) - logs).sum() / _NUDGE), float(logs.sum())


def fit(examples: Sequence[Example], names: Sequence[str]) -> Weights:
    """Return the weights and the price of a gap under which the examples are the likeliest, less the ridge."""
    spread = np.array([*(SPREAD.get(name, 1.0) for name in names), 1.0])
    batches = list(_batches(examples))

    def lost(at: Floats) -> tuple[float, Floats]:
        likelihood, rise = -RIDGE / 2 * float(at @ at), -RIDGE * at
        for batch in batches:
            gained, by_weight, by_gap = slope(batch, at[:-1] / spread[:-1], float(at[-1]))
            likelihood += gained
            rise = rise + np.array([*by_weight, by_gap]) / spread
        return -likelihood, -rise

    start = np.zeros(len(names) + 1)
    start[: len(SHAPES)] = -1
    rounded = [round(float(one), 3) for one in least(lost, start) / spread]
    size = len(SHAPES)
    return Weights(tuple(rounded[:size]), dict(zip(names[size:], rounded[size:-1], strict=True)), rounded[-1])


def least(lost: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Return where a function, given with its slope, is least: L-BFGS (Nocedal 1980), each step halved until it gains enough."""
    at, (value, down) = start, lost(start)
    seen: deque[tuple[Floats, Floats]] = deque(maxlen=_REMEMBERED)
    for turn in range(ROUNDS):
        way = _direction(down, seen)
        share = 1.0 if seen else 1.0 / float(np.abs(down).max())
        gain = float(way @ down)
        while (found := lost(at + share * way))[0] > value + 1e-4 * share * gain and share > 1e-6:
            share /= 2
        step, change = share * way, found[1] - down
        if float(step @ change) > 1e-9:
            seen.append((step, change))
        at, (last, (value, down)) = at + step, (value, found)
        if not turn % 10:
            print(f"# {turn}: {-value:.1f}", file=sys.stderr, flush=True)
        if last - value < ENOUGH:
            break
    return at


def _direction(down: Floats, seen: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Return minus the slope times what the steps taken say of the inverse Hessian."""
    way, shares = -down, list[float]()
    for step, change in reversed(seen):
        shares.append(float(step @ way) / float(step @ change))
        way = way - shares[-1] * change
    if seen:
        step, change = seen[-1]
        way = way * (float(step @ change) / float(change @ change))
    for step, change in seen:
        way = way + (shares.pop() - float(change @ way) / float(step @ change)) * step
    return way


def _batches(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """Give examples of about one size together."""
    batch: list[Example] = []
    for one in sorted(examples, key=lambda one: one.size):
        widest = [max(sizes) for sizes in zip(*(other.size for other in [*batch, one]), strict=True)]
        if batch and (len(batch) + 1) * widest[0] * widest[1] > _BATCH:
            yield batch
            batch = []
        batch.append(one)
    yield batch
