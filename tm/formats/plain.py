"""Plain text documents, and memories as two plain files side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from tm.errors import UnusableInput
from tm.formats.textfile import front_matter, read_lines, read_text
from tm.model.lang import is_lang
from tm.model.memory import Unit, Variant
from tm.model.text import LANGS, Document, Lang


def read_plain(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return a text file as a document: each line that is not blank is a paragraph."""
    meta, text = front_matter(read_text(path, data))
    return Document(path, lang, tuple(line.strip() for line in text.split("\n") if line.strip()), meta)


def read_side_by_side(ko: str, en: str) -> Iterator[Unit]:
    """Give a unit for each pair of lines that are not both blank.

    Raises:
        UnusableInput: one file has more lines than the other.
    """
    left, right = read_lines(ko), read_lines(en)
    if len(left) != len(right):
        raise UnusableInput(
            en,
            f"has {len(right)} lines, but {ko} has {len(left)}",
            advice="give files that agree line by line, or align them with: tm align",
        )
    for number, (korean, english) in enumerate(zip(left, right, strict=True), 1):
        pairs = (("ko", korean.strip()), ("en", english.strip()))
        variants = tuple(Variant(lang, (text,)) for lang, text in pairs if text)
        if variants:
            yield Unit(str(number), variants, line=number)


def write_side_by_side(ko: IO[bytes], en: IO[bytes], units: Iterator[Unit]) -> list[str]:
    """Write the first Korean and the first English variant of each unit, a line each; return what was lost, with counts."""
    incomplete = breaks = 0
    for unit in units:
        korean, english = (next((v.text for v in unit.variants if is_lang(v.lang, lang)), None) for lang in LANGS)
        if korean is None or english is None:
            incomplete += 1
            continue
        for stream, text in ((ko, korean), (en, english)):
            breaks += "\n" in text
            stream.write(" ".join(text.split()).encode("utf-8", "replace") + b"\n")
    lost = []
    if incomplete:
        lost.append(f"{incomplete} units without both languages left out")
    if breaks:
        lost.append(f"line breaks inside {breaks} segments written as spaces")
    return lost
