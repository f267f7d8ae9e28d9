"""What is done in a review, step by step, each step saved; what is seen of it is left to others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from tm.align import editing
from tm.align.draft import EN, KO, Draft, DraftBead
from tm.align.editing import History
from tm.errors import TmError
from tm.model.review import DROP
from tm.text.folding import fold

Wanted = Callable[[int], bool]


class Save(Protocol):
    """Keeps a draft; `force`: even over what another program has written."""

    def __call__(self, draft: Draft, *, force: bool = False) -> None: ...


class Reviewing:
    """A review under way.

    Attributes:
        steps: the draft with its history.
        at: the bead that is worked on, 0-based.
        held: the bead that waits to be paired with another one, or `None`.
        message: what there is to say of the last step.
        saved: whether the draft is on the disk as it is.
    """

    def __init__(self, draft: Draft, save: Save) -> None:
        self.steps = History(draft)
        self.at = 0
        self.held: DraftBead | None = None
        self.message = ""
        self.saved = True
        self._save = save
        self._sought = ""
        if not self.is_open(0):
            self._go(self.is_open, "")

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self.steps.now

    @property
    def bead(self) -> DraftBead:
        """The bead that is worked on."""
        return self.draft.beads[self.at]

    @property
    def facts(self) -> str:
        """How far the review has come."""
        beads = self.draft.beads
        done = sum(bool(bead.status) for bead in beads)
        doubtful = sum(self.is_doubtful(at) for at in range(len(beads)))
        return f"{done} of {len(beads)} done · {doubtful} doubtful" if done < len(beads) else f"all {len(beads)} done"

    def is_open(self, at: int) -> bool:
        """Return whether nobody has decided on a bead."""
        return not self.draft.beads[at].status

    def is_doubtful(self, at: int) -> bool:
        """Return whether a bead is an open pair of little confidence."""
        return self.draft.beads[at].doubtful

    def say(self, message: str) -> None:
        """Say something that is forgotten with the next step."""
        self.message = message

    # Going about.

    def move(self, by: int) -> None:
        """Go that many beads on, or back, as far as there are any."""
        self.message = ""
        self.at = min(max(self.at + by, 0), len(self.draft.beads) - 1)

    def next_open(self) -> None:
        """Go to the next bead that nobody has decided on, from the beginning again if need be."""
        self._go(self.is_open, "all is done; q leaves and says how the memory is made")

    def next_doubtful(self, direction: int = 1) -> None:
        """Go to the next doubtful bead, or the one before."""
        self._go(self.is_doubtful, "nothing doubtful is left", direction)

    def search(self, text: str) -> None:
        """Go to the next bead that holds a text on either side, spelling habits aside; an empty text is the last one again."""
        self._sought = text or self._sought
        keys = fold(self._sought, "ko"), fold(self._sought, "en")
        if any(keys):
            self._go(lambda at: self._holds(at, keys), f"nothing holds {self._sought}")

    def _holds(self, at: int, keys: tuple[str, str]) -> bool:
        texts = fold(self.draft.text(at, KO), "ko"), fold(self.draft.text(at, EN), "en")
        return any(key and key in text for key, text in zip(keys, texts, strict=True))

    def _go(self, wanted: Wanted, otherwise: str, direction: int = 1) -> None:
        found = next((at for at in self._others(direction) if wanted(at)), None)
        self.message = otherwise if found is None else ""
        self.at = self.at if found is None else found

    def _others(self, direction: int) -> Iterator[int]:
        size = len(self.draft.beads)
        return ((self.at + direction * step) % size for step in range(1, size + 1))

    # Deciding.

    def approve(self) -> None:
        """Approve the bead and go to the next one that is open."""
        self._decide(editing.approve(self.draft, self.at))

    def drop(self) -> None:
        """Drop the bead, or take that back."""
        if self.bead.status == DROP:
            self.reopen()
        else:
            self._decide(editing.drop(self.draft, self.at))

    def reopen(self) -> None:
        """Take the decision on the bead back."""
        self._step(editing.reopen(self.draft, self.at), "it is open")

    def _decide(self, draft: Draft) -> None:
        if draft is not self.draft:
            self._step(draft, "")
        if self.saved:
            self.next_open()

    # Changing.

    def merge(self, direction: int) -> None:
        """Make one of the bead and its neighbour."""
        self._step(editing.merge(self.draft, self.at, direction), "there is no bead to merge with")

    def unpair(self) -> None:
        """Part the two sides of the bead."""
        self._step(editing.unpair(self.draft, self.at), "it has no partner")

    def shift(self, side: int, direction: int) -> None:
        """Move the bead's segment that is nearest to a neighbour there, and stay with what is left."""
        size, at = len(self.draft.beads), self.at
        self._step(editing.shift(self.draft, at, side, direction), "nothing to move there, or the text was edited: undo that first")
        vanished = len(self.draft.beads) < size
        self.at = at - 1 if vanished and direction == editing.BEFORE else at

    def split(self, ko: int, en: int) -> None:
        """Part the bead at a place on each side."""
        self._step(editing.split(self.draft, self.at, ko, en), "nothing to split, or the text was edited: undo that first")

    def hold(self) -> None:
        """Keep hold of the bead; at another one, pair the two; at the same one, let go."""
        held, self.held = self.held, None
        if held is None or held not in self.draft.beads:
            self.held, self.message = self.bead, "go to its partner and press p again"
        elif held is not self.bead:
            self._step(editing.join(self.draft, self.at, self.draft.beads.index(held)), "")

    def edit(self, side: int, text: str) -> None:
        """Put another text on a side of the bead."""
        self._step(editing.edit(self.draft, self.at, side, " ".join(text.split())), "the text is as it was")

    def annotate(self, note: str) -> None:
        """Put a note on the bead."""
        self._step(editing.annotate(self.draft, self.at, " ".join(note.split())), "the note is as it was")

    def undo(self) -> None:
        """Take the last step back."""
        self._turn(self.steps.undo(), "nothing to undo")

    def redo(self) -> None:
        """Do again what was undone."""
        self._turn(self.steps.redo(), "nothing to do again")

    def _step(self, draft: Draft, otherwise: str) -> None:
        self._turn(self.steps.then(draft), otherwise)

    def _turn(self, steps: History, otherwise: str) -> None:
        """Go to another step, and there to the first bead that is new."""
        if steps is self.steps:
            self.message = otherwise
            return
        known = {id(bead) for bead in self.draft.beads}
        self.steps = steps
        last = len(self.draft.beads) - 1
        self.at = next((at for at, bead in enumerate(self.draft.beads) if id(bead) not in known), min(self.at, last))
        self.message = ""
        self.save()

    def save(self, *, force: bool = False) -> None:
        """Write the draft to the disk; whatever is wrong with that is said, and tried again with the next step."""
        try:
            self._save(self.draft, force=force)
            self.saved = True
        except (TmError, OSError) as error:
            self.saved, self.message = False, f"not saved: {' '.join(str(error).split())}"
