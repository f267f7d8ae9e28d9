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
        reference, beads = _distinct(gold), _distinct(test)
        paired_reference, paired_beads = ([bead for bead in some if all(bead)] for some in (reference, beads))
        right += _hits(reference, beads, lax)
        found += len(beads)
        hit += _hits(paired_beads, paired_reference, lax)
        known += len(paired_reference)
    precision, recall = right / found if found else 0.0, hit / known if known else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


_Spans = tuple[tuple[int, ...], tuple[int, ...]]


def _distinct(beads: list[Bead]) -> list[_Spans]:
    """Return beads by their segments, each once, without those that hold nothing."""
    return sorted({(bead.ko, bead.en) for bead in beads if bead.ko or bead.en})


def _hits(reference: list[_Spans], beads: list[_Spans], lax: bool) -> int:
    known = set(reference)
    links = {(i, j) for ko, en in reference for i in ko for j in en}
    return sum(bead in known or (lax and any((i, j) in links for i in bead[0] for j in bead[1])) for bead in beads)


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
