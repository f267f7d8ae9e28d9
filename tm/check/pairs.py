"""Units as checks see them."""

from __future__ import annotations

from collections.abc import Iterator

from tm.check.check import Pair
from tm.model.lang import is_lang, language, other
from tm.model.memory import CODES, Content, InlineCode, Unit
from tm.model.text import Lang

_DOCUMENTS = ("x-tm-doc-ko", "x-tm-doc-en", "x-document", "file")
"""Properties that name what a unit belongs to: ours, memoQ's, OmegaT's."""

_DATES = ("x-tm-date-ko", "x-tm-date-en")


def pairs_of(unit: Unit, source: Lang | None = None) -> list[Pair]:
    """Return a unit's Korean–English pairs, the first source with each target.

    Without `source` the unit's first variant in either language is the source. A unit with nothing but its source has an empty
    target; one in other languages gives no pair.
    """
    lang = source or next((found for variant in unit.variants if (found := language(variant.lang))), None)
    if lang is None:
        return []
    origin = next((variant for variant in unit.variants if is_lang(variant.lang, lang)), None)
    if origin is None:
        return []
    document = next((text for name in _DOCUMENTS if (text := unit.prop(name))), "")
    date = next((text for name in _DATES if (text := unit.prop(name))), None)
    context = unit.prop("x-context") or ""
    if len(unit.variants) == 1:
        return [Pair(origin.text, "", lang, other(lang), document, date, codes(origin.content), context=context)]
    return [
        Pair(origin.text, variant.text, lang, other(lang), document, date, codes(origin.content), codes(variant.content), context)
        for variant in unit.variants
        if is_lang(variant.lang, other(lang))
    ]


def codes(content: Content) -> tuple[str, ...]:
    """Return the native code of each inline element in order; an element without any is named by itself, such as `<ph>`."""
    return tuple(_codes(content)) if any(not isinstance(part, str) for part in content) else ()


def _codes(content: Content) -> Iterator[str]:
    for part in content:
        if not isinstance(part, InlineCode):
            continue
        if part.name in CODES:
            yield "".join([inner for inner in part.content if isinstance(inner, str)]) or f"<{part.name}>"
        else:
            yield f"<{part.name}>"
            yield from _codes(part.content)
            yield f"</{part.name}>"
