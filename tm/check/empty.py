"""A target without text."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair

_NOTHING = "\u200b\u200c\u200d\u2060\ufeff"


def find(pair: Pair, _: Context) -> Iterator[Hint]:
    """Give a hint where one side has text and the other has neither text nor codes."""
    source, target = (text.strip().strip(_NOTHING) for text in (pair.source, pair.target))
    if source and not target and not pair.target_codes:
        yield Hint("the target is empty; translate it")
    elif target and not source and not pair.source_codes:
        yield Hint("the target has text and the source has none; see whether it belongs to another unit", level="warning")


CHECK = Check(
    id="empty",
    level="error",
    what="a target without text",
    why="a reader gets nothing where the source says something, and a program may show a blank label",
    right=(
        (("Save", "저장"),),
        (("시장이 닫혔다.", "The market is closed."),),
        (("", ""),),
    ),
    wrong=(
        (("Save", ""),),
        (("시장이 닫혔다.", "   "),),
        (("", "시장이 닫혔다."),),
    ),
    find=find,
)
