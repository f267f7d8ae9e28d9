"""What XLIFF has no place for, kept in an element of our own namespace beside what it has: nothing of a unit is lost.

The element holds the whole units as TMX. It counts only where the texts beside it are still what they were: who edits a target in
another tool is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tm.errors import TmError
from tm.formats.bilingual import Sides
from tm.formats.tmx.markup import text_xml
from tm.formats.tmx.reader import TmxReader
from tm.formats.tmx.writer import unit_xml
from tm.formats.xliff.around import Around
from tm.formats.xliff.names import KEPT
from tm.formats.xliff.node import Node
from tm.model.memory import Unit

ELEMENT = "tm:units"


def kept_xml(units: Sequence[Unit]) -> str:
    """Return the element for some units."""
    rows = "".join(unit_xml(unit) for unit in units)
    return f'<{ELEMENT} xmlns:tm="{KEPT}">{text_xml(rows)}</{ELEMENT}>'


def with_kept(units: list[Unit], node: Node, around: Around) -> list[Unit]:
    """Return the units that an element beside them holds, where there is one and their texts have not changed."""
    found = node.child(ELEMENT)
    if found is None:
        return units
    bare = [replace(unit, extras=tuple(x for x in unit.extras if not x.startswith(f"<{ELEMENT}"))) for unit in units]
    data = f'<tmx version="1.4"><header/><body>{found.text}</body></tmx>'.encode("utf-8", "surrogatepass")
    try:
        with TmxReader("", data=data, restore=False) as reader:
            kept = list(reader)
    except TmError:
        return bare
    if len(kept) != len(bare) or any(
        not _agree(a, b, Sides(around.source, around.target)) for a, b in zip(bare, kept, strict=True)
    ):
        return bare
    return [replace(whole, line=plain.line) for whole, plain in zip(kept, bare, strict=True)]


def _agree(plain: Unit, whole: Unit, sides: Sides) -> bool:
    """Return whether the unit beside the kept one has the texts that were written for it."""
    langs = Sides(sides.source, sides.target or (plain.variants[-1].lang if len(plain.variants) > 1 else ""))
    picked = langs.pick(whole)
    return picked is not None and [variant.text for variant in plain.variants] == [variant.text for variant in picked if variant]
