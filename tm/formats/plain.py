"""Plain text documents, and memories as two plain files side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import IO

from tm.errors import UnusableInput
from tm.formats.saying import sentences
from tm.formats.textfile import front_matter, read_text, stream_lines
from tm.model.document import Document
from tm.model.lang import is_lang
from tm.model.memory import Unit, Variant
from tm.model.text import LANGS, Lang
from tm.text.numbered import numbered


def read_plain(path: str, lang: Lang, data: bytes | None = None) -> Document:
    """Return a text file as a document: each line that is not blank is a paragraph."""
    meta, text = front_matter(read_text(path, data))
    return Document(path, lang, tuple(line.strip() for line in text.split("\n") if line.strip()), meta)


_BREAK = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
"""A line break of any kind: in a file of lines none may stand in a text."""


def read_side_by_side(ko: str, en: str) -> Iterator[Unit]:
    """Give a unit for each pair of lines that are not both blank.

    Raises:
        UnusableInput: one file has more lines than the other.
    """
    counts = [0, 0]
    for number, pair in enumerate(zip_longest(stream_lines(ko), stream_lines(en)), 1):
        counts = [count + (line is not None) for count, line in zip(counts, pair, strict=True)]
        if None in pair:
            continue
        variants = tuple(Variant(lang, (text,)) for lang, text in zip(LANGS, pair, strict=True) if text.strip())
        if variants:
            yield Unit(str(number), variants, line=number)
    if counts[0] != counts[1]:
        raise UnusableInput(
            en,
            f"has {counts[1]} lines, but {ko} has {counts[0]}",
            advice="give files that agree line by line, or align them with: tm align",
        )


def write_side_by_side(ko: IO[bytes], en: IO[bytes], units: Iterator[Unit]) -> list[str]:
    """Write the first Korean and the first English variant of each unit, a line each; return what was lost, with counts."""
    lost: Counter[str] = Counter()
    breaks = 0
    for unit in units:
        pair = [next((v for v in unit.variants if is_lang(v.lang, lang)), None) for lang in LANGS]
        picked = [variant for variant in pair if variant is not None]
        if len(picked) < len(LANGS):
            lost["unit[s] without both languages"] += 1
            continue
        for stream, variant in zip((ko, en), picked, strict=True):
            breaks += _BREAK.search(variant.text) is not None
            stream.write(_BREAK.sub(" ", variant.text).encode("utf-8", "replace") + b"\n")
        _count(unit, picked, lost)
    said = sentences(lost)
    return [*said, f"line breaks inside {numbered(breaks, 'segment[s]')} written as spaces"] if breaks else said


def _count(unit: Unit, picked: list[Variant], lost: Counter[str]) -> None:
    """Count what is no text of either language."""
    holders: tuple[Unit | Variant, ...] = (unit, *picked)
    lost["further variant[s]"] += len(unit.variants) - len(picked)
    lost["inline code[s]"] += sum(not isinstance(part, str) for variant in picked for part in variant.content)
    lost["attribute[s]"] += sum(len(holder.attrs) for holder in holders)
    lost["propert[y or note|ies or notes]"] += sum(len(holder.props) + len(holder.notes) for holder in holders)
    lost["unknown element[s]"] += sum(len(holder.extras) for holder in holders)
