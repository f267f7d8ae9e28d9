"""Keyboard shortcuts in a pair: Ctrl+S is Ctrl+S in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Hint, Pair
from tm.check.compare import listed, lost_and_added

_SHORTCUT = re.compile(
    r"(?<![A-Za-z+])(?<!\+\s)(?:(?:Ctrl|Control|Alt|AltGr|Shift|Cmd|Command|Option|Opt|Meta|Super|Win|Fn)\s?[+-]\s?)+"
    r"(?:F\d\d?|[A-Z]|\d)(?![A-Za-z\d])(?!\s?[+-]\s?[A-Za-z])"
)
"""One that ends in a letter, a digit or a function key; the names of other keys are translated."""


def shortcuts(pair: Pair) -> Iterator[Hint]:
    """Say where both sides have as many shortcuts, but not the same ones."""
    source, target = ([found[0] for found in _SHORTCUT.finditer(text)] for text in (pair.source, pair.target))
    lost, added = lost_and_added([_even(one) for one in source], [_even(one) for one in target])
    if lost and len(source) == len(target):
        named = listed(one for one in source if _even(one) in lost)
        instead = next(found for found in _SHORTCUT.finditer(pair.target) if _even(found[0]) in added)
        what = f"the shortcut is {named} in the source, {instead[0]} in the target; see which is right"
        yield Hint(what, pair.spot(pair.target_lang, *instead.span()), "warning")


def _even(shortcut: str) -> str:
    return re.sub(r"\s?[+-]\s?", "+", shortcut).lower().replace("control", "ctrl").replace("command", "cmd")
