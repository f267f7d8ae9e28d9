"""Units as checks see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tm.check.check import Pair
from tm.model.lang import is_lang, language, other
from tm.model.memory import CODES, Content, InlineCode, Unit
from tm.model.text import Lang

_DOCUMENTS = ("x-tm-doc-ko", "x-tm-doc-en", "x-document", "file")
"""Properties that name what a unit belongs to: ours, memoQ's, OmegaT's."""

_AS_THEY_ARE: Mapping[str, str] = {}
_DATES = ("x-tm-date-ko", "x-tm-date-en")


Names = Mapping[str, str]
"""What an inline element of each kind is called in a file, where it holds no native code."""

_XLIFF_1: Names = {"bpt": "g", "ept": "/g", "ph": "x/"}
_XLIFF_2: Names = {"bpt": "pc", "ept": "/pc", "ph": "ph/"}
_ELEMENT = "xliff"
"""The attribute in which readers of XLIFF keep an element's name where its kind does not tell."""


def names_in(unit: Unit, known: Names) -> Names:
    """Return what inline elements are called from a unit on: the first of an XLIFF brings the version of it."""
    for extra in unit.extras:
        if extra.startswith("<xliff "):
            return _XLIFF_2 if ' version="2' in extra.partition(">")[0] else _XLIFF_1
    return known


def pairs_of(unit: Unit, source: Lang | None = None, names: Names = _AS_THEY_ARE) -> list[Pair]:
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
        return [Pair(origin.text, "", lang, other(lang), document, date, codes(origin.content, names), context=context)]
    return [
        Pair(
            origin.text,
            variant.text,
            lang,
            other(lang),
            document,
            date,
            codes(origin.content, names),
            codes(variant.content, names),
            context,
        )
        for variant in unit.variants
        if is_lang(variant.lang, other(lang))
    ]


def codes(content: Content, names: Names = _AS_THEY_ARE) -> tuple[str, ...]:
    """Return the native code of each inline element, in order; of one without any its name in the file: `<g id="1">`."""
    return tuple(_codes(content, names)) if any(not isinstance(part, str) for part in content) else ()


def _codes(content: Content, names: Names) -> Iterator[str]:
    for part in content:
        if not isinstance(part, InlineCode):
            continue
        if part.name in CODES:
            yield "".join([inner for inner in part.content if isinstance(inner, str)]) or _element(part, names)
        else:
            yield f"<{part.name}>"
            yield from _codes(part.content, names)
            yield f"</{part.name}>"


def _element(code: InlineCode, names: Names) -> str:
    """Return an element as it stands in the file, with its id where ids must agree."""
    if not names:
        return f"<{code.name}>"
    attrs = dict(code.attrs)
    name = f"{attrs[_ELEMENT]}/" if _ELEMENT in attrs else names.get(code.name, code.name)
    identity = attrs.get("x") or attrs.get("i")
    id_ = f' id="{identity}"' if identity and not name.startswith("/") else ""
    return f"<{name.rstrip('/')}{id_}/>" if name.endswith("/") else f"<{name}{id_}>"
