"""Documents to fit and measure the aligner on, made from pairs that are known to be right.

Run: python -m tests.benchmarks.align_sets KO EN OUT [--seed N]
     python -m tests.benchmarks.align_sets --para FOLDER OUT [--seed N]

Of two files with a pair a line: `OUT/sim` (sentences left out, put in, merged and split), `OUT/drop` (20 to 40 % of one side
missing in a run) and `OUT/reorder` (paragraphs moved). Of a folder whose gold beads are paragraphs: `OUT/partly` (stretches not
translated, nearly half of them) and `OUT/gaps` (runs missing on one side). The same seed makes the same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.benchmarks.documents import load
from tm.align.beads import format_bead
from tm.model.alignment import Bead

Unit = tuple[list[str], list[str]]
"""Korean and English segments that belong together; a side may be empty."""


THREE = 0.05
"""Share of merges that are of three, as where English breaks a Korean quotation off twice."""


def edited(pairs: list[tuple[str, str]], chance: Random, rate: float) -> list[Unit]:
    """Return pairs as units; each edit (English alone, Korean alone, either side in one segment) comes at that rate."""
    out: list[Unit] = []
    at = 0
    while at < len(pairs):
        (ko, en), kind = pairs[at], chance.random() / rate
        if kind < 2:
            out.append(([], [en]) if kind < 1 else ([ko], []))
        elif kind < 4 and at + 1 < len(pairs):
            whole = pairs[at : at + (3 if chance.random() < THREE else 2)]
            ko_texts, en_texts = ([pair[side] for pair in whole] for side in (0, 1))
            out.append(([" ".join(ko_texts)], en_texts) if kind < 3 else (ko_texts, [" ".join(en_texts)]))
            at += len(whole) - 1
        else:
            out.append(([ko], [en]))
        at += 1
    return out


def cut(pairs: list[tuple[str, str]], chance: Random, shortest: int, longest: int) -> Iterator[list[tuple[str, str]]]:
    """Give documents of about that many pairs; a rest that is too short is left over."""
    at = 0
    while at + 30 < len(pairs):
        size = chance.randint(shortest, longest)
        yield pairs[at : at + size]
        at += size


def without(units: list[Unit], start: int, size: int, *, korean: bool) -> list[Unit]:
    """Return units with one side of a run missing."""
    inside = range(start, start + size)
    lost = [([], en) if korean else (ko, []) for ko, en in units]
    return [unit for n, whole in enumerate(units) if any(unit := lost[n] if n in inside else whole)]


def dropped(units: list[Unit], chance: Random) -> list[Unit]:
    """Return units with 20 to 40 % of one side missing in a run."""
    size = int(len(units) * chance.uniform(0.2, 0.4))
    return without(units, chance.randint(0, len(units) - size), size, korean=chance.random() < 0.5)


def shuffled(units: list[Unit], chance: Random) -> list[int]:
    """Return an order of units in which up to three groups of two to five paragraphs are shuffled."""
    paragraphs, at = list[list[int]](), 0
    while at < len(units):
        size = chance.randint(4, 10)
        paragraphs.append(list(range(at, min(len(units), at + size))))
        at += size
    for _ in range(chance.randint(0, 3)):
        size = chance.randint(2, 5)
        start = chance.randint(0, max(0, len(paragraphs) - size))
        group = paragraphs[start : start + size]
        chance.shuffle(group)
        paragraphs[start : start + size] = group
    return [n for paragraph in paragraphs for n in paragraph]


def partly(units: list[Unit], chance: Random) -> list[Unit]:
    """Return units of which 45 % of the stretches have lost their Korean."""
    out, at = list[Unit](), 0
    while at < len(units):
        size = chance.choice([1, 1, 2, 3, 5, 8, 14])
        lost = chance.random() < 0.45
        out += [unit for ko, en in units[at : at + size] if any(unit := ([], en) if lost else (ko, en))]
        at += size
    return out


def gaps(units: list[Unit], chance: Random) -> list[Unit]:
    """Return units with runs of 3 to 15 missing on a side, one in forty."""
    for _ in range(max(1, len(units) // 40)):
        size = chance.randint(3, 15)
        units = without(units, chance.randint(0, max(0, len(units) - size)), size, korean=chance.random() < 0.7)
    return units


def write(folder: Path, name: str, units: list[Unit], order: list[int] | None = None) -> None:
    """Write a document pair and its gold; `order` is that of the English side."""
    folder.mkdir(parents=True, exist_ok=True)
    ko = [text for texts, _ in units for text in texts]
    en, places = list[str](), dict[int, tuple[int, ...]]()
    for n in order or range(len(units)):
        places[n] = tuple(range(len(en), len(en) + len(units[n][1])))
        en += units[n][1]
    beads, at = list[Bead](), 0
    for n, (texts, _) in enumerate(units):
        beads.append(Bead(tuple(range(at, at + len(texts))), places[n]))
        at += len(texts)
    for ending, lines in (("ko", ko), ("en", en), ("gold", map(format_bead, beads))):
        (folder / f"{name}.{ending}").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def read_pairs(ko: Path, en: Path) -> list[tuple[str, str]]:
    """Return the pairs of two files with one a line."""
    return list(zip(*(path.read_text("utf-8").splitlines() for path in (ko, en)), strict=True))


def of_pairs(pairs: list[tuple[str, str]], out: Path, chance: Random) -> None:
    """Write the sets that are made of pairs."""
    for n, document in enumerate(cut(pairs, chance, 40, 100)):
        write(out / "sim", f"d{n:02}", edited(document, chance, 0.085))
    for n, document in enumerate(cut(pairs, chance, 90, 150)):
        write(out / "drop", f"d{n:02}", dropped(edited(document, chance, 0.04), chance))
    for n, document in enumerate(cut(pairs, chance, 90, 130)):
        units = edited(document, chance, 0.04)
        write(out / "reorder", f"d{n:02}", units, shuffled(units, chance))


def of_paragraphs(folder: Path, out: Path, chance: Random) -> None:
    """Write the sets that are made of documents with paragraphs."""
    for pair in load(folder):
        units = [([pair.ko[n].text for n in bead.ko], [pair.en[n].text for n in bead.en]) for bead in pair.gold]
        write(out / "partly", pair.name, partly(units, chance))
        write(out / "gaps", pair.name, gaps(units, chance))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--para", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    *made_of, out = given.files
    if given.para:
        (folder,) = made_of
        of_paragraphs(folder, out, Random(given.seed))
    else:
        ko, en = made_of
        of_pairs(read_pairs(ko, en), out, Random(given.seed))


if __name__ == "__main__":
    main()
