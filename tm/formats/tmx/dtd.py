"""What the TMX 1.4 DTD allows: attributes of each element, and which elements may stand in which."""

from __future__ import annotations

import re
from functools import lru_cache

HEADER_REQUIRED = ("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype")

_PROVENANCE = frozenset(
    "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid changedate"
    " changeid o-tmf".split()
)

ATTRIBUTES: dict[str, frozenset[str]] = {
    "header": frozenset(HEADER_REQUIRED) | {"o-encoding", "creationdate", "creationid", "changedate", "changeid"},
    "tu": _PROVENANCE | {"tuid", "segtype", "srclang"},
    "tuv": _PROVENANCE | {"xml:lang"},
    "prop": frozenset({"type", "xml:lang", "o-encoding"}),
    "note": frozenset({"xml:lang", "o-encoding"}),
    "bpt": frozenset({"i", "x", "type"}),
    "ept": frozenset({"i"}),
    "it": frozenset({"pos", "x", "type"}),
    "ph": frozenset({"x", "assoc", "type"}),
    "ut": frozenset({"x"}),
    "hi": frozenset({"x", "type"}),
    "sub": frozenset({"datatype", "type"}),
}

_TEXTUAL = frozenset({"bpt", "ept", "it", "ph", "ut", "hi"})
_NATIVE = frozenset({"sub"})

CHILDREN: dict[str, frozenset[str]] = {
    "seg": _TEXTUAL,
    "hi": _TEXTUAL,
    "sub": _TEXTUAL,
    **dict.fromkeys(("bpt", "ept", "it", "ph", "ut"), _NATIVE),
}
"""The elements that may stand in a segment, or in an element inside one."""

CODE_REQUIRED = {"bpt": ("i", "0"), "ept": ("i", "0"), "it": ("pos", "begin")}
"""A required attribute, and what is written where a file lacks it."""

DATES = frozenset({"creationdate", "changedate", "lastusagedate"})
SEGTYPES = frozenset({"block", "paragraph", "sentence", "phrase"})

_DATE = re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ")
_LANG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

FREE = {
    element: names - DATES - {"segtype", "xml:lang", "adminlang", "srclang", "pos", "assoc"}
    for element, names in ATTRIBUTES.items()
}
"""The attributes of each element that may have any value."""


@lru_cache(maxsize=4096)
def is_date(value: str) -> bool:
    """Return whether the value has TMX's form of a date, `20260117T093000Z`."""
    return _DATE.fullmatch(value) is not None


@lru_cache(maxsize=1024)
def is_lang(value: str) -> bool:
    """Return whether the value has the form of a language code (XML Schema `language`)."""
    return _LANG.fullmatch(value) is not None


def allows(element: str, name: str, value: str) -> bool:
    """Return whether the element may have that attribute with that value."""
    if name not in ATTRIBUTES[element]:
        return False
    if name in DATES:
        return is_date(value)
    if name == "segtype":
        return value in SEGTYPES
    if name in {"xml:lang", "adminlang"}:
        return is_lang(value)
    if name == "srclang":
        return value == "*all*" or is_lang(value)
    if name == "pos":
        return value in {"begin", "end"}
    if name == "assoc":
        return value in {"p", "f", "b"}
    return True
