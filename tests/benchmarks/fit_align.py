"""Fit the weights of the aligner, and the constants of its confidence.

Run: python -m tests.benchmarks.fit_align --pairs KO EN [--pairs KO EN ...] [--beads FOLDER ...] [--para FOLDER ...]
        [--seed N] [--none]

Of each two files with a pair a line documents are made as `align_sets` does; folders after `--beads` hold checked alignments, those
after `--para` alignments by paragraph, from which runs are left out as well. First half of it all is fitted and the other half
judged, then the other way around: the table says how the aligner does on documents that its weights have not seen, and the
confidence is fitted to that. Then the weights are fitted on all. Prints what goes into `tm/align/weights.py`, the same for the
same seed; two minutes, and one for the vectors the first time. `--none` fits the weights of the aligner without
an encoder.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from tests.benchmarks.align import TITLE, Folder
from tests.benchmarks.align_sets import of_pairs, of_paragraphs, read_pairs
from tests.benchmarks.documents import Pair, load
from tests.benchmarks.fit_align_crf import MARKS, MEANING, OFFSETS, SOUNDS, Example, example, fit
from tm.align.aligner import sides
from tm.align.weights import Weights
from tm.encode import Encoder, load_encoder
from tm.encode.encoder import one_thread

LARGEST = 25_000
"""Pairs of segments up to which a document is fitted: its terms are all held in memory."""
HALVES = (0, 1)
RESERVE = 1.1
"""How much lower the log-odds of the confidence are set than fitted: a pair said to be sure and wrong costs more than a doubt."""


@dataclass(frozen=True, slots=True)
class Material:
    """A folder of document pairs: to fit, or only to judge; `half` is 0 or 1, or `None` where each half of it is in one."""

    folder: Path
    para: bool = False
    judged_only: bool = False
    half: int | None = None

    def pairs(self, half: int) -> list[Pair]:
        """Return the pairs that belong to a half."""
        if self.half is not None:
            return load(self.folder) if self.half == half else []
        return load(self.folder)[half::2]


def made(out: Path, given: argparse.Namespace) -> Iterator[Material]:
    """Make the documents and give their folders."""
    for number, (ko, en) in enumerate(given.pairs):
        pairs = read_pairs(ko, en)
        middle = len(pairs) // 2
        for half, part in zip(HALVES, (pairs[:middle], pairs[middle:]), strict=True):
            at = out / f"{number}-{half}"
            of_pairs(part, at, Random(given.seed))
            yield from (Material(at / kind, half=half, judged_only=kind == "reorder") for kind in ("sim", "drop", "reorder"))
    yield from (Material(folder) for folder in given.beads)
    for number, folder in enumerate(given.para):
        yield Material(folder, para=True, judged_only=True)
        for turn in range(2):
            at = out / f"para-{number}-{turn}"
            of_paragraphs(folder, at, Random(given.seed + turn))
            yield from (Material(at / kind, para=True, judged_only=bool(turn)) for kind in ("gaps", "partly"))


def examples(material: list[Material], half: int, encoder: Encoder, names: list[str]) -> Iterator[Example]:
    """Give the examples of a half."""
    for one in material:
        for pair in () if one.judged_only else one.pairs(half):
            if len(pair.ko) * len(pair.en) <= LARGEST:
                yield example(*sides(pair.ko, pair.en, encoder), pair.gold, names, para=one.para)


def judged(material: list[Material], half: int, encoder: Encoder, weights: Weights) -> Iterator[Folder]:
    """Give how the aligner does with some weights on each folder's half."""
    for one in material:
        folder = Folder(f"{one.folder.parent.name}/{one.folder.name}", one.para)
        for pair in one.pairs(half):
            folder.add(pair, encoder, None, weights)
        if folder.pairs:
            yield folder


def confidence(folders: list[Folder]) -> tuple[float, ...]:
    """Return the constants under which the pairs that are right are the likeliest, each folder counting the same."""
    rows = np.array([row for folder in folders for row in folder.facts])
    right = np.array([one for folder in folders for one in folder.right], float)
    weight = np.array([1 / len(folder.right) for folder in folders for _ in folder.right]) * len(right) / len(folders)
    at = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(rows @ at)))
        slope = rows.T @ (weight * (right - chance)) - at
        bend = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.eye(len(at))
        at = at + np.linalg.solve(bend, slope)
    at[0] -= RESERVE
    return tuple(round(float(one), 3) for one in at)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", nargs=2, type=Path, action="append", default=[], metavar=("KO", "EN"))
    parser.add_argument("--beads", nargs="*", type=Path, default=[])
    parser.add_argument("--para", nargs="*", type=Path, default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--none", action="store_true")
    given = parser.parse_args()
    names = [*OFFSETS, *MARKS, *(SOUNDS if given.none else MEANING)]
    encoder = load_encoder("none" if given.none else "use")
    # One thread: the sums of several come in another order, and the last digit with them.
    with one_thread(), tempfile.TemporaryDirectory() as out:
        material = list(made(Path(out), given))
        halves = [list(examples(material, half, encoder, names)) for half in HALVES]
        print(TITLE)
        seen: list[Folder] = []
        for half in HALVES:
            for folder in judged(material, 1 - half, encoder, fit(halves[half], names)):
                print(folder.row(), flush=True)
                seen.append(folder)
        print(f"CONFIDENCE = {confidence(seen)}", flush=True)
        print(fit([*halves[0], *halves[1]], names))


if __name__ == "__main__":
    main()
