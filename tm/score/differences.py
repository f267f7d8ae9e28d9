"""Segments with what differs from the reference that they are nearest to, the worst first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.model.score import LOWER_IS_BETTER, Joined, Judged, SegmentScore, Span
from tm.model.text import Lang
from tm.text.distance import changes, distance

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\s+|.", re.S)


def rank(
    joined: Joined, scores: dict[str, list[float]], numbers: Sequence[int], lang: Lang, most: int | None = None
) -> tuple[SegmentScore, ...]:
    """Return segments by the first metric, the worst first; equal ones in their order.

    Args:
        joined: all segments.
        scores: for each metric a score for each segment.
        numbers: which segments, 0-based.
        lang: of the texts.
        most: so many at most; `None` for all.
    """
    metric, values = next(iter(scores.items()))
    direction = -1 if metric in LOWER_IS_BETTER else 1
    order = sorted(numbers, key=lambda number: direction * values[number])
    return tuple(
        _row(joined.segments[n], n, metric, {name: found[n] for name, found in scores.items()}, lang) for n in order[:most]
    )


def _row(segment: Judged, number: int, metric: str, scores: dict[str, float], lang: Lang) -> SegmentScore:
    """Return a segment (`number` 0-based) with its scores and its differences to the nearest reference."""
    text = segment.hypothesis.text
    pieces = _TOKEN.findall(text)
    others = [_TOKEN.findall(reference) for reference in segment.references]
    nearest = min(range(len(others)), key=lambda n: distance(pieces, others[n]))
    changed, missed = _spans(pieces, others[nearest], trim=lang == "ko")
    return SegmentScore(number + 1, metric, scores[metric], scores, segment, nearest, changed, missed)


def _spans(a: Sequence[str], b: Sequence[str], *, trim: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the stretches of both texts that differ; with `trim` a word for a word down to the syllables: of 시장은 and 시장이."""
    at, bt = _starts(a), _starts(b)
    ours: list[Span] = []
    theirs: list[Span] = []
    for step in changes(a, b):
        if step.tag == "equal":
            continue
        left = at[step.src_start], at[step.src_end]
        right = bt[step.dest_start], bt[step.dest_end]
        if trim and step.src_end - step.src_start == step.dest_end - step.dest_start == 1:
            left, right = _trimmed("".join(a), left, "".join(b), right)
        ours.append(left)
        theirs.append(right)
    return _merged(ours, "".join(a)), _merged(theirs, "".join(b))


def _starts(pieces: Sequence[str]) -> list[int]:
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found


def _trimmed(a: str, left: Span, b: str, right: Span) -> tuple[Span, Span]:
    most = min(left[1] - left[0], right[1] - right[0])
    before = 0
    while before < most and a[left[0] + before] == b[right[0] + before]:
        before += 1
    after = 0
    while after < most - before and a[left[1] - after - 1] == b[right[1] - after - 1]:
        after += 1
    return (left[0] + before, left[1] - after), (right[0] + before, right[1] - after)


def _merged(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return the spans that are not empty, those with nothing but white space between them as one."""
    out: list[Span] = []
    for start, end in spans:
        if start == end:
            continue
        if out and not text[out[-1][1] : start].strip():
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return tuple(out)
