"""Names that XLIFF readers and writers share: namespaces, properties, and attributes that move between the two models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from tm.model.memory import Attrs

MEMBERS: Final = (".xlf", ".xliff", ".mqxliff", ".mxliff", ".sdlxliff")
"""How the name of the XLIFF ends that stands in a zip beside its skeleton: an XLZ, or the MQXLZ of memoQ."""

XLIFF_1: Final = "urn:oasis:names:tc:xliff:document:1.2"
XLIFF_2: Final = "urn:oasis:names:tc:xliff:document:2.0"
XLIFF_22: Final = "urn:oasis:names:tc:xliff:document:2.2"

KEPT: Final = "urn:tm:kept"
"""Namespace of the element that holds what XLIFF has no place for."""

MARK: Final = "xliff"
"""An attribute on an inline code that tells which element it was, where its kind in TMX alone does not."""

DOCUMENT: Final = "x-document"
STATE: Final = "x-tm-state"
SUBSTATE: Final = "x-tm-substate"
QUALIFIER: Final = "x-tm-state-qualifier"
APPROVED: Final = "x-tm-approved"
TRANSLATE: Final = "x-tm-translate"
OBSOLETE: Final = "x-tm-obsolete"
LOCKED: Final = "x-tm-locked"
MATCH: Final = "x-tm-match"
ORIGIN: Final = "x-tm-origin"
GROUP: Final = "x-tm-group"
UNIT: Final = "x-tm-unit"
SEGMENT: Final = "x-tm-segment"
CONTEXT: Final = "x-context"
REFERENCE: Final = "x-reference"
FUZZY: Final = "x-fuzzy"

ATTRIBUTE: Final = "x-tm-attr:"
"""Before the name of an attribute of a unit, such as `changedate`, where it stands among the properties."""

GENERATED: Final = re.compile(r"tm\.[ufgc]\d+\Z")
"""The id of a unit, file, group or concept that has none; it is not read."""

SEGMENT_ATTR: Final = "segment:"
"""Before the name of an attribute that an XLIFF 2 `segment` has, where a unit has one of its own; it is kept among the unit's."""

_WELL_KNOWN: Final = {
    "sdl": "http://sdl.com/FileTypes/SdlXliff/1.0",
    "mq": "MQXliff",
    "m": "http://www.memsource.com/mxlf/2.0",
    "okp": "okapi-framework:xliff-extensions",
    "its": "http://www.w3.org/2005/11/its",
    "itsx": "http://www.w3.org/2008/12/its-extensions",
    "itsxlf": "http://www.w3.org/ns/its-xliff/",
    "itsm": "urn:oasis:names:tc:xliff:itsm:2.1",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "fs": "urn:oasis:names:tc:xliff:fs:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "res": "urn:oasis:names:tc:xliff:resourcedata:2.0",
    "ctr": "urn:oasis:names:tc:xliff:changetracking:2.0",
    "slr": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
    "val": "urn:oasis:names:tc:xliff:validation:2.0",
}


def _uri(prefix: str) -> str:
    return _WELL_KNOWN.get(prefix, f"urn:undeclared:{prefix}")


def prefixes(names: Iterable[str]) -> list[str]:
    """Return the prefixes that names use, each once; those of XML itself are left out."""
    found = dict.fromkeys(name.partition(":")[0] for name in names if ":" in name)
    return [prefix for prefix in found if prefix not in {"xml", "xmlns", SEGMENT_ATTR[:-1]}]


def own(name: str, attrs: Mapping[str, str], known: Mapping[str, str]) -> Attrs:
    """Return an element's attributes as they stand in a record: with the prefixes they use declared, but for the usual ones.

    Args:
        name: of the element.
        attrs: as the file has them.
        known: the prefixes declared around the element.
    """
    if not any(":" in key for key in attrs) and ":" not in name:
        return tuple(attrs.items())
    kept = [(key, value) for key, value in attrs.items() if not (key.startswith("xmlns:") and value == _uri(key[6:]))]
    declared = {key for key, _ in kept}
    for prefix in prefixes([name, *attrs]):
        uri = attrs.get(f"xmlns:{prefix}", known.get(prefix, _uri(prefix)))
        if uri != _uri(prefix) and f"xmlns:{prefix}" not in declared:
            kept.append((f"xmlns:{prefix}", uri))
    return tuple(kept)


def declared(name: str, attrs: Attrs) -> Attrs:
    """Undo `own`: return attributes with every prefix declared that the element uses."""
    if not any(":" in key for key, _ in attrs) and ":" not in name:
        return attrs
    has = {key for key, _ in attrs}
    names = [name, *(key for key, _ in attrs)]
    return attrs + tuple((f"xmlns:{p}", _uri(p)) for p in prefixes(names) if f"xmlns:{p}" not in has)


def name_of(id_: str | None) -> str | None:
    """Return an id that the file's own tool gave; `None` for one that was made up for writing."""
    return None if id_ is None or GENERATED.match(id_) else id_
