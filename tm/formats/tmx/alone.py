"""Codes that should stand in pairs, and do not."""

from __future__ import annotations

from typing import Final

from tm.model.memory import Content, InlineCode

_PARTNERS: Final = {"bpt": "ept", "ept": "bpt"}


def pair_of(code: InlineCode) -> str:
    """Return what a code and its partner share (`i`); nothing where it is not said."""
    return next((value for name, value in code.attrs if name == "i"), "")


def lone_codes(content: Content) -> set[tuple[str, str]]:
    """Return name and pair of each `bpt` and `ept` whose partner is not on its level; what other codes hold is not looked at."""
    found = {(part.name, pair_of(part)) for part in content if isinstance(part, InlineCode) and part.name in _PARTNERS}
    return {(name, pair) for name, pair in found if (_PARTNERS[name], pair) not in found}
