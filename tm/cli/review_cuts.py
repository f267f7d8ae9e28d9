"""Where a bead is about to be split: a place in each of its texts, moved by segments, words or letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tm.align.draft import EN, KO, Draft

_WORD = re.compile(r"\S+")

Places = Callable[[Draft, int, int], Sequence[int]]
"""Where a text can be cut, its ends too, in code points: of a draft, the place of a bead, a side."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """A place in each text, in code points, and the side whose place is being moved."""

    ko: int
    en: int
    side: int

    def of(self, side: int) -> int:
        """Return the place on a side."""
        return self.ko if side == KO else self.en

    def turned(self) -> Cuts:
        """Return the cuts with the other side's place being moved."""
        return replace(self, side=1 - self.side)

    def moved(self, draft: Draft, at: int, places: Places, step: int) -> Cuts:
        """Return the cuts one place on (`step` 1) or back (-1), if there is one."""
        now = self.of(self.side)
        further = [place for place in places(draft, at, self.side) if (place - now) * step > 0]
        if not further:
            return self
        place = min(further, key=lambda place: abs(place - now))
        return replace(self, ko=place) if self.side == KO else replace(self, en=place)


def begun(draft: Draft, at: int) -> Cuts:
    """Return cuts near the middle of a bead: between segments if there are several, or else between words."""
    ko, en = (
        _middle(segments(draft, at, side)) or _middle(words(draft, at, side)) or len(draft.text(at, side)) for side in (KO, EN)
    )
    return Cuts(ko, en, EN if draft.beads[at].sides[EN] else KO)


def segments(draft: Draft, at: int, side: int) -> Sequence[int]:
    """Return where segments begin, and the ends."""
    return [0, *draft.borders(at, side), len(draft.text(at, side))]


def words(draft: Draft, at: int, side: int) -> Sequence[int]:
    """Return where words begin, and the ends; of a text that was edited only the ends, since it cannot be cut."""
    text = draft.text(at, side)
    inner = [] if draft.beads[at].edited[side] else [word.start() for word in _WORD.finditer(text)]
    return [*(inner or [0]), len(text)]


def letters(draft: Draft, at: int, side: int) -> Sequence[int]:
    """Return every place; of a text that was edited only the ends."""
    text = draft.text(at, side)
    return [0, len(text)] if draft.beads[at].edited[side] else range(len(text) + 1)


def _middle(places: Sequence[int]) -> int | None:
    """Return the inner place that is nearest to the middle of the text."""
    return min(places[1:-1], key=lambda place: abs(2 * place - places[-1]), default=None)
