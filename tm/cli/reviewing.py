"""Review tables in and out, for `tm align` and `tm review`."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from tm.cli.frame import say
from tm.report.rows import counted

if TYPE_CHECKING:
    from tm.model.alignment import Alignment
    from tm.model.review import Review


def write_review(path: str, review: Review) -> None:
    """Write a review as a table, TSV or XLSX by the name's end; the file is replaced as a whole.

    Raises:
        BadSetting: the name ends otherwise.
        UnusableOutput: the file cannot be written.
    """
    from tm.formats.review import write_review

    write_review(path, review)


def load_review(path: str) -> Review:
    """Return the review in a table (TSV, CSV, XLSX), corrected as the person who worked on it meant.

    Raises:
        UnusableInput: it cannot be read, or a sentence of either document would be lost; the row and the sentence are named.
    """
    from tm.align.review_table import corrected
    from tm.formats.review import read_review

    return corrected(read_review(path))


def from_review(
    path: str, output: str, *, date: str | None = None, reviewer: str | None = None, least: float = 0.0
) -> list[tuple[str, str, Alignment]]:
    """Write what a review table holds as a memory; say how far it was reviewed, and return its documents for the summary.

    A memory that is there already keeps what the review does not decide on: see `tm.align.review_memory.settled`.

    Args:
        path: the table.
        output: the memory (`-`: standard output).
        date: of the units, `YYYY-MM-DD`; else that of the documents.
        reviewer: who approved; else the user of this computer.
        least: confidence, 0 to 1, under which a pair that nobody approved is left out.

    Raises:
        UnusableInput: as `load_review`; nothing is written then.
        BadTmx: the memory that is there is damaged; it is left as it is.
    """
    from tm.align.review import alignment_of, reviewed
    from tm.cli.review_memory import ReviewedMemory
    from tm.formats.output import open_output
    from tm.formats.tmx import TmxWriter

    review = load_review(path)
    reviewer = reviewer or _user()
    made = [list(reviewed(document, reviewer=reviewer, date=date, least=least)) for document in review.documents]
    memory = ReviewedMemory(output, review.documents, made)
    with open_output(output) as stream, TmxWriter(stream, memory.header) as writer:
        for unit in memory:
            writer.write(unit)
    say(f"tm: {path}: {progress(review)}")
    for count, one, what in ((memory.others, "unit", "of other documents"), (memory.earlier, "pair", "reviewed before")):
        if count:
            say(f"tm: {output}: {counted(count, one)} {what} {'stays' if count == 1 else 'stay'}")
    return [(*document.names, alignment_of(document, least=least)) for document in review.documents]


def progress(review: Review) -> str:
    """Return how far a review has come, in a line."""
    from tm.model.review import DROP, OK

    rows = [row for document in review.documents for row in document.rows]
    pairs = sum(row.status == OK and row.paired for row in rows)
    dropped = sum(row.status == DROP for row in rows)
    waiting = sum(not row.status and row.paired for row in rows)
    return f"{counted(pairs, 'pair')} approved, {counted(dropped, 'row')} dropped, {counted(waiting, 'pair')} not looked at"


def _user() -> str | None:
    """Return the name under which the user works here, as CAT tools sign units, or `None`."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return None
