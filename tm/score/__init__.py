"""Hypotheses against references: sacreBLEU's metrics with their signatures, and gates on them."""

from tm.score.metrics import score, score_segments

__all__ = ["score", "score_segments"]
