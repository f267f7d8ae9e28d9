"""How well shuffled articles find their partners by content, and how many strangers stay alone.

Run: python -m tests.benchmarks.match_documents FOLDER [FOLDER ...] [--fit]
A folder holds `NAME.ko` and `NAME.en` with a line for a line, which are cut into short articles of 8 to 15 lines, some lines left
out on one side or the other; or `NAME.ko.md` and `NAME.en.md`, each one article. All articles of all folders are shuffled
together; a tenth of them lose their partner on either side. `--fit` tries least values and weights of numbers.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.benchmarks.documents import load
from tm.align import documents
from tm.align.documents import DocumentFacts, facts_of, match
from tm.encode import load_encoder
from tm.model.document import Segment

SEEDS = range(5)
SHARE_LOST = 0.25
"""Of the lines of an article that one side or the other lacks, at most."""

Article = tuple[list[Segment], list[Segment]]


def articles(folder: Path, chance: random.Random) -> Iterator[Article]:
    """Give the article pairs of a folder."""
    for gold in load(folder):
        yield gold.ko, gold.en
    for ko in sorted(folder.glob("*.ko")):
        en = ko.with_suffix(".en")
        if ko.with_suffix(".gold").exists() or not en.exists():
            continue
        lines = list(zip(ko.read_text("utf-8").splitlines(), en.read_text("utf-8").splitlines(), strict=True))
        start = 0
        while len(lines) - start >= 8:
            size = chance.randint(8, 15)
            yield _with_losses(lines[start : start + size], chance)
            start += size


def _with_losses(lines: list[tuple[str, str]], chance: random.Random) -> Article:
    sides: Article = ([], [])
    for side in (0, 1):
        lost = set(chance.sample(range(len(lines)), int(len(lines) * chance.random() * SHARE_LOST)))
        sides[side].extend(Segment(pair[side]) for n, pair in enumerate(lines) if n not in lost)
    return sides


Facts = tuple[list[DocumentFacts], list[DocumentFacts], dict[int, int]]


def shuffled(pairs: list[tuple[DocumentFacts, DocumentFacts]], chance: random.Random) -> Facts:
    """Return both sides in disorder, a tenth of each without a partner, and which goes with which."""
    pairs = pairs.copy()
    chance.shuffle(pairs)
    strangers = max(1, len(pairs) // 12)
    known, left, right = pairs[2 * strangers :], pairs[:strangers], pairs[strangers : 2 * strangers]
    ko = [(n, ko) for n, (ko, _) in enumerate(known)] + [(-1, ko) for ko, _ in left]
    en = [(n, en) for n, (_, en) in enumerate(known)] + [(-1, en) for _, en in right]
    chance.shuffle(ko)
    chance.shuffle(en)
    place = {n: j for j, (n, _) in enumerate(en) if n >= 0}
    return [f for _, f in ko], [f for _, f in en], {i: place[n] for i, (n, _) in enumerate(ko) if n >= 0}


def judge(facts: Facts, least: float = documents.LEAST) -> tuple[int, int, int, int]:
    """Return right pairs, pairs there are, strangers left alone, strangers there are."""
    ko, en, gold = facts
    found = {m.ko: m.en for m in match(ko, en, least)}
    right = sum(found.get(i) == j for i, j in gold.items())
    paired = set(found.values())
    known = set(gold.values())
    alone = sum(i not in gold and i not in found for i in range(len(ko)))
    alone += sum(j not in known and j not in paired for j in range(len(en)))
    return right, len(gold), alone, len(ko) + len(en) - 2 * len(gold)


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:] if name != "--fit"]
    encoder = load_encoder()
    started = time.process_time()
    chance = random.Random(1)
    pairs = [(ko, en) for folder in folders for ko, en in articles(folder, chance)]
    facts = [(facts_of(ko, "ko", encoder), facts_of(en, "en", encoder)) for ko, en in pairs]
    print(f"{len(pairs)} article pairs encoded in {time.process_time() - started:.1f} s CPU")
    sets = [shuffled(facts, random.Random(seed)) for seed in SEEDS]
    report(sets)
    if "--fit" in sys.argv:
        fit(sets)


def fit(sets: list[Facts]) -> None:
    """Print what errs least over the sets; among equals the middle one is the safest."""
    rows = []
    for numbers, least in product((0.0, 0.1, 0.2, 0.3, 0.4), (-0.05, 0.0, 0.05, 0.1, 0.15, 0.2, 0.25)):
        documents.NUMBERS = numbers
        right, known, alone, strangers = (sum(column) for column in zip(*(judge(s, least) for s in sets), strict=True))
        rows.append((1 - right / known, 1 - alone / strangers, numbers, least))
    for wrong, paired, numbers, least in sorted(rows, key=lambda row: row[0] + row[1])[:12]:
        print(f"NUMBERS {numbers:.1f} LEAST {least:.2f}: {wrong:.3%} of pairs not found, {paired:.3%} of strangers paired")


def report(sets: list[Facts]) -> None:
    """Print how well each set was matched."""
    for seed, facts in zip(SEEDS, sets, strict=True):
        started = time.process_time()
        right, known, alone, strangers = judge(facts)
        seconds = time.process_time() - started
        print(
            f"seed {seed}: {right} of {known} right ({right / known:.1%}), {alone} of {strangers} strangers alone; {seconds:.2f} s"
        )


if __name__ == "__main__":
    main()
