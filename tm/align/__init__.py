"""Two sequences of segments to an alignment: bead values from sentence vectors and lengths, and the best path through them."""

from tm.align.aligner import align

__all__ = ["align"]
