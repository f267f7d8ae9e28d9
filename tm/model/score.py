"""What scoring takes and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tm.model.finding import Finding
from tm.model.text import Lang

JoinedBy = Literal["id", "source", "order"]

LOWER_IS_BETTER = frozenset({"ter"})
"""Metrics that count what is wrong."""

SMALL_SCALE = frozenset({"comet", "quality"})
"""Metrics of 0 to about 1; the others go from 0 to 100."""


def decimals(metric: str) -> int:
    """Return to how many decimals a metric is compared and shown."""
    return 4 if metric in SMALL_SCALE else 2


def figure(metric: str, value: float) -> str:
    """Return a value as people are shown it."""
    return f"{value:.{decimals(metric)}f}"


Span = tuple[int, int]
"""Start and end in a text, in code points, the end not included."""


class Translation(NamedTuple):
    """One segment of one file: its target, and what tells which segment it is.

    Attributes:
        text: the target; empty where there is none yet.
        id: the unit's, where it has one.
        source: what was translated, where the file says; `context` tells equal sources apart (gettext's `msgctxt`).
        document: what the segment belongs to; empty where the file is one document.
        line: where the file has it, 1-based.
    """

    text: str
    id: str | None = None
    source: str | None = None
    document: str = ""
    line: int | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Translations:
    """One side of a comparison: a file's segments. `lang` is the targets', where the file says."""

    name: str
    rows: tuple[Translation, ...]
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation beside its references, one of each reference file."""

    hypothesis: Translation
    references: tuple[str, ...]

    @property
    def label(self) -> str:
        """What a person finds the segment by: its id, else its line."""
        return self.hypothesis.id or (f"line {self.hypothesis.line}" if self.hypothesis.line else "")


@dataclass(frozen=True, slots=True)
class Joined:
    """The segments that both sides have, in the order of the hypotheses, and in words what only one side has."""

    by: JoinedBy
    segments: tuple[Judged, ...]
    notes: tuple[str, ...] = ()

    @property
    def hypotheses(self) -> list[str]:
        """The texts to judge."""
        return [segment.hypothesis.text for segment in self.segments]

    @property
    def references(self) -> list[list[str]]:
        """A whole list for each reference file."""
        return [list(texts) for texts in zip(*(segment.references for segment in self.segments), strict=True)]

    @property
    def documents(self) -> dict[str, list[int]]:
        """The numbers (0-based) of each document's segments, in the order of the file; empty where all are of one document."""
        found: dict[str, list[int]] = {}
        for number, segment in enumerate(self.segments):
            found.setdefault(segment.hypothesis.document, []).append(number)
        return found if len(found) > 1 else {}


@dataclass(frozen=True, slots=True)
class Gate:
    """A bound for a score (for TER an upper one), and whether the score met it."""

    bound: float
    passed: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a score lies when the segments are drawn anew: in 95 of 100 draws within `mean` ± `half`, in the metric's points."""

    mean: float
    half: float
    resamples: int


@dataclass(frozen=True, slots=True)
class Score:
    """One metric's value. Higher is better, but for TER, where lower is.

    `score` is 0 to 100 (TER: and above), or 0 to about 1 for the metrics of `SMALL_SCALE`.
    """

    metric: str
    score: float
    signature: str
    segments: int
    gate: Gate | None = None
    interval: Interval | None = None


class Outside(NamedTuple):
    """A metric that sacreBLEU does not compute: its value for the `whole` (`None`: the segments' mean) and for each segment."""

    metric: str
    signature: str
    whole: float | None
    segments: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document's scores, by metric."""

    document: str
    segments: int
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class SegmentScore:
    """One segment's score by one metric; `number` is 1-based, `scores` has the other metrics' too.

    Attributes:
        segment: the texts.
        nearest: which reference (0-based) the translation is nearest to.
        changed: the stretches of the translation that this reference does not have; `missed`: those of the reference.
    """

    number: int
    metric: str
    score: float
    scores: dict[str, float]
    segment: Judged
    nearest: int = 0
    changed: tuple[Span, ...] = ()
    missed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One system's score in a paired test against the hypotheses; the hypotheses' own row has no `p_value`.

    Attributes:
        test: `paired-bs` (bootstrap) or `paired-ar` (approximate randomisation).
        p_value: how likely a difference as large would be if the systems were equally good, 0 to 1.
        mean: over the resamples, with `half` of a 95 % interval; `None` where the test draws none.
        signature: sacreBLEU's, with the test, its size and the seed.
    """

    system: str
    metric: str
    test: str
    score: float
    difference: float
    p_value: float | None
    mean: float | None
    half: float | None
    signature: str


@dataclass(frozen=True, slots=True)
class Drop:
    """A score against the baseline's; `document` is `None` for the whole. `allowed` is by how much it may be worse, in points."""

    metric: str
    document: str | None
    was: float
    now: float
    allowed: float
    passed: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found.

    Attributes:
        name: of the hypotheses' file.
        lang: of the hypotheses.
        joined: what was scored.
        scores: of the whole, by metric.
        documents: of each, where there are more than one.
        segments: of each, the worst first, where that was asked.
        worst: the segments to look at first where a gate was missed.
        comparisons: of other systems with this one.
        drops: of each score against the baseline, whether it passed or not.
        notes: what people should know, a line each.
    """

    name: str
    lang: Lang
    joined: Joined
    scores: tuple[Score, ...]
    documents: tuple[DocumentScore, ...] = ()
    segments: tuple[SegmentScore, ...] = ()
    worst: tuple[SegmentScore, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    drops: tuple[Drop, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every gate was met."""
        return all(score.gate is None or score.gate.passed for score in self.scores) and all(drop.passed for drop in self.drops)


class Verdicts(NamedTuple):
    """What missed its gate: for each of a report's `scores` and `drops` a finding or `None`; and the `segments` to look at."""

    scores: tuple[Finding | None, ...]
    drops: tuple[Finding | None, ...]
    segments: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, the gates first."""
        return tuple(found for found in (*self.scores, *self.drops, *self.segments) if found)
