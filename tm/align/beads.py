"""Bead files: one bead a line, `[0,1]:[0]`, 0-based, Korean first; and how well one agrees with another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tm.errors import UnusableInput
from tm.model.alignment import Bead

_LINE = re.compile(r"\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\](?::.*)?")


def format_bead(bead: Bead) -> str:
    """Return a bead's line, without its end."""
    return f"[{','.join(map(str, bead.ko))}]:[{','.join(map(str, bead.en))}]"


def parse_beads(name: str, lines: Iterable[str]) -> list[Bead]:
    """Return the beads in the lines of a file.

    Raises:
        UnusableInput: a line is no bead.
    """
    beads = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.strip())
        if not found:
            raise UnusableInput(name, "is no bead", advice="write it like [0,1]:[0]", line=number)
        ko, en = (tuple(int(n) for n in re.findall(r"\d+", found[k])) for k in (1, 2))
        beads.append(Bead(ko, en))
    return beads


def strict(pairs: Sequence[tuple[list[Bead], list[Bead]]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over (gold, found) documents; a bead counts only where it is identical.

    As Vecalign counts: precision over all beads found, recall over gold beads that pair something.
    """
    return _measure(pairs, lax=False)


def lax(pairs: Sequence[tuple[list[Bead], list[Bead]]]) -> tuple[float, float, float]:
    """Return the same where a bead also counts that shares a Korean and an English segment with one of the other file."""
    return _measure(pairs, lax=True)


def _measure(pairs: Sequence[tuple[list[Bead], list[Bead]]], *, lax: bool) -> tuple[float, float, float]:
    right = found = hit = known = 0
    for gold, test in pairs:
        right += _hits(gold, test, lax)
        found += len(test)
        full_gold, full_test = ([b for b in beads if b.paired] for beads in (gold, test))
        hit += _hits(full_test, full_gold, lax)
        known += len(full_gold)
    precision, recall = right / found if found else 0.0, hit / known if known else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _hits(reference: list[Bead], beads: list[Bead], lax: bool) -> int:
    known = {(b.ko, b.en) for b in reference}
    links = {(i, j) for b in reference for i in b.ko for j in b.en}
    hits = 0
    for bead in beads:
        touching = lax and any((i, j) in links for i in bead.ko for j in bead.en)
        hits += (bead.ko, bead.en) in known or touching
    return hits


def check_cover(name: str, beads: list[Bead], ko: int, en: int) -> None:
    """Refuse beads that do not cover `ko` Korean and `en` English segments exactly once.

    Raises:
        UnusableInput: names the first segment that is missing, unknown or there twice.
    """
    for side, size, numbers in (
        ("Korean", ko, [n for b in beads for n in b.ko]),
        ("English", en, [n for b in beads for n in b.en]),
    ):
        for number in sorted({*numbers, *range(size)}):
            times = numbers.count(number)
            if number >= size or times != 1:
                what = "is not in the document" if number >= size else "is missing" if not times else "stands twice"
                raise UnusableInput(name, f"{side} segment {number} {what}", advice=f"the document has segments 0 to {size - 1}")
