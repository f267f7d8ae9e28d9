"""Two sequences of segments to an alignment: bead values from sentence vectors and lengths, and the best path through them."""

from tm.align.aligner import SIGNATURE, align

__all__ = ["SIGNATURE", "align"]
