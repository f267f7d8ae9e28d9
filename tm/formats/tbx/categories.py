"""Data categories of TBX as types of properties, and back."""

from __future__ import annotations

from typing import Final

FACTS: Final = frozenset(["descrip", "admin", "termNote", "xref", "ref", "transac", "date"])
"""Elements that say one thing, whose category their `type` is."""
_OURS: Final = "tm:"
"""Before the type of a property that is in no way TBX's."""


def kind_of(element: str, category: str) -> str:
    """Return the type of a property; one that came from a memory has its own back."""
    if element == "admin" and category.startswith(_OURS):
        return category.removeprefix(_OURS)
    return category if element == "admin" and category.startswith("x-") else f"x-{element}:{category}"


def category_of(kind: str) -> tuple[str, str]:
    """Undo `kind_of`: return the element and its category."""
    element, colon, category = kind.removeprefix("x-").partition(":")
    if kind.startswith("x-") and colon and element in FACTS:
        return element, category
    return "admin", kind if kind.startswith("x-") else _OURS + kind
