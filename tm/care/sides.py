"""A memory's units, which variant of one is its source, and when it is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from tm.model.lang import primary
from tm.model.memory import Unit, Variant

Units = Callable[[], Iterable[Unit]]
"""Gives a memory's units, as often as they are wanted."""

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T?(\d\d):?(\d\d):?(\d\d))?")


@lru_cache(maxsize=4096)
def code_of(lang: str) -> str:
    """Return a language code as comparisons want it: lower case, with hyphens."""
    return lang.strip().lower().replace("_", "-")


def source_of(unit: Unit, lang: str | None) -> Variant | None:
    """Return the first variant in that language, else the first of all; `None` where there is none."""
    variants = unit.variants
    if lang and len(variants) > 1:
        wanted = primary(lang)
        for variant in variants:
            if primary(variant.lang) == wanted:
                return variant
    return variants[0] if variants else None


def date_of(unit: Unit) -> int:
    """Return when a unit was last changed, else made, as a number `YYYYMMDDhhmmss`; 0 where nothing readable says so.

    Variants may say so too; the latest counts.
    """
    holders = [unit.attrs, *(v.attrs for v in unit.variants)]
    for name in ("changedate", "creationdate"):
        found = [_number(value) for attrs in holders for key, value in attrs if key == name]
        if any(found):
            return max(found)
    return 0


def _number(text: str) -> int:
    found = _DATE.match(text.strip())
    return int("".join(part or "00" for part in found.groups())) if found else 0
