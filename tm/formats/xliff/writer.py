"""Write units as XLIFF 1.2, 2.0 or 2.1: bilingual, in the files and groups that they came from.

What XLIFF has no place for is kept beside (see `kept`). The law, held by property tests: reading gives the same units again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import IO, Final, Literal

from tm.errors import BadSetting
from tm.formats.bilingual import Sides, sides_of
from tm.formats.saying import sentences
from tm.formats.tmx.markup import attrs_xml, encoded
from tm.formats.xliff.around import Around
from tm.formats.xliff.inline import text_only
from tm.formats.xliff.kept import kept_xml
from tm.formats.xliff.layout import Layout, Place, place_of
from tm.formats.xliff.names import DOCUMENT, GENERATED, GROUP, SEGMENT, UNIT, XLIFF_1, XLIFF_2, XLIFF_22, declared, name_of
from tm.formats.xliff.node import Node
from tm.formats.xliff.tree import element
from tm.formats.xliff.v1 import units1
from tm.formats.xliff.v2 import units2
from tm.formats.xliff.write1 import block1
from tm.formats.xliff.write2 import block2
from tm.model.memory import Attrs, Unit, Variant
from tm.text.numbered import numbered

Version = Literal["1.2", "2.0", "2.1", "2.2"]

_NAMESPACES: Final = {"1.2": XLIFF_1, "2.2": XLIFF_22}
_NMTOKEN: Final = re.compile(r"[\w.\-:·]+\Z")


def write_xliff(
    stream: IO[bytes],
    units: Callable[[], Iterator[Unit]],
    *,
    version: Version | None = None,
    source: str = "",
    target: str = "",
) -> list[str]:
    """Write units and return what was lost, as sentences with counts.

    Args:
        stream: takes UTF-8.
        units: gives the units.
        version: of XLIFF; without it that of the file that the first unit came from, else 1.2.
        source: the source language; without it that of the first unit's file, else of its first variant.
        target: the target language; without it that of the first unit's file, else of its next variant in another language.

    Raises:
        BadSetting: no unit has a language to be the source.
    """
    rows = iter(units())
    first = next(rows, None)
    about = place_of(first) if first else None
    sides = sides_of(units, source or (about.source if about else ""), target or (about.target if about else ""))
    version = version or (_version(about.version) if about and about.version else "1.2")
    if first is not None and not sides.source and version != "1.2":
        raise BadSetting("--from", "", "the source language, which XLIFF 2 has to name")
    writer = _Writer(stream, version, sides)
    writer.begin(about.root if about and about.version.startswith("1") == (version == "1.2") else None)
    for block in _blocks(chain([first], rows) if first else iter(()), parted=version != "1.2"):
        writer.write(block)
    writer.end()
    return writer.lost()


def _version(version: str) -> Version:
    if version.startswith("1"):
        return "1.2"
    return "2.2" if version >= "2.2" else "2.1" if version >= "2.1" else "2.0"


def _blocks(units: Iterator[Unit], *, parted: bool) -> Iterator[list[Unit]]:
    """Give the units that are segments of one unit of the file together.

    Args:
        units: in order.
        parted: whether segments need nothing around them; in XLIFF 1.2 they do.
    """
    block: list[Unit] = []
    for unit in units:
        whole = block and (parted or any(extra.startswith("<seg-source") for extra in block[0].extras))
        same = whole and (name := unit.prop(UNIT)) is not None and name == block[0].prop(UNIT)
        if same and unit.prop(DOCUMENT) == block[0].prop(DOCUMENT) and not place_of(unit) and _new_segment(unit, block):
            block.append(unit)
            continue
        if block:
            yield block
        block = [unit]
    if block:
        yield block


def _new_segment(unit: Unit, block: Sequence[Unit]) -> bool:
    segment = unit.prop(SEGMENT)
    return unit.tuid != block[0].tuid and (segment is None or all(one.prop(SEGMENT) != segment for one in block))


class _Writer:
    def __init__(self, stream: IO[bytes], version: Version, sides: Sides) -> None:
        self._stream, self._version, self._sides = stream, version, sides
        self._first = version == "1.2"
        self._layout = Layout(version, sides)
        self._around = Around(sides.source, sides.target)
        self._dropped = self._generated = 0
        self._lost: Counter[str] = Counter()

    def begin(self, root: Node | None) -> None:
        """Write what stands before the first file; `root` has what the document that the units come from says of itself."""
        attrs: Attrs = (("version", self._version), ("xmlns", _NAMESPACES.get(self._version, XLIFF_2)))
        if not self._first:
            attrs += (("srcLang", self._sides.source), *((("trgLang", self._sides.target),) if self._sides.target else ()))
        more = tuple(root.attrs.items()) if root else ()
        attrs += tuple((name, value) for name, value in more if name not in {"version", "srcLang", "trgLang"})
        self._put(f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff{attrs_xml(declared("xliff", attrs))}>\n')

    def end(self) -> None:
        """Write the end of the document; one without units has an empty file, as the format wants one."""
        self._put(f"{self._layout.end()}</xliff>\n")

    def write(self, block: list[Unit]) -> None:
        """Write the units of one unit of the file."""
        place = place_of(block[0])
        sides, around = self._sides_in(place)
        if any(sides.pick(unit) is None for unit in block):
            self._lost[f"unit[s] without a text in {sides.source or 'the source language'}"] += len(block)
            return
        start, leader = self._layout.enter(block[0], place)
        bare = [leader, *(_placeless(unit) for unit in block[1:])]
        id_ = self._id(bare)
        xml = self._block(bare, sides, id_, around)
        named = leader.tuid is None or id_ == leader.tuid
        if not (named and all(_is_simple(unit, around) for unit in bare)) and not self._gives(xml, bare, around):
            self._lost["kept"] += len(bare)
            if element(encoded(xml)[0].decode()) is None:
                xml = self._block([_texts_only(unit) for unit in bare], sides, id_, around)
            at = xml.rindex("</trans-unit>") if self._first else xml.index(">") + 1
            xml = xml[:at] + kept_xml(bare) + xml[at:]
        self._put(f"{start}{xml}\n")

    def _sides_in(self, place: Place | None) -> tuple[Sides, Around]:
        """Return the languages to write, and those that the file at hand names: in XLIFF 1.2 each has its own."""
        if self._first and place and place.version.startswith("1"):
            self._around = Around(place.source, place.target)
        around = self._around
        return Sides(around.source or self._sides.source, around.target or self._sides.target), around

    def _id(self, block: Sequence[Unit]) -> str:
        id_ = (block[0].prop(UNIT) if len(block) > 1 else None) or block[0].tuid
        if not id_ or GENERATED.match(id_) or not (self._first or _NMTOKEN.match(id_)):
            self._generated += 1
            id_ = f"tm.u{self._generated}"
        return id_

    def _block(self, block: Sequence[Unit], sides: Sides, id_: str, around: Around) -> str:
        if self._first:
            return block1(block, sides, id_, Sides(around.source, around.target))
        return block2(block, sides, id_)

    def _gives(self, xml: str, block: Sequence[Unit], around: Around) -> bool:
        """Return whether reading the XML gives the units again, whatever the order of what has none."""
        node = element(encoded(xml)[0].decode())
        if node is None:
            return False
        found = units1(node, around) if self._first else units2(node, around)
        return [_unordered(unit) for unit in found] == [_unordered(unit) for unit in block]

    def _put(self, text: str) -> None:
        data, dropped = encoded(text)
        self._dropped += dropped
        self._stream.write(data)

    def lost(self) -> list[str]:
        """Return what was lost."""
        kept = self._lost.pop("kept", 0)
        found = sentences(self._lost)
        if self._dropped:
            found.append(numbered(self._dropped, "control character[s] left out, which XML cannot hold"))
        if kept:
            found.append(
                numbered(kept, "unit[s] hold[s|] more than XLIFF has a place for; it is kept in elements that only tm reads")
            )
        return found


def _placeless(unit: Unit) -> Unit:
    return replace(unit, props=tuple(prop for prop in unit.props if prop.type not in {DOCUMENT, GROUP}))


def _texts_only(unit: Unit) -> Unit:
    variants = tuple(Variant(variant.lang, text_only(variant.text)) for variant in unit.variants)
    return Unit(unit.tuid, variants, props=tuple(prop for prop in unit.props if prop.type in {UNIT, SEGMENT}))


def _is_simple(unit: Unit, around: Around) -> bool:
    """Return whether a unit holds nothing but what XLIFF surely gives back."""
    if unit.attrs or unit.props or unit.extras or unit.notes:
        return False
    if tuple(variant.lang for variant in unit.variants) not in ((around.source, around.target), (around.source,)):
        return False
    return all(
        not (v.attrs or v.props or v.notes or v.extras) and all(isinstance(part, str) for part in v.content) for v in unit.variants
    )


def _unordered(unit: Unit) -> Unit:
    tuid = name_of(unit.tuid)
    variants = tuple(replace(variant, attrs=tuple(sorted(variant.attrs))) for variant in unit.variants)
    props = tuple(sorted(unit.props, key=lambda prop: (prop.type or "", prop.text, prop.attrs)))
    attrs, extras = tuple(sorted(unit.attrs)), tuple(sorted(unit.extras))
    notes = tuple(replace(note, attrs=tuple(sorted(note.attrs))) for note in unit.notes)
    return replace(unit, tuid=tuid, variants=variants, attrs=attrs, props=props, notes=notes, extras=extras)
