"""Write TMX 1.4, the same bytes for the same units, valid for the DTD and for OmegaT's stricter schema.

Strings are built with escaping instead of an XML library: several times as fast, held right by reading every test file back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import IO

from tm import __version__
from tm.formats.tmx.carry import carry_header, carry_unit, is_valid
from tm.formats.tmx.markup import attr_xml, attrs_xml, content_xml, encoded, text_xml
from tm.model.memory import SEG, Attrs, Content, Header, Note, Prop, Unit, Variant

_ORDERED = (
    "tuid srclang segtype datatype o-tmf o-encoding creationtool creationtoolversion creationdate creationid changedate"
    " changeid lastusagedate usagecount"
).split()
_ORDER = {name: number for number, name in enumerate(_ORDERED)}

_BATCH = 1 << 16


class TmxWriter:
    """Writes a header, then units, to a binary stream; a context manager that writes the end.

    Args:
        stream: takes the bytes.
        header: of the memory; what it lacks is filled in.
        level: 2 writes inline codes, 1 leaves them out.
        faithful: write units as they were read, valid or not.

    `dropped` counts control characters that XML cannot hold; `codes_dropped` the codes that level 1 left out.
    """

    def __init__(self, stream: IO[bytes], header: Header, *, level: int = 2, faithful: bool = False) -> None:
        self._stream, self._level, self._faithful = stream, level, faithful
        self._header = header if faithful else carry_header(header)
        self._parts: list[str] = []
        self._size = 0
        self.dropped = self.codes_dropped = 0

    def __enter__(self) -> TmxWriter:
        self._put(_header_xml(self._header))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is None:
            self._put("</body>\n</tmx>\n")
            self._flush()

    def write(self, unit: Unit) -> None:
        """Write one unit."""
        if self._level == 1:
            unit = self._without_codes(unit)
        if not self._faithful and not is_valid(unit):
            unit = carry_unit(unit)
        self._put(unit_xml(unit))

    def _without_codes(self, unit: Unit) -> Unit:
        plain = []
        for variant in unit.variants:
            self.codes_dropped += sum(not isinstance(part, str) for part in variant.content)
            content: Content = (variant.text,) if variant.text else ()
            plain.append(Variant(variant.lang, content, variant.attrs, variant.props, variant.notes, variant.extras))
        return Unit(unit.tuid, tuple(plain), unit.attrs, unit.props, unit.notes, unit.extras)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
        if self._size > _BATCH:
            self._flush()

    def _flush(self) -> None:
        data, dropped = encoded("".join(self._parts))
        self._stream.write(data)
        self.dropped += dropped
        self._parts.clear()
        self._size = 0


def own_header(source: str = "ko") -> Header:
    """Return a header that OmegaT, Trados and memoQ accept. It names no date, so that the same input gives the same bytes."""
    facts = {
        "creationtool": "tm",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "tm",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    return Header(tuple(facts.items()), version="1.4")


def _header_xml(header: Header) -> str:
    version = header.version or "1.4"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        f'<tmx version="{attr_xml(version)}">',
    ]
    inside = [*_about(header.props, header.notes, "  "), *(f"  {extra}\n" for extra in header.extras)]
    if inside:
        lines.append(f"<header{attrs_xml(header.attrs)}>\n{''.join(inside)}</header>")
    else:
        lines.append(f"<header{attrs_xml(header.attrs)}/>")
    return "\n".join([*lines, "<body>", ""])


def unit_xml(unit: Unit) -> str:
    """Return a unit's XML: a line for each property, note and variant."""
    parts = ["<tu"]
    if unit.tuid is not None:
        parts.append(f' tuid="{attr_xml(unit.tuid)}"')
    if unit.attrs:
        parts.append(attrs_xml(_ordered(unit.attrs)))
    parts.append(">\n")
    if unit.notes or unit.props:
        parts += _about(unit.props, unit.notes, "  ")
    if unit.extras:
        parts += [f"  {extra}\n" for extra in unit.extras]
    for variant in unit.variants:
        lang = f' xml:lang="{attr_xml(variant.lang)}"' if variant.lang else ""
        if variant.attrs or variant.props or variant.notes or variant.extras:
            attrs = tuple([pair for pair in variant.attrs if not pair[0].startswith(SEG)])
            seg = tuple([(name.removeprefix(SEG), value) for name, value in variant.attrs if name.startswith(SEG)])
            parts.append(f"  <tuv{lang}{attrs_xml(_ordered(attrs))}>\n")
            parts += _about(variant.props, variant.notes, "    ")
            parts += [f"    {extra}\n" for extra in variant.extras]
            parts.append(f"    <seg{attrs_xml(seg)}>{content_xml(variant.content)}</seg>\n  </tuv>\n")
        else:
            parts.append(f"  <tuv{lang}><seg>{content_xml(variant.content)}</seg></tuv>\n")
    parts.append("</tu>\n")
    return "".join(parts)


def _about(props: tuple[Prop, ...], notes: tuple[Note, ...], indent: str) -> list[str]:
    lines = [f"{indent}<note{attrs_xml(n.attrs)}>{text_xml(n.text)}</note>\n" for n in notes] if notes else []
    for prop in props:
        kind = "" if prop.type is None else f' type="{attr_xml(prop.type)}"'
        if prop.attrs:
            kind += attrs_xml(prop.attrs)
        lines.append(f"{indent}<prop{kind}>{text_xml(prop.text)}</prop>\n")
    return lines


def _ordered(attrs: Attrs) -> Attrs:
    if len(attrs) < 2:
        return attrs
    order = _order(tuple([name for name, _ in attrs]))
    return attrs if order is None else tuple([attrs[k] for k in order])


@lru_cache(maxsize=1024)
def _order(names: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the places of the names in their fixed order; `None` where they are in it."""
    order = tuple(sorted(range(len(names)), key=lambda k: (_ORDER.get(names[k], len(_ORDER)), names[k])))
    return None if order == tuple(range(len(names))) else order
