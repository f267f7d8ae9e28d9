"""Write units as TBX-Basic, version 2 or 3; the inverse of `reader`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import IO, Final, Literal

from tm.formats.saying import sentences
from tm.formats.tbx.categories import category_of
from tm.formats.tmx.markup import attrs_xml, encoded, text_xml
from tm.formats.xliff.inline import tag
from tm.formats.xliff.node import Node
from tm.formats.xliff.tree import element, parse_xml
from tm.model.memory import Attrs, Content, Unit, Variant

Version = Literal["2", "3"]

OWN_SOURCE: Final = "<sourceDesc><p>tm</p></sourceDesc>"
"""What our own headers say of where the terms are from, and nobody needs."""
_HEADER_2: Final = (
    f"<martifHeader><fileDesc>{OWN_SOURCE}</fileDesc>"
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>'
)
_HEADER_3: Final = f"<tbxHeader><fileDesc>{OWN_SOURCE}</fileDesc></tbxHeader>"


def write_tbx(stream: IO[bytes], units: Callable[[], Iterator[Unit]], *, version: Version | None = None) -> list[str]:
    """Write units as TBX-Basic and return what was lost, as sentences with counts.

    Args:
        stream: takes UTF-8.
        units: gives the units.
        version: of TBX; without it that of the file that the first unit came from, else 2, which most tools read.
    """
    rows = iter(units())
    first = next(rows, None)
    root = _root(first.extras[0]) if first and first.extras else None
    own_version: Version = "3" if root is not None and root.name == "tbx" else "2"
    writer = _Writer(version or own_version, root if version in (None, own_version) else None)
    lost: Counter[str] = Counter()
    dropped = 0
    parts = chain([writer.begin()], (writer.entry(unit, lost) for unit in chain([first] if first else [], rows)))
    for part in parts:
        data, gone = encoded(part)
        dropped += gone
        stream.write(data)
    stream.write(encoded(writer.end())[0])
    if dropped:
        lost["control character[s], which XML cannot hold,"] = dropped
    return sentences(lost)


def _root(extra: str) -> Node | None:
    if not extra.startswith(("<martif", "<tbx")):
        return None
    return element(extra)


class _Writer:
    def __init__(self, version: Version, root: Node | None) -> None:
        self._two = version == "2"
        self._root = root
        self._end = ""
        self._ids = 0

    def begin(self) -> str:
        """Return what stands before the entries."""
        name = "martif" if self._two else "tbx"
        attrs: Attrs = (("type", "TBX"), ("xml:lang", "en"))
        if not self._two:
            attrs = (("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", "en"), ("xmlns", "urn:iso:std:iso:30042:ed-2"))
        header = _HEADER_2 if self._two else _HEADER_3
        if self._root is not None:
            attrs = tuple((key, "dca" if key == "style" else value) for key, value in self._root.attrs.items())
            heads = [part for part in self._root.children() if part.name.endswith("Header")]
            header = "".join(part.xml() for part in heads) or header
            self._end = "".join(part.xml() for part in self._root.children() if part not in heads)
        doctype = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n' if self._two else ""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<{name}{attrs_xml(attrs)}>{header}<text><body>\n'

    def end(self) -> str:
        """Return what stands behind the entries."""
        return f"</body>{self._end}</text></{'martif' if self._two else 'tbx'}>\n"

    def entry(self, unit: Unit, lost: Counter[str]) -> str:
        """Return an entry, and count what it cannot hold."""
        roots = [extra for extra in unit.extras if extra.startswith(("<martif", "<tbx"))]
        for extra in roots:
            node = _root(extra)
            if node is not None and not any(part.name.endswith("Header") for part in node.children()):
                self._end += "".join(part.xml() for part in node.children())
        unit = replace(unit, extras=tuple(extra for extra in unit.extras if extra not in roots))
        self._ids += 1
        attrs = (("id", unit.tuid if unit.tuid is not None else f"tm.c{self._ids}"), *unit.attrs)
        name, lang_name = ("termEntry", "langSet") if self._two else ("conceptEntry", "langSec")
        langs: dict[str, list[Variant]] = {}
        for variant in unit.variants:
            langs.setdefault(variant.lang, []).append(variant)
        body = "".join(self._lang(lang_name, lang, variants, lost) for lang, variants in langs.items())
        return f"{_start(name, attrs)}{self._about(unit, lost, level='descrip')}{body}</{name}>\n"

    def _lang(self, name: str, lang: str, variants: list[Variant], lost: Counter[str]) -> str:
        rest, inside = "", ""
        attrs: Attrs = (("xml:lang", lang),)
        for variant in variants:
            kept = []
            for extra in variant.extras:
                if extra.startswith("<langSet") and not rest:
                    node = parse_xml(extra)
                    attrs += tuple(node.attrs.items())
                    rest = "".join(part.xml() for part in node.children())
                else:
                    kept.append(extra)
            if variant.content or variant.props or variant.notes or kept or variant.attrs or not variant.extras:
                inside += self._term(replace(variant, extras=tuple(kept)), lost)
        return f"{_start(name, attrs)}{rest}{inside}</{name}>"

    def _term(self, variant: Variant, lost: Counter[str]) -> str:
        name = "tig" if self._two else "termSec"
        attrs = tuple(pair for pair in variant.attrs if not pair[0].startswith("term:"))
        inner = tuple((key.removeprefix("term:"), value) for key, value in variant.attrs if key.startswith("term:"))
        term = f"{_start('term', inner)}{_xml(variant.content)}</term>"
        return f"{_start(name, attrs)}{term}{self._about(variant, lost, level='termNote')}</{name}>"

    def _about(self, holder: Unit | Variant, lost: Counter[str], *, level: str) -> str:
        parts = []
        for prop in holder.props:
            if prop.type is None:
                lost["propert[y|ies] without a type"] += 1
                continue
            element, kind = category_of(prop.type)
            parts.append(tag(element, (("type", kind), *prop.attrs), text_xml(prop.text)))
        parts += [tag("note", note.attrs, text_xml(note.text)) for note in holder.notes]
        return "".join([*parts, *holder.extras])


def _start(name: str, attrs: Attrs) -> str:
    return f"{tag(name, attrs)[:-2]}>"


def _xml(content: Content) -> str:
    return "".join(text_xml(part) if isinstance(part, str) else tag(part.name, part.attrs, _xml(part.content)) for part in content)
