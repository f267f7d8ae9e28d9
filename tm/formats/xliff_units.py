"""XLIFF 1.2 and 2.x as units, sources and targets as plain text: what scoring needs of it.

Sources: OASIS XLIFF 1.2, XLIFF 2.1. Inline codes are left out; text inside `g`, `mrk`, `pc` and `hi`-like elements is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.container import open_bytes
from tm.formats.detect import describe, describe_root
from tm.model.memory import Prop, Unit, Variant

ENDINGS = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")

_HIDDEN = frozenset(["bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp"])
_LARGEST = 256 << 20


def read_xliff_units(path: str) -> Iterator[Unit]:
    """Give a unit for each `trans-unit` (1.2) or `segment` (2.x); where nothing is translated yet it has the source only.

    The property `x-document` is the file that the text is from.

    Raises:
        UnusableInput: it is no XLIFF, broken, or built to do harm.
    """
    root = _root(path)
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    for file in root.iterchildren("{*}file"):
        document = file.get("original") or file.get("id") or ""
        langs = (file.get("source-language", source), file.get("target-language", target))
        for unit in file.iter("{*}trans-unit", "{*}unit"):
            if unit.get("translate") != "no":
                yield from _units(unit, langs, document)


def _units(unit: etree._Element, langs: tuple[str, str], document: str) -> Iterator[Unit]:
    if _name(unit) == "trans-unit":
        parts = [(unit.get("id"), unit)]
    else:
        segments = list(unit.iterchildren("{*}segment"))
        names = [unit.get("id", "")] + [f"{unit.get('id', '')}/{s.get('id') or n}" for n, s in enumerate(segments[1:], 2)]
        parts = list(zip(names, segments, strict=False))
    for name, holder in parts:
        sides = [
            (lang, next(holder.iterchildren("{*}" + side), None)) for lang, side in zip(langs, ("source", "target"), strict=True)
        ]
        variants = tuple(Variant(lang, (text,)) for lang, side in sides if side is not None and (text := _text(side)))
        yield Unit(
            name, variants, props=(Prop("x-document", document),) if document else (), line=cast("int | None", holder.sourceline)
        )


def _root(path: str) -> etree._Element:
    with open_bytes(path) as stream:
        chunks, size = [], 0
        for chunk in stream:
            size += len(chunk)
            if size > _LARGEST:
                raise UnusableInput(path, f"is larger than {_LARGEST >> 20} MiB", advice="split it")
            chunks.append(chunk)
    data = b"".join(chunks)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise UnknownFormat(path, f"is no XLIFF but {describe(data[:4096])}", advice="give an XLIFF file") from None
        raise UnusableInput(path, f"is broken XML ({error.msg})", advice="mend it", line=error.lineno) from None
    if _name(root) != "xliff":
        raise UnknownFormat(path, f"is no XLIFF but {describe_root(_name(root))}", advice="give an XLIFF file")
    return root


def _text(element: etree._Element) -> str:
    """Return what a reader sees."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and _name(child) not in _HIDDEN:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
