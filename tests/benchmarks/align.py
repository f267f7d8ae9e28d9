"""How well the aligner does on folders of document pairs with checked alignments.

Run: python -m tests.benchmarks.align FOLDER [FOLDER ...] [--para FOLDER ...] [--encoder NAME]
        [--terms FILE] [--memory FILE]

A line for each folder: strict precision, recall and F1, and lax F1, as Vecalign counts; in the folders after `--para`, whose gold
beads are pairs of paragraphs, precision and recall are containment: the share of beads that stay within the right pair, and of
the sentences of such pairs that are in one. Then how true the confidence is: the expected calibration error (ten bins), and of the
pairs with 0.9 or more their precision and the share of the true pairs that they hold.

`--terms` and `--memory` are evidence; of the memory the units whose property `x-tm-doc-ko` names the document itself are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.benchmarks.documents import Pair, load
from tm.align.aligner import bead, facts, sides
from tm.align.beads import lax, strict
from tm.align.evidence import Evidence, evidence
from tm.align.sides import Floats
from tm.align.solve import solve
from tm.align.weights import Weights
from tm.encode import Encoder, load_encoder
from tm.encode.encoder import one_thread
from tm.formats.terms import read_terms
from tm.formats.tmx import TmxReader
from tm.model.alignment import Bead

BINS = 10
SURE = 0.9
TITLE = "folder                 kind   docs P     R     F1    lax     error  >=.9  share"


@dataclass
class Folder:
    """What was found in a folder: beads beside the gold ones, and each pair's facts, confidence and whether it is right."""

    name: str
    para: bool
    pairs: list[tuple[list[Bead], list[Bead]]] = field(default_factory=list)
    facts: list[tuple[float, ...]] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    def add(self, pair: Pair, encoder: Encoder, known: Evidence | None, weights: Weights | None = None) -> None:
        """Align a document pair and judge it."""
        with one_thread():
            solved = solve(*sides(pair.ko, pair.en, encoder, known), weights)
        steps = [(step, False) for step in solved.steps] + [(step, True) for step in solved.moved]
        found = [bead(step, moved=moved) for step, moved in steps]
        self.pairs.append((pair.gold, found))
        for (step, moved), one in zip(steps, found, strict=True):
            if one.paired:
                self.facts.append(facts(step, moved=moved))
                self.confidence.append(one.confidence)
                self.right.append(is_right(one, pair.gold, self.para))

    def row(self) -> str:
        """Return the folder's line of the table."""
        precision, recall, f1 = contained(self.pairs) if self.para else strict(self.pairs)
        loose = f1 if self.para else lax(self.pairs)[2]
        chance, right = np.array(self.confidence), np.array(self.right, bool)
        sure = chance >= SURE
        true = right.sum() if self.para else sum(one.paired for gold, _ in self.pairs for one in gold)
        held, kept = right[sure].mean() if sure.any() else 1.0, right[sure].sum() / max(true, 1)
        numbers = f"{len(self.pairs):4} {precision:.3f} {recall:.3f} {f1:.3f} {loose:.3f}"
        kind = "para" if self.para else "strict"
        return f"{self.name:22} {kind:6} {numbers}   {calibration_error(chance, right):.3f}  {held:.3f} {kept:.3f}"


def is_right(one: Bead, gold: list[Bead], para: bool) -> bool:
    """Return whether a bead is in the gold, or stays within one of its pairs."""
    if not para:
        return any((one.ko, one.en) == (known.ko, known.en) for known in gold)
    return any(known.paired and set(one.ko) <= set(known.ko) and set(one.en) <= set(known.en) for known in gold)


def contained(pairs: list[tuple[list[Bead], list[Bead]]]) -> tuple[float, float, float]:
    """Return the share of pairs that stay within a gold one, of the gold pairs' sentences that are in such a pair, and the F."""
    right = found = covered = sentences = 0
    for gold, test in pairs:
        paired = [one for one in test if one.paired]
        inside = [one for one in paired if is_right(one, gold, para=True)]
        right, found = right + len(inside), found + len(paired)
        covered += sum(len(one.ko) + len(one.en) for one in inside)
        sentences += sum(len(one.ko) + len(one.en) for one in gold if one.paired)
    precision, recall = right / max(found, 1), covered / max(sentences, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-12)


def calibration_error(chance: Floats, right: Floats) -> float:
    """Return the expected calibration error: how far the confidence of pairs is, on average, from the share that is right."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    inside = [bins == number for number in range(BINS)]
    return float(sum(abs(right[one].mean() - chance[one].mean()) * one.mean() for one in inside if one.any()))


def known_beside(name: str, terms: str | None, memory: str | None) -> Evidence | None:
    """Return what is known without what the document itself gave."""
    if not terms and not memory:
        return None
    return evidence(read_terms(terms) if terms else (), others(name, memory) if memory else ())


def others(name: str, memory: str) -> Iterator[tuple[str, str]]:
    """Give the pairs of a memory that come from other documents."""
    with TmxReader(memory) as units:
        for unit in units:
            texts = {variant.lang: variant.text for variant in unit.variants}
            if {"ko", "en"} <= texts.keys() and not (unit.prop("x-tm-doc-ko") or "").startswith(f"{name}."):
                yield texts["ko"], texts["en"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--para", nargs="*", type=Path, default=[])
    parser.add_argument("--encoder", default="use")
    parser.add_argument("--terms")
    parser.add_argument("--memory")
    given = parser.parse_args()
    encoder = load_encoder(given.encoder)
    print(TITLE)
    for path, para in [(one, False) for one in given.folders] + [(one, True) for one in given.para]:
        folder = Folder(path.name, para)
        for pair in load(path):
            folder.add(pair, encoder, known_beside(pair.name, given.terms, given.memory))
        print(folder.row(), flush=True)


if __name__ == "__main__":
    main()
