"""The inline codes of a translation as the segment that it is put into has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tm.formats.xliff.inline import get
from tm.formats.xliff.names import MARK
from tm.model.memory import CODES, Content, InlineCode, Unit, joined


def with_codes_of(content: Content, unit: Unit) -> tuple[Content, int]:
    """Return content whose codes are those of a unit's source, found by what they are and by their ids; and how many it lacks."""
    known = {_key(code): code for code in _codes(unit.variants[0].content)} if unit.variants else {}
    return _with(content, known)


def _with(content: Content, known: Mapping[tuple[str, ...], InlineCode]) -> tuple[Content, int]:
    out: list[str | InlineCode] = []
    lacking = 0
    for part in content:
        if isinstance(part, str):
            out.append(part)
            continue
        own, shown = known.get(_key(part)), part.name not in CODES
        inside, more = _with(part.content, known) if shown else ((), 0)
        lacking += more + (own is None)
        if own is None:
            out += inside
        else:
            out.append(replace(own, content=inside) if shown else own)
    return joined(out), lacking


def _codes(content: Content) -> Iterator[InlineCode]:
    for part in content:
        if isinstance(part, InlineCode):
            yield part
            if part.name not in CODES:
                yield from _codes(part.content)


def _key(code: InlineCode) -> tuple[str, ...]:
    return code.name, get(code, "i") or "", get(code, "x") or "", "" if code.name in CODES else get(code, "type") or ""


def bare_code(code: InlineCode) -> InlineCode:
    """Return a tag without its native code, which Trados has in its header."""
    return replace(code, content=()) if code.name in {"bpt", "ept", "ph"} and get(code, MARK) is None else code
