"""The table in which a review is kept: written after every step, never over what somebody else has written meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tm.align.draft import Draft, draft_of, rows_of
from tm.cli.reviewing import write_review
from tm.errors import BadSetting, UnusableInput, UnusableOutput
from tm.model.review import Review, ReviewDocument


class ReviewFile:
    """A review table with one of its documents under work.

    Attributes:
        path: of the table.
        draft: the document as it was when the work began.
    """

    def __init__(self, path: str, review: Review, number: int | None = None) -> None:
        """Write the review to its file, so that a place that cannot be written is known before any work.

        Args:
            path: of the table.
            review: what it holds.
            number: of the document, 1-based; without it the first that is not done.

        Raises:
            BadSetting: there is no such document.
            UnusableInput: the document has no rows.
            UnusableOutput: the file cannot be written.
        """
        self.path, self._review = path, review
        count = len(review.documents)
        if number is not None and number > count:
            raise BadSetting("--document", number, f"a number from 1 to {count}")
        self._at = number - 1 if number else next(iter(self._open()), 0)
        if not count or not review.documents[self._at].rows:
            raise UnusableInput(path, "holds no rows", advice="make it with tm review KO EN")
        self.draft = draft_of(review.documents[self._at])
        self._seen: object = None
        self.save(self.draft, force=True)

    @property
    def others(self) -> list[int]:
        """The other documents that are not done, 1-based."""
        return [at + 1 for at in self._open() if at != self._at]

    def save(self, draft: Draft, *, force: bool = False) -> None:
        """Write the table with the draft in it.

        Raises:
            UnusableOutput: it cannot be written; or, without `force`, another program has changed it meanwhile.
        """
        if not force and self._state() != self._seen:
            raise UnusableOutput(self.path, "was changed by another program", "w writes over it, q leaves it as it is")
        documents = list(self._review.documents)
        documents[self._at] = replace(documents[self._at], rows=rows_of(draft))
        self._review = Review(tuple(documents))
        write_review(self.path, self._review)
        self._seen = self._state()

    def _state(self) -> tuple[int, int, int] | None:
        try:
            state = Path(self.path).stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino

    def _open(self) -> list[int]:
        return [at for at, document in enumerate(self._review.documents) if _is_open(document)]


def _is_open(document: ReviewDocument) -> bool:
    return any(not row.status for row in document.rows)
