"""What cleaning mends instead of taking it out: control characters, and letters that are not composed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from tm.model.clean import Rule
from tm.model.memory import Content, InlineCode, Unit, joined

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LATIN_PRINTED = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def without_controls(text: str) -> str:
    """Return a text without control characters; those of 0x80 to 0x9F become what Windows-1252 has there, as in web pages."""
    if _CONTROL.search(text) is None:
        return text
    return _CONTROL.sub(lambda found: _LATIN_PRINTED.get(ord(found[0]), ""), text)


def composed(text: str) -> str:
    """Return a text in NFC."""
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


REPAIRS: dict[str, tuple[Rule, Callable[[str], str]]] = {
    rule.name: (rule, mend)
    for rule, mend in (
        (Rule("control", "control characters: taken out", repairs=True), without_controls),
        (Rule("nfd", "letters not composed (NFD): composed (NFC)", repairs=True), composed),
    )
}


def mended(unit: Unit, mend: Callable[[str], str]) -> Unit:
    """Return a unit whose texts have been mended, the same one where nothing changes."""
    variants = tuple(
        variant if (content := _content(variant.content, mend)) is variant.content else replace(variant, content=content)
        for variant in unit.variants
    )
    return unit if all(new is old for new, old in zip(variants, unit.variants, strict=True)) else replace(unit, variants=variants)


def _content(content: Content, mend: Callable[[str], str]) -> Content:
    if len(content) == 1 and isinstance(content[0], str):
        new = mend(content[0])
        return content if new == content[0] else joined([new])
    parts: list[str | InlineCode] = []
    for part in content:
        if isinstance(part, str):
            parts.append(mend(part))
        else:
            inner = _content(part.content, mend)
            parts.append(part if inner is part.content else replace(part, content=inner))
    same = all(new is old or new == old for new, old in zip(parts, content, strict=True))
    return content if same else joined(parts)
