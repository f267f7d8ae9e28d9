"""A review while a person works on it: beads that are approved, merged, split, paired anew, dropped and edited.

Each operation takes a draft and the place of a bead in it (0-based) and returns the draft that follows, or the same one where there
is nothing to do. Every character of both documents stays in exactly one bead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tm.align.draft import EN, KO, Draft, DraftBead, Sides, together
from tm.model.review import DROP, OK, Piece, Pieces

BEFORE, BEHIND = -1, 1
"""The neighbours of a bead."""


def approve(draft: Draft, at: int) -> Draft:
    """Say that a bead is right: a pair is kept; what has no partner is rightly left out."""
    return _mark(draft, at, OK if draft.beads[at].paired else DROP)


def drop(draft: Draft, at: int) -> Draft:
    """Leave a bead out of the memory."""
    return _mark(draft, at, DROP)


def reopen(draft: Draft, at: int) -> Draft:
    """Take back an approval or a drop."""
    return _mark(draft, at, "")


def annotate(draft: Draft, at: int, note: str) -> Draft:
    """Put a note on a bead; an empty one takes it away."""
    bead = draft.beads[at]
    return draft if note == bead.note else draft.put(at, replace(bead, note=note))


def edit(draft: Draft, at: int, side: int, text: str) -> Draft:
    """Put another text on a side; the document's own again takes the edit back, and an empty one changes nothing."""
    bead = draft.beads[at]
    if not text or not bead.sides[side] or text == draft.text(at, side):
        return draft
    edited = None if text == draft.original(bead.sides[side], side) else text
    return draft.put(at, replace(bead, edited=(edited, bead.edited[EN]) if side == KO else (bead.edited[KO], edited)))


def merge(draft: Draft, at: int, direction: int) -> Draft:
    """Make one of a bead and its neighbour."""
    return join(draft, at, at + direction)


def join(draft: Draft, at: int, other: int) -> Draft:
    """Make one of two beads, wherever they stand: in the place of the first that holds Korean, or else of the first."""
    if at == other or not (0 <= at < len(draft.beads) and 0 <= other < len(draft.beads)):
        return draft
    places = sorted((at, other))
    made_of = [draft.beads[place] for place in places]
    sides = (_all(made_of, KO), _all(made_of, EN))
    edits = (_edits(draft, places, KO), _edits(draft, places, EN))
    note = " ".join(bead.note for bead in made_of if bead.note)
    bead = DraftBead(sides, "", _confidence(sides, *made_of), edits, note)
    stays, goes = places if made_of[0].sides[KO] or not made_of[1].sides[KO] else reversed(places)
    beads = [bead if place == stays else old for place, old in enumerate(draft.beads) if place != goes]
    return replace(draft, beads=tuple(beads))


def unpair(draft: Draft, at: int) -> Draft:
    """Make of a pair two beads without a partner, the Korean one first."""
    bead = draft.beads[at]
    if not bead.paired:
        return draft
    ko = DraftBead((bead.sides[KO], ()), edited=(bead.edited[KO], None), note=bead.note)
    return draft.put(at, ko, DraftBead(((), bead.sides[EN]), edited=(None, bead.edited[EN])))


def shift(draft: Draft, at: int, side: int, direction: int) -> Draft:
    """Move the piece of a side that is nearest to a neighbour there; a bead with nothing left in it goes.

    A side that was edited stays: nobody can tell which part of the new text would have to move.
    """
    other = at + direction
    if not 0 <= other < len(draft.beads) or not draft.beads[at].sides[side] or edited(draft, at, other, side=side):
        return draft
    giver, taker = draft.beads[at], draft.beads[other]
    pieces = giver.sides[side]
    moving, staying = (pieces[:1], pieces[1:]) if direction == BEFORE else (pieces[-1:], pieces[:-1])
    left = _with(giver, side, staying, giver)
    taken = _with(taker, side, together(taker.sides[side] + moving), taker)
    kept = [left] if any(left.sides) else []
    return draft.put(min(at, other), *([taken, *kept] if direction == BEFORE else [*kept, taken]), places=2)


def split(draft: Draft, at: int, ko: int, en: int) -> Draft:
    """Part a bead in two at a place on each side, in code points of the text shown there; inside a segment if need be.

    An edited side can be cut at its ends only.
    """
    bead = draft.beads[at]
    ko_parts, en_parts = _parted(draft, at, KO, ko), _parted(draft, at, EN, en)
    if ko_parts is None or en_parts is None:
        return draft
    halves = list(zip(ko_parts, en_parts, strict=True))
    if not all(map(any, halves)):
        return draft
    first, second = (DraftBead(half, "", _confidence(half, bead), _edits_of(bead, half)) for half in halves)
    return draft.put(at, replace(first, note=bead.note), second)


def edited(draft: Draft, *places: int, side: int) -> bool:
    """Return whether one of those beads has an edited text on a side."""
    return any(draft.beads[at].edited[side] is not None for at in places)


def _mark(draft: Draft, at: int, status: str) -> Draft:
    bead = draft.beads[at]
    return draft if bead.status == status else draft.put(at, replace(bead, status=status))


def _with(bead: DraftBead, side: int, pieces: Pieces, *made_of: DraftBead) -> DraftBead:
    sides = (pieces, bead.sides[EN]) if side == KO else (bead.sides[KO], pieces)
    return replace(bead, sides=sides, status="", confidence=_confidence(sides, *made_of))


def _confidence(sides: Sides, *made_of: DraftBead) -> float | None:
    if not all(sides):
        return None
    return min((bead.confidence for bead in made_of if bead.confidence is not None), default=0.0)


def _all(beads: Sequence[DraftBead], side: int) -> Pieces:
    return together([piece for bead in beads for piece in bead.sides[side]])


def _edits(draft: Draft, places: Sequence[int], side: int) -> str | None:
    if not edited(draft, *places, side=side):
        return None
    ordered = sorted(places, key=lambda at: draft.beads[at].sides[side])
    return " ".join(filter(None, (draft.text(at, side) for at in ordered)))


def _edits_of(bead: DraftBead, part: Sides) -> tuple[str | None, str | None]:
    return bead.edited[KO] if part[KO] else None, bead.edited[EN] if part[EN] else None


def _parted(draft: Draft, at: int, side: int, cut: int) -> tuple[Pieces, Pieces] | None:
    pieces = draft.beads[at].sides[side]
    if cut <= 0:
        return (), pieces
    if cut >= len(draft.text(at, side)):
        return pieces, ()
    return None if edited(draft, at, side=side) else _cut(draft, pieces, side, cut)


def _cut(draft: Draft, pieces: Pieces, side: int, cut: int) -> tuple[Pieces, Pieces]:
    begin = 0
    for number, piece in enumerate(pieces):
        shown = draft.shown(piece, side)
        if cut <= begin:
            return pieces[:number], pieces[number:]
        if cut < begin + len(shown):
            blank = len(draft.texts[side][piece.segment][piece.start : piece.end].partition(shown)[0])
            middle = piece.start + blank + cut - begin
            first, second = Piece(piece.segment, piece.start, middle), Piece(piece.segment, middle, piece.end)
            return (*pieces[:number], first), (second, *pieces[number + 1 :])
        begin += len(shown) + 1 if shown else 0
    return pieces, ()


@dataclass(frozen=True, slots=True)
class History:
    """A draft, what it was before, the latest last, and what was undone, the next last."""

    now: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()

    def then(self, draft: Draft) -> History:
        """Go on with a draft; the present one itself is no step."""
        return self if draft is self.now else History(draft, (*self.past, self.now))

    def undo(self) -> History:
        """Go a step back, if there is one."""
        return History(self.past[-1], self.past[:-1], (*self.future, self.now)) if self.past else self

    def redo(self) -> History:
        """Go a step forward again, if there is one."""
        return History(self.future[-1], (*self.past, self.now), self.future[:-1]) if self.future else self
