"""Scores, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tm.model.score import Score, SegmentScore


def render(scores: Sequence[Score], segments: Sequence[SegmentScore], format: str, name: str) -> str:
    """Return scores as text, JSON or TSV, with the segments' scores where there are any."""
    if format == "json":
        found: dict[str, Any] = {"scores": [_score_json(s) for s in scores]}
        if segments:
            found["segments"] = [_segment_json(s) for s in segments]
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if format == "tsv":
        rows = [f"{s.metric}\t{s.score}\t{s.segments}\t{s.signature}" for s in scores]
        rows += [f"{s.metric}\t{s.score}\t#{s.number}\t{' '.join(s.hypothesis.split())}" for s in segments]
        return "\n".join(["metric\tscore\tsegments\tsignature", *rows]) + "\n"
    lines = [f"{name}: {scores[0].segments} segments"] if scores else []
    for score in scores:
        line = f"  {score.metric:6} {score.score:6.2f}  {score.signature}"
        if score.gate:
            verb = "at most" if score.metric == "ter" else "at least"
            line += f"\n         {'passed' if score.gate.passed else 'FAILED'}: {verb} {score.gate.bound:g} asked for"
        lines.append(line)
    for row in segments:
        lines.append(f"{row.number:5} {row.metric} {row.score:6.2f}  {row.hypothesis}")
        lines += [f"{'':19} = {reference}" for reference in row.references]
    return "\n".join(lines) + "\n"


def _score_json(score: Score) -> dict[str, Any]:
    row: dict[str, Any] = {
        "metric": score.metric,
        "score": score.score,
        "signature": score.signature,
        "segments": score.segments,
    }
    if score.gate:
        bound = "at_most" if score.metric == "ter" else "at_least"
        row["gate"] = {bound: score.gate.bound, "passed": score.gate.passed}
    return row


def _segment_json(row: SegmentScore) -> dict[str, Any]:
    return {
        "number": row.number,
        "metric": row.metric,
        "score": row.score,
        "hypothesis": row.hypothesis,
        "references": list(row.references),
    }
