"""A review as lines of text: beads with both texts side by side, or one below the other where there is little room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from tm.align.draft import EN, KO, Draft, DraftBead
from tm.cli.review_cuts import Cuts
from tm.cli.review_session import Reviewing
from tm.model.review import DROP, OK
from tm.report.terminal import Piece, Screen, Style, cells, shown, wrap

_NARROW = 64
"""Columns under which the texts stand one below the other."""

_BETWEEN = " │ "
_INDENT = ("  ", Style.PLAIN)
_SIGNS = {OK: ("✓", Style.TARGET), DROP: ("✗", Style.DIM)}

Lines = list[list[Piece]]


def page(review: Reviewing, screen: Screen, rows: int, cuts: Cuts | None = None) -> str:
    """Return `rows` lines around the bead that is worked on, with more below it than above."""
    current = _block(review, review.at, screen, cuts)
    above = _upwards(review, screen, rows)
    below = [
        line
        for at in range(review.at + 1, min(review.at + 1 + rows, len(review.draft.beads)))
        for line in _block(review, at, screen)
    ]
    room = max(rows - len(current), 0)
    upper = min(len(above), max(room // 3, room - len(below)))
    lines = [*above[len(above) - upper :], *current, *below][:rows]
    return "".join(lines)


def _upwards(review: Reviewing, screen: Screen, rows: int) -> list[str]:
    lines: list[str] = []
    for at in range(review.at - 1, max(review.at - 1 - rows, -1), -1):
        lines = _block(review, at, screen) + lines
        if len(lines) >= rows:
            break
    return lines


def _block(review: Reviewing, at: int, screen: Screen, cuts: Cuts | None = None) -> list[str]:
    """Return the lines of a bead, an empty one behind them."""
    head = _head(review, at)
    margin = sum(cells(text) for text, _ in head)
    draft, style = review.draft, _style(review, at)
    bead = draft.beads[at]
    if screen.width < _NARROW:
        sides = [line for side in (KO, EN) for line in _side(draft, at, side, screen.width - 2, style, cuts)]
        lines = [head, *([_INDENT, *line] for line in sides)]
    else:
        room = (screen.width - margin - len(_BETWEEN)) // 2
        ko, en = (_side(draft, at, side, room, style, cuts) for side in (KO, EN))
        lines = [[*start, *both] for start, both in zip(_hanging(head, margin), _beside(ko, en, room), strict=False)]
    return [screen.line(line) for line in [*lines, *_note(bead, screen.width), []]]


def _head(review: Reviewing, at: int) -> list[Piece]:
    bead = review.draft.beads[at]
    current, held = at == review.at, bead is review.held
    sign, style = (
        ("⇄", Style.FOUND)
        if held
        else ("?", Style.WARNING)
        if review.is_doubtful(at)
        else _SIGNS.get(bead.status, ("·", Style.DIM))
    )
    confidence = "    " if bead.confidence is None else f"{bead.confidence:.2f}"
    number = f"{at + 1:{len(str(len(review.draft.beads)))}}"
    return [
        ("▶ " if current else "  ", Style.BOLD),
        (number, Style.BOLD if current else Style.DIM),
        (" ", Style.PLAIN),
        (sign, style),
        (f" {confidence}  ", Style.WARNING if review.is_doubtful(at) else Style.DIM),
    ]


def _style(review: Reviewing, at: int) -> Style:
    if review.draft.beads[at].status == DROP:
        return Style.DIM
    return Style.BOLD if at == review.at else Style.PLAIN


def _side(draft: Draft, at: int, side: int, room: int, style: Style, cuts: Cuts | None) -> Lines:
    """Return a side's lines: every segment begins a line, and where the bead is about to be split stands a mark."""
    bead = draft.beads[at]
    if not bead.sides[side]:
        return [[("—", Style.DIM)]]
    text = draft.text(at, side)
    if cuts:
        cut = cuts.of(side)
        mark = ("‖", Style.FOUND) if cuts.side == side else ("¦", Style.WARNING)
        return list(wrap([(shown(text[:cut]), style), mark, (shown(text[cut:]), style)], room))
    parts = [draft.shown(piece, side) for piece in bead.sides[side]] if bead.edited[side] is None else [text]
    lines = [line for part in parts for line in wrap([(shown(part), style)], room)]
    if bead.edited[side] is not None:
        lines += wrap([("(edited)", Style.DIM)], room)
    return lines or [[("(empty)", Style.DIM)]]


def _hanging(head: list[Piece], margin: int) -> Iterator[list[Piece]]:
    yield head
    while True:
        yield [(" " * margin, Style.PLAIN)]


def _beside(ko: Lines, en: Lines, room: int) -> Iterator[list[Piece]]:
    left: list[Piece]
    right: list[Piece]
    for left, right in zip_longest(ko, en, fillvalue=[]):
        used = sum(cells(text) for text, _ in left)
        yield [*left, (" " * (room - used), Style.PLAIN), (_BETWEEN, Style.DIM), *right]


def _note(bead: DraftBead, width: int) -> Iterator[list[Piece]]:
    if bead.note:
        yield from ([_INDENT, *line] for line in wrap([(f"note: {shown(bead.note)}", Style.DIM)], width - 2))
