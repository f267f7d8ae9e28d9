"""How far a translation is, in the words of XLIFF 1.2 and of XLIFF 2.x, and by gettext's flag.

The property `x-tm-state` holds the word that the file has, of either vocabulary. What a vocabulary lacks is written as its nearest
word, and the exact one beside it among the properties.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tm.formats.xliff.names import FUZZY, STATE
from tm.model.memory import Prop, Unit

FIRST: Final = frozenset(
    "final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n needs-review-translation needs-translation new"
    " signed-off translated".split()
)
SECOND: Final = frozenset("initial translated reviewed final".split())
NEEDS_REVIEW: Final = "needs-review-translation"

_TO_FIRST = {"initial": "new", "reviewed": "signed-off"}
_TO_SECOND = {"new": "initial", "needs-translation": "initial", "signed-off": "reviewed"}


def needs_review(unit: Unit) -> bool:
    """Return whether somebody has to look at the translation again."""
    return unit.prop(FUZZY) == "yes" or (unit.prop(STATE) or "").startswith("needs-")


def first_state(unit: Unit) -> str | None:
    """Return the state of XLIFF 1.2 for a unit; `None` where nothing is known."""
    state = unit.prop(STATE)
    if state is None:
        return NEEDS_REVIEW if unit.prop(FUZZY) == "yes" else None
    return state if state in FIRST or state.startswith("x-") else _TO_FIRST.get(state, "translated")


def second_state(unit: Unit) -> str | None:
    """Return the state of XLIFF 2.x for a unit; `None` where nothing is known."""
    state = unit.prop(STATE)
    if state is None:
        return "initial" if unit.prop(FUZZY) == "yes" else None
    return state if state in SECOND else _TO_SECOND.get(state, "initial" if state.startswith("needs-") else "translated")


def exact(props: Sequence[Prop], native: Prop | None, of: str) -> list[Prop]:
    """Return properties with the state that the file's own attribute gives, unless they tell it better.

    Args:
        props: those written beside the text.
        native: from the attribute.
        of: the vocabulary's function, `first` or `second`.
    """
    if native is None:
        return list(props)
    told = Unit(props=tuple(props))
    known = first_state(told) if of == "first" else second_state(told)
    return list(props) if known == native.text else [*props, native]
