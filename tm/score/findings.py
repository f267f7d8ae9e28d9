"""What missed its gate as findings: for annotations, SARIF, and whatever else takes the findings of checks."""

from __future__ import annotations

from tm.model.finding import CheckRow, Finding
from tm.model.score import LOWER_IS_BETTER, Drop, Report, Score, SegmentScore, Verdicts, figure

GATE, DROP, SEGMENT = "score-gate", "score-drop", "score-segment"

RULES = (
    CheckRow(GATE, "error", "", False, "A score under the bound that was set for it", "The translation is worse than was agreed."),
    CheckRow(
        DROP,
        "error",
        "",
        False,
        "A score that fell under the baseline's",
        "A change made the translation worse than it was before.",
    ),
    CheckRow(
        SEGMENT,
        "warning",
        "",
        False,
        "One of the worst segments where a score missed its gate",
        "Reading the worst segments first shows soonest what went wrong.",
    ),
)
"""What findings of scores are called."""


def verdicts(report: Report) -> Verdicts:
    """Return a finding for each gate that was missed, and for each segment that is to be read first."""
    return Verdicts(
        tuple(_gate(report, score) if score.gate and not score.gate.passed else None for score in report.scores),
        tuple(None if drop.passed else _drop(report, drop) for drop in report.drops),
        tuple(_segment(report, segment) for segment in report.worst),
    )


def _gate(report: Report, score: Score) -> Finding:
    bound = score.gate.bound if score.gate else 0.0
    side = "over" if score.metric in LOWER_IS_BETTER else "under"
    message = f"{score.metric} {figure(score.metric, score.score)} is {side} the {bound:g} asked for; read the worst segments first"
    return Finding(GATE, "error", message, "", "", report.name)


def _drop(report: Report, drop: Drop) -> Finding:
    verb = "rose" if drop.metric in LOWER_IS_BETTER else "fell"
    where = "" if drop.document is None else f"{drop.document or '(no document)'}: "
    was, now, allowed = (figure(drop.metric, value) for value in (drop.was, drop.now, drop.allowed))
    advice = "mend the translations, or agree on the new scores with --update-baseline"
    message = f"{where}{drop.metric} {verb} from {was} to {now} ({allowed} allowed); {advice}"
    return Finding(DROP, "error", message, "", "", report.name)


def _segment(report: Report, row: SegmentScore) -> Finding:
    hypothesis, reference = row.segment.hypothesis, row.segment.references[row.nearest]
    number = figure(row.metric, row.score)
    message = f"{row.metric} {number}, among the worst; compare it with the reference: {' '.join(reference.split())}"
    return Finding(
        SEGMENT, "warning", message, hypothesis.source or "", hypothesis.text, report.name, hypothesis.line, hypothesis.id
    )
