"""One run: scores of the whole, of documents and segments, tests and gates, in one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING, Any

from tm.model.score import Comparison, DocumentScore, Drop, Joined, Outside, Report, Score, SegmentScore
from tm.model.text import Lang
from tm.score import significance
from tm.score.gates import Tolerance, with_gate
from tm.score.metrics import Judge, judges

if TYPE_CHECKING:
    from tm.score.baseline import Baseline

WORST = 3
"""Segments shown for each gate that was missed."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a run.

    Attributes:
        metrics: of `METRICS`, in the order wanted.
        tokenize: BLEU's tokenizer, where it is not the language's.
        bounds: for each metric what it has to reach.
        tolerance: how far it may fall under a baseline.
        interval: whether to draw one.
        segments: whether each is wanted.
        test: of `significance.TESTS`.
        trials: of intervals and tests; `None` for sacreBLEU's number.
        seed: 1 or more.
    """

    metrics: tuple[str, ...]
    tokenize: str | None = None
    bounds: Mapping[str, float] = field(default_factory=dict)
    tolerance: Tolerance = field(default_factory=Tolerance)
    interval: bool = False
    segments: bool = False
    test: str = "paired-bs"
    trials: int | None = None
    seed: int = 12345


class Evaluation:
    """The counts of one run, from which everything else is computed."""

    def __init__(self, joined: Joined, lang: Lang, options: Options, outside: Sequence[Outside] = ()) -> None:
        self._joined, self._lang, self._options = joined, lang, options
        self._outside = {one.metric: one for one in outside}
        self._judges = judges(options.metrics, joined.references, lang, tokenize=options.tokenize)
        self._counts = {name: judge.count(joined.hypotheses) for name, judge in self._judges.items()}

    def compared(self, name: str, others: Mapping[str, Sequence[str]]) -> tuple[Comparison, ...]:
        """Return a paired test of other systems' hypotheses against these."""
        options = self._options
        systems = {name: self._joined.hypotheses, **others}
        return tuple(significance.compare(systems, self._judges, options.test, options.seed, options.trials)) if others else ()

    def scores(self) -> tuple[Score, ...]:
        """Return the scores of the whole, with their gates."""
        found = [self._score(name, judge) for name, judge in self._judges.items()]
        size = len(self._joined.segments)
        found += [
            Score(one.metric, _mean(one.segments) if one.whole is None else one.whole, one.signature, size)
            for one in self._outside.values()
        ]
        return tuple(with_gate(score, dict(self._options.bounds)) for score in found)

    def _score(self, name: str, judge: Judge) -> Score:
        counts, options = self._counts[name], self._options
        drawn, signature = None, judge.signature
        if options.interval:
            drawn, signature = significance.interval(judge, counts, options.seed, options.trials or significance.RESAMPLES)
        return Score(name, judge.total(counts), signature, len(counts), interval=drawn)

    def documents(self) -> tuple[DocumentScore, ...]:
        """Return the scores of each document, in the order of the file; none where there is one document only."""
        return tuple(
            DocumentScore(document, len(numbers), self._over(numbers)) for document, numbers in self._joined.documents.items()
        )

    def _over(self, numbers: Sequence[int]) -> dict[str, float]:
        found = {name: judge.total(self._picked(name, numbers)) for name, judge in self._judges.items()}
        return found | {one.metric: _mean([one.segments[n] for n in numbers]) for one in self._outside.values()}

    def _picked(self, name: str, numbers: Sequence[int]) -> list[Any]:
        return [self._counts[name][n] for n in numbers]

    @cached_property
    def singles(self) -> dict[str, list[float]]:
        """For each metric a score for each segment."""
        found = {name: [judge.single(counts) for counts in self._counts[name]] for name, judge in self._judges.items()}
        return found | {one.metric: list(one.segments) for one in self._outside.values()}

    def ranked(self, metric: str | None = None, document: str | None = None, most: int | None = None) -> tuple[SegmentScore, ...]:
        """Return segments by a metric (default: the first), of a document or of all, the worst first."""
        from tm.score.differences import rank

        numbers = range(len(self._joined.segments)) if document is None else self._joined.documents[document]
        first = metric or next(iter(self.singles))
        return rank(self._joined, {first: self.singles[first]} | self.singles, numbers, self._lang, most)


def evaluate(
    name: str,
    joined: Joined,
    lang: Lang,
    options: Options,
    *,
    outside: Sequence[Outside] = (),
    others: Mapping[str, Sequence[str]] | None = None,
    baseline: tuple[str, Baseline] | None = None,
) -> Report:
    """Return everything that a run finds.

    Args:
        name: of the hypotheses' file.
        joined: the segments.
        lang: of the hypotheses.
        options: what is asked.
        outside: what other metrics than sacreBLEU's say.
        others: hypotheses of other systems, by name, to be tested against these.
        baseline: a file's name, and what it holds.

    Raises:
        BadSetting: no such metric or tokenizer.
        MissingExtra: the tokenizer is not installed.
        UnusableInput: the baseline's numbers were made in another way.
    """
    run = Evaluation(joined, lang, options, outside)
    scores, documents = run.scores(), run.documents()
    drops: tuple[Drop, ...] = ()
    notes: tuple[str, ...] = joined.notes
    if baseline:
        from tm.score.baseline import baseline_of, compare

        found, said = compare(*baseline, baseline_of(joined, scores, documents), options.tolerance)
        drops, notes = tuple(found), (*notes, *said)
    return Report(
        name=name,
        lang=lang,
        joined=joined,
        scores=scores,
        documents=documents,
        segments=run.ranked() if options.segments else (),
        worst=_worst(run, scores, drops),
        comparisons=run.compared(name, others or {}),
        drops=drops,
        notes=notes,
    )


def _worst(run: Evaluation, scores: Sequence[Score], drops: Sequence[Drop]) -> tuple[SegmentScore, ...]:
    """Return the worst segments of what missed its gate, each once: of the documents that fell, else of the whole.

    Of several metrics that fell in one place the first counts; a segment that is its reference is none of the worst.
    """
    fallen = [(drop.document, drop.metric) for drop in drops if not drop.passed]
    missed: list[tuple[str | None, str]] = [(None, one.metric) for one in scores if one.gate and not one.gate.passed]
    places = dict(reversed([place for place in fallen if place[0] is not None] or [*missed, *fallen]))
    found: dict[int, SegmentScore] = {}
    for document, metric in reversed(places.items()):
        for row in run.ranked(metric, document, WORST):
            if row.changed or row.missed:
                found.setdefault(row.number, row)
    return tuple(found.values())


def _mean(numbers: Sequence[float]) -> float:
    # As `statistics.fmean`, whose module takes longer to import than a small file to score.
    return fsum(numbers) / len(numbers)
