"""Hypotheses against references: sacreBLEU's metrics with their signatures, tests of significance, and gates on them."""

from tm.score.metrics import score

__all__ = ["score"]
