"""Strict precision, recall and F1 of the aligner on folders of document pairs with checked alignments.

Run: python -m tests.benchmarks.align FOLDER [FOLDER ...] [--fit]
`--fit` also fits the two constants of the confidence on the folders given, and prints how true the confidence is.
"""

from __future__ import annotations

import math
import sys
import time
from pathlib import Path

from tests.benchmarks.documents import load
from tm.align import align
from tm.align.aligner import CONFIDENCE
from tm.align.beads import strict
from tm.encode import load_encoder


def logistic(points: list[tuple[float, bool]]) -> tuple[float, float]:
    """Fit intercept and slope by Newton's method on (quality, right) points."""
    a, b = 0.0, 1.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, right in points:
            p = 1 / (1 + math.exp(-(a + b * x)))
            w = p * (1 - p)
            g0, g1 = g0 + right - p, g1 + (right - p) * x
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        determinant = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / determinant, b + (h00 * g1 - h01 * g0) / determinant
    return a, b


def main() -> None:
    fit = "--fit" in sys.argv
    folders = [Path(name) for name in sys.argv[1:] if name != "--fit"]
    encoder = load_encoder()
    points: list[tuple[float, bool]] = []
    for folder in folders:
        started = time.process_time()
        pairs = []
        for pair in load(folder):
            found = list(align(pair.ko, pair.en, encoder).beads)
            pairs.append((pair.gold, found))
            known = {(b.ko, b.en) for b in pair.gold}
            intercept, slope = CONFIDENCE
            for bead in found:
                if bead.paired and 0 < bead.confidence < 1:
                    logit = math.log(bead.confidence / (1 - bead.confidence))
                    points.append(((logit - intercept) / slope, (bead.ko, bead.en) in known))
        precision, recall, f1 = strict(pairs)
        seconds = time.process_time() - started
        print(f"{folder.name:14} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {len(pairs)} documents, {seconds:.1f} s CPU")
    if fit:
        a, b = logistic(points)
        print(f"CONFIDENCE = ({a:.2f}, {b:.2f})")
        chances = [(1 / (1 + math.exp(-(a + b * x))), right) for x, right in points]
        for low in (0.0, 0.2, 0.4, 0.6, 0.8, 0.9):
            inside = [right for chance, right in chances if low <= chance < (low + 0.2 if low < 0.8 else low + 0.1)]
            if inside:
                print(f"confidence from {low:.1f}: {sum(inside) / len(inside):.2f} right of {len(inside)}")


if __name__ == "__main__":
    main()
