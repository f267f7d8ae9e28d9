"""The cells of a review table: what is written so that no spreadsheet makes formulas, numbers or dates of it, and read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tm.model.review import DROP, OK, Piece, Reference

_ID = re.compile(r"(\d{1,9})(?:\.0+)?(?:\[(\d{1,9}):(\d{1,9})\])?")
_RANGE = re.compile(r"(\d{1,9})[-–~](\d{1,9})")
_BETWEEN = re.compile(r"[\s,;+&、]+")
_NOTHING = frozenset(["", "-", "–", "—", "∅"])
_LONGEST_RANGE = 1000

_UNSEEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_AT_RISK = re.compile(
    # What is run as a formula, in full width too.
    r"[=+\-@\t\r＝＋－＠]"
    # A number, a date, a time or an amount, and nothing else.
    r"|(?=.*\d)[\d\s.,:/%()+\-–~eE₩$€£¥년월일시분초오전후]+\Z"
    rf"|(?:\d{{1,2}}[\s\-])?{_MONTH}(?:[\s\-]\d{{1,4}}(?:,\s?\d{{4}})?)?\Z"
    r"|(?:true|false)\Z",
    re.I | re.S,
)


def format_ids(pieces: Sequence[Piece], lengths: Sequence[int]) -> str:
    """Return an id cell: `3`, `3+4`, or `3[0:12]` for the first 12 code points of segment 3.

    No spreadsheet takes that for a date, a decimal or thousands, as it does `3-4`, `3.4` and `3,400`.
    """
    return "+".join(_format_id(piece, lengths[piece.segment]) for piece in pieces)


def _format_id(piece: Piece, length: int) -> str:
    return str(piece.segment) if (piece.start, piece.end) == (0, length) else f"{piece.segment}[{piece.start}:{piece.end}]"


def parse_ids(cell: str) -> tuple[Reference, ...]:
    """Return what an id cell names: also `3, 4`, `3 4`, `3-5`, `[3,4]`, and the `3.0` of a spreadsheet.

    Raises:
        ValueError: it is something else, such as a date.
    """
    text = unicodedata.normalize("NFKC", cell).strip()
    if text.startswith("[") and text.endswith("]") and ":" not in text:
        text = text[1:-1]
    if text in _NOTHING:
        return ()
    return tuple(reference for token in _BETWEEN.split(text.strip(" ,;+")) for reference in _named(token))


def _named(token: str) -> Iterator[Reference]:
    if found := _ID.fullmatch(token):
        yield Reference(int(found[1]), (int(found[2]), int(found[3])) if found[2] else None)
    elif (found := _RANGE.fullmatch(token)) and 0 < int(found[2]) - int(found[1]) < _LONGEST_RANGE:
        yield from map(Reference, range(int(found[1]), int(found[2]) + 1))
    else:
        raise ValueError(token)


def parse_status(cell: str) -> str:
    """Return the status that a cell names, whatever its case and width.

    Raises:
        ValueError: it is none.
    """
    status = unicodedata.normalize("NFKC", cell).strip().casefold()
    if status not in {"", OK, DROP}:
        raise ValueError(cell)
    return status


def visible(text: str) -> str:
    """Return a text with spaces for what no table can hold: control characters, and halves of characters."""
    return _UNSEEN.sub(" ", text)


def at_risk(text: str) -> bool:
    """Return whether a spreadsheet would make something else of a text that it reads from a text file."""
    return _AT_RISK.match(text) is not None


def protected(text: str, *, typed: bool = False) -> str:
    """Return a text with an apostrophe before it where it is at risk; in a cell that is typed as text (`typed`) it is not.

    One that a text has already gets another, so that `bare` undoes this for every text.
    """
    return f"'{text}" if at_risk(text.lstrip("'")) and not (typed and not text.startswith("'")) else text


def bare(cell: str) -> str:
    """Undo `protected`."""
    return cell[1:] if cell.startswith("'") and at_risk(cell.lstrip("'")) else cell
