"""Fit the weights of the aligner by coordinate search: the sum of strict F1 over folders is to be as large as can be.

Run: python tests/benchmarks/fit_align.py FOLDER [FOLDER ...]
Folders hold `NAME.ko`, `NAME.en` (a segment a line) and `NAME.gold`. Prints each better set of weights as it is found; the last
one goes into `tm/align/values.py` and `tm/align/rescue.py`, and then `align.py --fit` gives the constants of the confidence.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tm.align import rescue as moved
from tm.align import values as weights
from tm.align.aligner import confidence
from tm.align.beads import read_beads, strict
from tm.align.rescue import merged, rescue
from tm.align.search import best_path
from tm.align.values import Side, Values, side
from tm.encode import load_encoder
from tm.model.alignment import Bead

STEPS = {"OFFSET": 0.1, "MERGE": 0.05, "MARGIN": 0.2, "LENGTH": 0.05, "GROWTH": 0.2, "SIZE": 0.1, "NUMBERS": 0.2, "LEAST": 0.1}
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A document pair, encoded, with its checked alignment."""

    ko: Side
    en: Side
    gold: list[Bead]


def load(folder: Path) -> list[Example]:
    """Encode the document pairs of a folder."""
    encoder = load_encoder()
    found = []
    for gold in sorted(folder.glob("*.gold")):
        ko, en = (gold.with_suffix(f".{lang}").read_text("utf-8").splitlines() for lang in ("ko", "en"))
        vectors = encoder.encode(ko + en)
        found.append(Example(side(ko, vectors[: len(ko)], "ko"), side(en, vectors[len(ko) :], "en"), read_beads(str(gold))))
    return found


def aligned(example: Example) -> list[Bead]:
    """Align as the package does, from vectors that are there."""
    values = Values(example.ko, example.en)
    beads: list[Bead] = []
    i = j = 0
    for p, q, quality in best_path(values, len(example.ko), len(example.en)):
        beads.append(Bead(tuple(range(i, i + p)), tuple(range(j, j + q)), confidence(quality)))
        i, j = i + p, j + q
    ko = [n for bead in beads if not bead.en for n in bead.ko]
    en = [n for bead in beads if not bead.ko for n in bead.en]
    return merged(beads, [Bead(a, b, confidence(quality)) for a, b, quality in rescue(values, ko, en)])


def put(settings: dict[str, float]) -> None:
    """Make the aligner use these weights."""
    for name, number in settings.items():
        setattr(moved if name == "LEAST" else weights, name, number)


def total(folders: list[list[Example]], settings: dict[str, float]) -> float:
    """Return the sum of F1 over folders with these weights."""
    put(settings)
    return sum(strict([(e.gold, aligned(e)) for e in examples])[2] for examples in folders)


def main() -> None:
    folders = [load(Path(name)) for name in sys.argv[1:]]
    settings = {name: float(getattr(moved if name == "LEAST" else weights, name)) for name in STEPS}
    best = total(folders, settings)
    print(f"{best:.4f} {settings}", flush=True)
    steps = dict(STEPS)
    for _ in range(ROUNDS):
        for name in STEPS:
            for direction in (1, -1):
                while True:
                    trial = settings | {name: round(settings[name] + direction * steps[name], 4)}
                    found = total(folders, trial)
                    if found <= best + 1e-4:
                        break
                    best, settings = found, trial
                    print(f"{best:.4f} {settings}", flush=True)
        steps = {name: step / 2 for name, step in steps.items()}


if __name__ == "__main__":
    main()
