"""Text on a terminal: how wide it is, how it is wrapped and cut, how it is coloured."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

# Line ends; then what moves the cursor, turns the direction of writing or cannot be encoded.
_LINE_END = "\r\n|[\n\u2028\u2029]"
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_WORD = re.compile("([^\\S\xa0\u202f]*)((?:\\S|[\xa0\u202f])+)")

NARROWEST = 20


class Style(StrEnum):
    """How a stretch of text looks; the value is what the terminal is told."""

    PLAIN = ""
    BOLD = "1"
    DIM = "2"
    TARGET = "32"
    CHANGED = "4;33"
    FOUND = "1;36"
    ADDED = "1;4;32"
    WARNING = "1;31"


_SIGNS = {Style.CHANGED: "{}", Style.ADDED: "{}", Style.FOUND: "[]"}

Piece = tuple[str, Style]
"""Text that is safe to show, and its style."""


def columns() -> int:
    """Return the width of the terminal: `COLUMNS` if set, 80 where there is no terminal, never under `NARROWEST`."""
    return max(shutil.get_terminal_size((80, 24)).columns, NARROWEST)


def shown(text: str) -> str:
    """Return text, in NFC, that stays on its line and sends nothing to the terminal but itself."""
    normal = unicodedata.normalize("NFC", text)
    if normal.isprintable():
        return normal
    return re.sub(_UNSAFE, "�", re.sub(_LINE_END, "⏎", normal).replace("\t", " "))


def cells(text: str) -> int:
    """Return how many columns a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, _clusters(text)) if "\ufe0f" in text else map(_char_cells, text))


def cut(text: str, room: int, *, left: bool = False) -> str:
    """Return text that takes at most `room` columns; `…` stands for what is left out, at its end or at its left."""
    if cells(text) <= room:
        return text
    kept, used = [], 1
    clusters = list(_clusters(text))
    for one in reversed(clusters) if left else clusters:
        used += _cells(one)
        if used > room:
            break
        kept.append(one)
    if room < 1:
        return ""
    return "…" + "".join(reversed(kept)).lstrip() if left else "".join(kept).rstrip() + "…"


def mark(text: str, spans: Iterable[tuple[int, int]], style: Style, rest: Style = Style.PLAIN) -> list[Piece]:
    """Return a text, made safe, whose spans (in order, code points) have a style of their own."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [(shown(text[last:start]), rest), (shown(text[start:end]), style)]
        last = end
    return [piece for piece in [*pieces, (shown(text[last:]), rest)] if piece[0]]


class Screen(NamedTuple):
    """Where lines are for: how wide it is, and whether it shows colours. Without them signs stand around what is marked."""

    colored: bool = False
    width: int = 80

    def signed(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Give pieces with the signs that replace colours; white space has none."""
        for text, style in pieces:
            signs, core = _SIGNS.get(style), text.strip()
            if signs and core and not self.colored:
                text = text.replace(core, f"{signs[0]}{core}{signs[1]}")
            yield text, style

    def paint(self, text: str, style: Style) -> str:
        """Return text in a style."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colored and style and text else text

    def line(self, pieces: Iterable[Piece]) -> str:
        """Return pieces as a line."""
        return "".join(self.paint(text, style) for text, style in pieces).rstrip(" ") + "\n"

    def block(self, pieces: Iterable[Piece], margin: int = 0, label: str = "") -> str:
        """Return pieces as lines that hang from a margin; a dim label stands in it on the first one."""
        before = " " * (margin - 2 - len(label))
        head = before + self.paint(label, Style.DIM) + " " * (margin - len(before) - len(label))
        lines = list(wrap(self.signed(pieces), self.width - margin)) or [[("(empty)", Style.DIM)]]
        return "".join((" " * margin if number else head) + self.line(line) for number, line in enumerate(lines))

    def flow(self, items: Iterable[Piece], margin: int, gap: int = 2) -> str:
        """Return items side by side, on a further line, behind the margin, what does not fit; an item is never parted."""
        lines: list[list[Piece]] = [[]]
        used = 0
        for text, style in items:
            text = cut(text, self.width - margin)
            size = cells(text)
            if used and used + gap + size > self.width:
                lines.append([(" " * margin, Style.PLAIN)])
                used = margin
            elif used:
                lines[-1].append((" " * gap, Style.PLAIN))
                used += gap
            lines[-1].append((text, style))
            used += size
        return "".join(self.line(line) for line in lines)


def wrap(pieces: Iterable[Piece], room: int) -> Iterator[list[Piece]]:
    """Give lines of at most `room` columns: parted at spaces, inside a word only where it is wider than a line."""
    parts = list(pieces)
    text = "".join(part for part, _ in parts)
    for start, end in _lines(text, room):
        line, at = [], 0
        for part, style in parts:
            piece = part[max(start - at, 0) : max(end - at, 0)]
            at += len(part)
            if piece:
                line.append((piece, style))
        yield line


def _lines(text: str, room: int) -> Iterator[tuple[int, int]]:
    start = end = used = 0
    for word in _WORD.finditer(text):
        gap, size = cells(word[1]) if used else 0, cells(word[2])
        least = 2 if size > room else size
        if used and used + gap + least > room:
            yield start, end
            used = gap = 0
        if not used:
            start = word.start(2)
        used += gap
        end = word.start(2)
        for one in [word[2]] if size <= room else _clusters(word[2]):
            if used and used + cells(one) > room:
                yield start, end
                start, used = end, 0
            used += cells(one)
            end += len(one)
    if used:
        yield start, end


def _clusters(text: str) -> Iterator[str]:
    """Give each character with the combining ones behind it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or _char_cells(text[at]):
            yield text[start:at]
            start = at


def _cells(cluster: str) -> int:
    wide = "\ufe0f" in cluster and unicodedata.category(cluster[0]) == "So"
    return 2 if wide else sum(map(_char_cells, cluster))


@cache
def _char_cells(char: str) -> int:
    # A library for this takes 35 ms to load; this differs from it in rare signs only.
    if char < "\u0300":
        return 1
    if "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff" or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
