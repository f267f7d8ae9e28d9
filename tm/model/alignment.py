"""Beads and alignments (Gale & Church 1993)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Korean segments that belong with English ones; numbers are 0-based, a side may be empty.

    `confidence` is 0 to 1: the estimated chance that the pair is right; 0 where a side is empty. `moved` says that the pair stands
    elsewhere in the other document, out of order with its neighbours.
    """

    ko: tuple[int, ...]
    en: tuple[int, ...]
    confidence: float = 0.0
    moved: bool = False

    @property
    def paired(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.ko and self.en)

    @property
    def kind(self) -> str:
        """The bead type by its sizes, such as `2-1`."""
        return f"{len(self.ko)}-{len(self.en)}"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Beads that cover each segment of two documents exactly once, and the signature of what made them."""

    beads: tuple[Bead, ...]
    signature: str
