"""Fit the weights of the aligner by coordinate search: the sum of strict F1 over folders is to be as large as can be.

Run: python -m tests.benchmarks.fit_align FOLDER [FOLDER ...]
A folder named twice counts twice. Prints each better set of weights as it is found; the last
one goes into `tm/align/values.py` and `tm/align/rescue.py`, and then `align.py --fit` gives the constants of the confidence.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.documents import load
from tm.align import rescue as moved
from tm.align import values as weights
from tm.align.aligner import beads_between
from tm.align.beads import strict
from tm.align.sides import Side, side
from tm.encode import load_encoder
from tm.model.alignment import Bead

STEPS = {
    "OFFSET": 0.1,
    "MERGE": 0.05,
    "MARGIN": 0.2,
    "LENGTH": 0.05,
    "GROWTH": 0.2,
    "REDUNDANCY": 0.2,
    "PARTED": 0.2,
    "SIZE": 0.1,
    "NUMBERS": 0.1,
    "LEAST": 0.1,
}
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A document pair, encoded, with its checked alignment."""

    ko: Side
    en: Side
    gold: list[Bead]


def encoded(folder: Path) -> list[Example]:
    """Encode the document pairs of a folder; of the articles that ship only every other one, the rest being held out."""
    encoder = load_encoder()
    pairs = load(folder)
    found = []
    for pair in pairs[1::2] if folder.name == "articles" else pairs:
        vectors = encoder.encode([segment.text for segment in pair.ko + pair.en])
        n = len(pair.ko)
        found.append(Example(side(pair.ko, vectors[:n], "ko"), side(pair.en, vectors[n:], "en"), pair.gold))
    return found


def put(settings: dict[str, float]) -> None:
    """Make the aligner use these weights."""
    for name, number in settings.items():
        setattr(moved if name == "LEAST" else weights, name, number)


def total(folders: list[list[Example]], settings: dict[str, float]) -> float:
    """Return the sum of F1 over folders with these weights."""
    put(settings)
    return sum(strict([(e.gold, beads_between(e.ko, e.en)) for e in examples])[2] for examples in folders)


def main() -> None:
    folders = [encoded(Path(name)) for name in sys.argv[1:]]
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
