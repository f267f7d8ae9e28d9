"""Bounds that scores have to keep: fixed ones, and how far they may fall under a baseline."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tm.errors import BadSetting
from tm.model.score import LOWER_IS_BETTER, SMALL_SCALE, Gate, Score
from tm.score.metrics import METRICS, metric_name

GATED = (*METRICS, *sorted(SMALL_SCALE))
"""What a bound may be set for."""


def parse_bounds(given: Iterable[str]) -> dict[str, float]:
    """Return the bounds that texts such as `chrf=55` set.

    Raises:
        BadSetting: no such metric, or no number.
    """
    bounds = {}
    for text in given:
        given_name, _, bound = text.partition("=")
        name = metric_name(given_name)
        bounds[name] = _number("--fail-under", text, bound, "a metric and a number, such as chrf=55")
        if name not in GATED:
            raise BadSetting("--fail-under", text, "one of " + ", ".join(f"{m}=X" for m in GATED))
    return bounds


def with_gate(score: Score, bounds: dict[str, float]) -> Score:
    """Return the score with its gate, where there is a bound for it."""
    if score.metric not in bounds:
        return score
    bound = bounds[score.metric]
    passed = score.score <= bound if score.metric in LOWER_IS_BETTER else score.score >= bound
    return replace(score, gate=Gate(bound, passed))


@dataclass(frozen=True, slots=True)
class Allowance:
    """By how much a score may be worse than the baseline's: `points`, or that `share` of it (0 to 1), whichever is more."""

    points: float = 0.0
    share: float = 0.0

    def of(self, was: float) -> float:
        """Return it in points."""
        return max(self.points, self.share * abs(was))


class Tolerance:
    """The allowances of a run: for every metric, and for single ones."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        """Read texts such as `0.5`, `2%` or `chrf=0.5`; of several the larger wins, and what names a metric counts for that alone.

        Raises:
            BadSetting: no such metric, no number, or less than 0.
        """
        self._general = Allowance()
        self._single: dict[str, Allowance] = {}
        for text in given:
            given_name, equals, size = text.rpartition("=")
            name = metric_name(given_name)
            if equals and name not in GATED:
                raise BadSetting("--tolerance", text, "one of " + ", ".join(f"{m}=X" for m in GATED))
            one = _allowance(text, size)
            if equals:
                self._single[name] = _larger(self._single.get(name, Allowance()), one)
            else:
                self._general = _larger(self._general, one)

    def of(self, metric: str) -> Allowance:
        """Return what a metric is allowed. Points for all are of 100: for a metric that goes to 1 they count as hundredths."""
        if metric in self._single:
            return self._single[metric]
        return replace(self._general, points=self._general.points / 100) if metric in SMALL_SCALE else self._general


def _allowance(text: str, size: str) -> Allowance:
    number = _number("--tolerance", text, size.removesuffix("%"), "points or a share, such as 0.5, 2% or chrf=0.5")
    if number < 0:
        raise BadSetting("--tolerance", text, "a number from 0 on")
    return Allowance(share=number / 100) if size.endswith("%") else Allowance(points=number)


def _larger(a: Allowance, b: Allowance) -> Allowance:
    return Allowance(max(a.points, b.points), max(a.share, b.share))


def _number(name: str, text: str, number: str, allowed: str) -> float:
    try:
        value = float(number)
    except ValueError:
        raise BadSetting(name, text, allowed) from None
    if not math.isfinite(value):
        raise BadSetting(name, text, allowed)
    return value
