"""What aligning says of each pair of documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class AlignedDocuments:
    """Two documents in numbers: beads, those of them that pair something, and segments without a partner on either side.

    `confidence` is the mean of the pairs, 0 to 1. `status` is `unchanged` where the units of the last run were taken over.
    """

    ko: str
    en: str
    beads: int
    paired: int
    unpaired_ko: int
    unpaired_en: int
    confidence: float
    status: Literal["aligned", "unchanged"] = "aligned"
    reviewed: int = 0


@dataclass(frozen=True, slots=True)
class AlignedFolders:
    """A whole run: its pairs, the documents that have no partner, and those that could not be used, with the reason."""

    documents: tuple[AlignedDocuments, ...]
    alone: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
