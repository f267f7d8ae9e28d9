"""Pairs that a person dropped in a review: the memory's header remembers them, so that no later run pairs them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tm.align.fixed import alone
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.memory import Header, Prop
from tm.model.review import DROP, OK, ReviewDocument
from tm.text.normalize import tidy

DROPPED = "x-tm-dropped"
"""The property of a header that names a dropped pair by a digest of its texts."""


def _digest(ko: str, en: str) -> str:
    return hashlib.blake2b(f"{tidy(ko)}\0{tidy(en)}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def dropped_in(header: Header | None) -> frozenset[str]:
    """Return the digests of the pairs that a memory's header remembers as dropped."""
    return frozenset(prop.text for prop in header.props if prop.type == DROPPED) if header else frozenset()


def remembered(header: Header, documents: Iterable[ReviewDocument]) -> Header:
    """Return a header that remembers the pairs dropped in a review, too, and forgets those that it approves."""
    decided: dict[str, str] = {}
    for document in documents:
        for row in document.rows:
            if row.paired and row.status:
                ko, en = (document.original(document.pieces(row, side), side) for side in (0, 1))
                decided[_digest(ko, en)] = row.status
    kept = tuple(prop for prop in header.props if prop.type != DROPPED or decided.get(prop.text) != OK)
    known = dropped_in(header)
    new = (Prop(DROPPED, digest) for digest, status in decided.items() if status == DROP and digest not in known)
    return replace(header, props=(*kept, *new))


def parted(alignment: Alignment, sides: Sequence[Sequence[Segment]], dropped: frozenset[str]) -> Alignment:
    """Return an alignment in which dropped pairs are no pairs: their segments are alone."""
    if not dropped:
        return alignment
    beads: list[Bead] = []
    for bead in alignment.beads:
        ko, en = (" ".join(sides[side][n].text for n in ids) for side, ids in enumerate((bead.ko, bead.en)))
        beads += alone(bead.ko, bead.en) if bead.paired and _digest(ko, en) in dropped else [bead]
    return replace(alignment, beads=tuple(beads))
