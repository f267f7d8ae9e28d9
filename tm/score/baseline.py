"""Scores that a team has agreed on, in a small file that is reviewed like code, and how a run compares with them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tm.errors import UnusableInput
from tm.model.score import LOWER_IS_BETTER, DocumentScore, Drop, Joined, Score, decimals
from tm.score.gates import Tolerance

_FORM = 1
"""Of the file; another one is refused."""

_ADVICE = "look at the scores, then write it anew with --update-baseline"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the file holds. Scores are rounded as `rounded` does.

    Attributes:
        segments: how many were scored.
        references: a digest of the reference texts.
        signatures: by metric.
        scores: by metric, of the whole.
        documents: by document and metric.
    """

    segments: int
    references: str
    signatures: dict[str, str]
    scores: dict[str, float]
    documents: dict[str, dict[str, float]]


def baseline_of(joined: Joined, scores: Iterable[Score], documents: Iterable[DocumentScore]) -> Baseline:
    """Return the baseline that a run would be. The quality estimate has no part in it: a new encoder would change it."""
    found = [score for score in scores if score.metric != "quality"]
    metrics = [score.metric for score in found]
    return Baseline(
        len(joined.segments),
        _digest(joined),
        {score.metric: score.signature for score in found},
        {score.metric: rounded(score.metric, score.score) for score in found},
        {one.document: {metric: rounded(metric, one.scores[metric]) for metric in metrics} for one in documents},
    )


def rounded(metric: str, value: float) -> float:
    """Return a score to the precision that is compared: two decimals of a metric out of 100, four of one out of 1."""
    return round(value, decimals(metric))


def _digest(joined: Joined) -> str:
    texts = "\0".join(text for segment in joined.segments for text in segment.references)
    return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def dump(baseline: Baseline) -> str:
    """Return the file's text: the same baseline gives the same bytes, a line for each number."""
    data = {
        "tm-score": _FORM,
        "segments": baseline.segments,
        "references": baseline.references,
        "signatures": dict(sorted(baseline.signatures.items())),
        "scores": dict(sorted(baseline.scores.items())),
        "documents": {name: dict(sorted(scores.items())) for name, scores in sorted(baseline.documents.items())},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def parse(file: str, text: str) -> Baseline:
    """Return what a baseline file says.

    Raises:
        UnusableInput: it is none, or of another form.
    """
    try:
        data = json.loads(text)
        if data["tm-score"] != _FORM:
            raise UnusableInput(file, f"is a baseline of form {data['tm-score']}, not {_FORM}", advice=_ADVICE)
        return Baseline(
            int(data["segments"]),
            str(data["references"]),
            {str(name): str(text) for name, text in data["signatures"].items()},
            _scores(data["scores"]),
            {str(name): _scores(scores) for name, scores in data["documents"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnusableInput(file, "is no baseline of tm score", advice="write one with --update-baseline") from None


def _scores(data: Any) -> dict[str, float]:
    return {str(metric): float(value) for metric, value in data.items()}


def compare(file: str, old: Baseline, new: Baseline, tolerance: Tolerance) -> tuple[list[Drop], list[str]]:
    """Return how each score stands to the baseline's, the whole first, and what people should know.

    Raises:
        UnusableInput: a number was made in another way, so that the two cannot be compared.
    """
    for metric, signature in new.signatures.items():
        if old.signatures.get(metric, signature) != signature:
            raise UnusableInput(
                file, f"holds {metric} by another signature ({old.signatures[metric]}; now {signature})", advice=_ADVICE
            )
    drops = _drops(None, old.scores, new.scores, tolerance)
    for document, scores in new.documents.items():
        drops += _drops(document, old.documents.get(document, {}), scores, tolerance)
    return drops, [f"{file}: {note}" for note in _notes(old, new)]


def _drops(document: str | None, old: dict[str, float], new: dict[str, float], tolerance: Tolerance) -> list[Drop]:
    drops = []
    for metric, now in new.items():
        if metric in old:
            allowed = tolerance.of(metric).of(old[metric])
            worse = now - old[metric] if metric in LOWER_IS_BETTER else old[metric] - now
            # Both are decimal fractions; their difference is one only after rounding.
            drops.append(Drop(metric, document, old[metric], now, allowed, round(worse, 6) <= allowed))
    return drops


def _notes(old: Baseline, new: Baseline) -> list[str]:
    notes = []
    if lacking := [metric for metric in new.scores if metric not in old.scores]:
        notes.append(f"has no {_and(lacking)}; nothing to compare with until --update-baseline")
    if unscored := [metric for metric in old.scores if metric not in new.scores]:
        notes.append(f"has {_and(unscored)}, which this run did not score; name it with --metric")
    if added := [document for document in new.documents if document not in old.documents]:
        notes.append(f"does not know new documents: {_some(added)}; add them with --update-baseline")
    if gone := [document for document in old.documents if document not in new.documents]:
        notes.append(f"has documents that are missing now: {_some(gone)}; drop them with --update-baseline")
    if old.segments != new.segments:
        notes.append(f"is of {old.segments} segments, now there are {new.segments}")
    elif old.references != new.references:
        notes.append("was made with other reference texts; a difference may come from them")
    return notes


def _and(names: Sequence[str]) -> str:
    return " and ".join(names)


def _some(names: Sequence[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (f", … ({len(names)} in all)" if len(names) > most else "")
