"""Scores as plain objects for scripts: the keys of the contract, and more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tm.model.score import LOWER_IS_BETTER, Comparison, DocumentScore, Drop, Report, Score, SegmentScore


def whole(report: Report) -> str:
    """Return everything as one JSON object."""
    found: dict[str, Any] = {
        "file": report.name,
        "lang": report.lang,
        "joined": report.joined.by,
        "passed": report.passed,
        "scores": [_score(one) for one in report.scores],
    }
    parts = {
        "documents": [_document(one) for one in report.documents],
        "segments": [_segment(one) for one in report.segments],
        "worst": [_segment(one) for one in report.worst],
        "comparisons": [_comparison(one) for one in report.comparisons],
        "baseline": [_drop(one) for one in report.drops],
        "notes": list(report.notes),
    }
    return json.dumps(found | {key: rows for key, rows in parts.items() if rows}, ensure_ascii=False, indent=1) + "\n"


def lines(report: Report) -> Iterator[str]:
    """Give an object a line; `kind` says what each is."""
    rows = [("score", _score(one)) for one in report.scores]
    rows += [("document", _document(one)) for one in report.documents]
    rows += [("comparison", _comparison(one)) for one in report.comparisons]
    rows += [("baseline", _drop(one)) for one in report.drops]
    rows += [("segment", _segment(one)) for one in report.segments]
    for kind, row in rows:
        yield json.dumps({"kind": kind, **row}, ensure_ascii=False) + "\n"


def _score(score: Score) -> dict[str, Any]:
    row: dict[str, Any] = {
        "metric": score.metric,
        "score": score.score,
        "signature": score.signature,
        "segments": score.segments,
    }
    if score.interval:
        row["interval"] = {
            "mean": score.interval.mean,
            "half": score.interval.half,
            "percent": 95,
            "resamples": score.interval.resamples,
        }
    if score.gate:
        bound = "at_most" if score.metric in LOWER_IS_BETTER else "at_least"
        row["gate"] = {bound: score.gate.bound, "passed": score.gate.passed}
    return row


def _document(row: DocumentScore) -> dict[str, Any]:
    return {"document": row.document, "segments": row.segments, "scores": row.scores}


def _segment(row: SegmentScore) -> dict[str, Any]:
    hypothesis = row.segment.hypothesis
    return {
        "number": row.number,
        "id": hypothesis.id,
        "line": hypothesis.line,
        "document": hypothesis.document,
        "metric": row.metric,
        "score": row.score,
        "scores": row.scores,
        "source": hypothesis.source,
        "hypothesis": hypothesis.text,
        "references": list(row.segment.references),
        "nearest": row.nearest,
        "changed": [list(span) for span in row.changed],
        "missed": [list(span) for span in row.missed],
    }


def _comparison(row: Comparison) -> dict[str, Any]:
    return {
        "system": row.system,
        "metric": row.metric,
        "test": row.test,
        "score": row.score,
        "difference": row.difference,
        "p_value": row.p_value,
        "mean": row.mean,
        "half": row.half,
        "signature": row.signature,
    }


def _drop(row: Drop) -> dict[str, Any]:
    return {
        "document": row.document,
        "metric": row.metric,
        "was": row.was,
        "now": row.now,
        "allowed": row.allowed,
        "passed": row.passed,
    }
