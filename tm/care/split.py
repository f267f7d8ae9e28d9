"""Which part of a memory each unit belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from tm.care.sides import date_of
from tm.errors import BadSetting
from tm.model.memory import Unit

NONE = ""
"""The value of units that lack what they are parted by."""

_DOCUMENT = ("x-tm-doc-ko", "x-tm-doc-en", "x-document", "x-file", "file")
_LENGTHS = {"year": 4, "month": 6, "day": 8}
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 60

By = Callable[[Unit], str]
"""Returns what a unit is parted by."""


def part_by(by: str) -> By:
    """Return what tells a unit's part.

    Args:
        by: `prop:NAME`, `document`, `date` (by month), `date:year`, `date:day`, or `size:N` (N units a part, in order).

    Raises:
        BadSetting: it is none of them.
    """
    name, _, detail = by.partition(":")
    if name == "prop" and detail:
        return lambda unit: _prop(unit, (detail,))
    if by == "document":
        return lambda unit: _prop(unit, _DOCUMENT)
    if name == "date" and (detail or "month") in _LENGTHS:
        return _by_date(_LENGTHS[detail or "month"])
    if name == "size" and detail.isdecimal() and int(detail):
        return _by_size(int(detail))
    raise BadSetting("--by", by, "prop:NAME, document, date, date:year, date:day, or size:N")


def _prop(unit: Unit, types: Iterable[str]) -> str:
    for type in types:
        for props in (unit.props, *(v.props for v in unit.variants)):
            for prop in props:
                if prop.type == type and prop.text.strip():
                    return prop.text.strip()
    return NONE


def _by_date(length: int) -> By:
    def day(unit: Unit) -> str:
        digits = str(date_of(unit) or "")[:length]
        return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:8])))

    return day


def _by_size(size: int) -> By:
    count = 0

    def number(unit: Unit) -> str:
        nonlocal count
        count += 1
        return f"{(count - 1) // size + 1:04}"

    return number


class Names:
    """File names for parts: safe on every system, each only once, also where upper and lower case are the same."""

    def __init__(self, ending: str = ".tmx") -> None:
        self._ending = ending
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()

    def __call__(self, value: str) -> str:
        """Return the name for a value, the same for the same one."""
        if value not in self._given:
            stem = _safe(value) if value != NONE else "none"
            self._given[value] = next(name for name in self._forms(stem) if name.casefold() not in self._taken)
            self._taken.add(self._given[value].casefold())
        return self._given[value]

    def _forms(self, stem: str) -> Iterator[str]:
        yield stem + self._ending
        number = 2
        while True:
            yield f"{stem}-{number}{self._ending}"
            number += 1


def _safe(value: str) -> str:
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", value)).strip(" .")
    for ending in (".md", ".txt", ".docx", ".html", ".tmx"):
        name = name.removesuffix(ending)
    name = name[:_LONGEST].strip(" .") or "_"
    return f"_{name}" if _RESERVED.match(name) else name
