"""Which two of a unit's variants a bilingual file takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tm.model.lang import primary
from tm.model.memory import Unit, Variant


class Sides(NamedTuple):
    """The languages of a bilingual file, as it writes them; empty where it names none."""

    source: str
    target: str

    def pick(self, unit: Unit) -> tuple[Variant, Variant | None] | None:
        """Return a unit's source and target; `None` without a source."""
        source = _best(self.source, unit.variants)
        if source is None:
            return None
        others = tuple(variant for variant in unit.variants if variant is not source)
        return source, _best(self.target, others)


def _best(lang: str, variants: tuple[Variant, ...]) -> Variant | None:
    """Return the first variant in exactly that language, else in the same without regard to its region."""
    exact = next((variant for variant in variants if variant.lang == lang), None)
    return exact or next((variant for variant in variants if lang and primary(variant.lang) == primary(lang)), None)


def sides_of(unit: Unit | None, source: str, target: str) -> Sides:
    """Return the languages for a file whose first unit is given, where they are not known: of its first two variants."""
    langs = list(dict.fromkeys(variant.lang for variant in unit.variants)) if unit else []
    if not source:
        source = next((lang for lang in langs if not target or primary(lang) != primary(target)), "")
    if not target:
        target = next((lang for lang in langs if primary(lang) != primary(source)), "")
        target = target or next((lang for lang in langs if lang != source), "")
    return Sides(source, target)


_LOCALE = re.compile(r"(?:.*[._-])?([a-z]{2}(?:[_-](?:[A-Z]{2}|[A-Z][a-z]{3}))?)(?:@\w+)?\Z|([a-z]{3})\Z")


def locale_in(path: str) -> str:
    """Return the language that a file's name ends in, such as `ko` of `messages.ko.xlf`; nothing where it has none."""
    found = _LOCALE.match(Path(path).stem)
    return (found[1] or found[2]).replace("_", "-") if found else ""
