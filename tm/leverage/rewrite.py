"""A TMX with some units replaced and some added: every other byte stays what it was, so that a diff shows the change alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from tm.errors import UnusableInput
from tm.formats.tmx.carry import carry_unit, is_valid
from tm.formats.tmx.markup import encoded
from tm.formats.tmx.writer import unit_xml
from tm.formats.xliff.splice import Splice, original
from tm.model.leverage import MemoryUpdate
from tm.model.memory import Unit

_ATTRS = rb"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_PARTS = re.compile(
    rb"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"""
    rb"""|<(?:[\w.-]+:)?(?P<open>tu|body)(?=[\s/>])""" + _ATTRS + rb""">|</(?:[\w.-]+:)?(?P<close>tu|body)\s*>""",
    re.S,
)


class _Places(NamedTuple):
    """Where, in bytes of UTF-8, each unit begins and ends, and where the end tag of the body stands; `empty`: `<body/>` itself."""

    units: list[tuple[int, int]]
    body: tuple[int, int]
    empty: bool


def rewritten(path: str, update: MemoryUpdate, count: int) -> bytes:
    """Return a memory's bytes with the update made, in the encoding and with the line breaks of the file.

    Args:
        path: of an uncompressed TMX.
        update: what it gets.
        count: how many units its reader gives.

    Raises:
        UnusableInput: its units cannot be told apart, or it is compressed.
    """
    if path.lower().endswith((".gz", ".bz2", ".xz", ".zip")):
        raise UnusableInput(path, "is compressed", advice="unpack it, and update that")
    whole = original(path)
    data = whole.data
    places = _places(path, data)
    if len(places.units) != count:
        raise UnusableInput(
            path, "is written in a way that its units cannot be told apart", advice="write it anew with: tm convert"
        )
    end = "\r\n" if b"\r\n" in data[:2000] else "\n"
    splices = [Splice(*places.units[n], _xml(unit, end).rstrip()) for n, unit in update.replaced.items()]
    added = "".join(_xml(unit, end) for unit in update.added)
    start, stop = places.body
    if places.empty:
        opened = data[start:stop].decode().rstrip("/> ")
        splices.append(Splice(start, stop, f"{opened}>{end}{added}</{opened[1:].split()[0]}>"))
    elif added:
        line = data.rfind(b"\n", 0, start) + 1
        at = line if not data[line:start].strip() else start
        splices.append(Splice(at, at, added if at == line else end + added))
    return whole.changed(splices)


def _places(path: str, data: bytes) -> _Places:
    units: list[tuple[int, int]] = []
    start: int | None = None
    for found in _PARTS.finditer(data):
        if found["open"] == b"tu":
            start = found.start()
            if found[0].endswith(b"/>"):
                units.append(found.span())
                start = None
        elif found["close"] == b"tu" and start is not None:
            units.append((start, found.end()))
            start = None
        elif found["close"] == b"body":
            return _Places(units, found.span(), empty=False)
        elif found["open"] == b"body" and found[0].endswith(b"/>"):
            return _Places(units, found.span(), empty=True)
    raise UnusableInput(path, "has no body", advice="give a whole TMX file")


def _xml(unit: Unit, end: str) -> str:
    text = encoded(unit_xml(unit if is_valid(unit) else carry_unit(unit)))[0].decode()
    return text.replace("\n", end) if end != "\n" else text
