"""Put translations into a gettext PO, leaving every other line as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import IO

import polib

from tm.formats.po.entries import Entry, entries
from tm.formats.saying import sentences
from tm.formats.splice import Splice, original
from tm.formats.textfile import stream_lines
from tm.model.filled import Filled
from tm.model.memory import plain_text

_END = re.compile(r"\r\n|\n|\r")


def fill_po(path: str, stream: IO[bytes], targets: Mapping[int, Filled]) -> list[str]:
    """Write a PO with translations put in; every other line stays as it is.

    Args:
        path: of the file.
        stream: takes the new file, in the old one's encoding.
        targets: by the place of the unit among those that `read_po` gives, from 0.

    Returns:
        What was not filled, as sentences with counts.
    """
    file = original(path)
    text = file.data.decode("utf-8", "surrogatepass")
    lines, ends = _END.split(text), [*_END.findall(text), ""]
    usual = Counter(ends).most_common(1)[0][0] or "\n"
    place = 0
    left: Counter[str] = Counter()
    header = False
    new: list[tuple[int, int, list[str]]] = []
    for entry in entries(path, stream_lines(path)):
        if entry.is_header and not header:
            header = True
            continue
        mine = {number: targets[place + at] for at, number in enumerate(sorted(entry.forms)) if place + at in targets}
        place += len(entry.forms)
        if mine and entry.obsolete:
            left["obsolete entr[y|ies]"] += len(mine)
        elif mine and not lines[entry.at - 1].lstrip().startswith("msgstr"):
            left["entr[y that begins and ends|ies that begin and end] on one line"] += len(mine)
        elif mine:
            new.append(_filled(entry, mine, lines))
    for start, end, rows in reversed(new):
        lines[start:end] = rows
        ends[start:end] = [usual] * (len(rows) - 1) + [ends[end - 1]]
    stream.write(file.changed([Splice(0, len(file.data), "".join(map("".join, zip(lines, ends, strict=True))))]))
    return sentences(left, " not filled")


def _filled(entry: Entry, filled: Mapping[str | int, Filled], lines: Sequence[str]) -> tuple[int, int, list[str]]:
    """Return the first and the last line of an entry that change, and what they become."""
    start, at, end = entry.line - 1, entry.at - 1, entry.end - 1
    fuzzy = any(one.state == "needs-review" for one in filled.values())
    previous = next((one.previous for one in filled.values() if fuzzy and one.previous), "")
    rows = _flagged(lines[start:at], fuzzy=fuzzy, previous=previous)
    if "msgid_plural" not in entry.texts:
        return start, end, rows + _quoted("msgstr", plain_text(filled[0].content))
    forms = entry.forms | {number: plain_text(one.content) for number, one in filled.items()}
    for number, text in sorted(forms.items()):
        rows += _quoted(f"msgstr[{number}]", text)
    return start, end, rows


def _flagged(lines: Sequence[str], *, fuzzy: bool, previous: str = "") -> list[str]:
    """Return the lines before a translation, marked as fuzzy or not; what the source was before goes with the mark."""
    out: list[str] = []
    marked = not fuzzy
    for line in lines:
        if line.startswith("#,"):
            flags = [flag for part in line[2:].split(",") if (flag := part.strip()) != "fuzzy"]
            flags = flags if marked else ["fuzzy", *flags]
            marked = True
            out += [f"#, {', '.join(flags)}"] if flags else []
            continue
        if not marked and not line.startswith("#"):
            out.append("#, fuzzy")
            marked = True
        if (fuzzy and not previous) or not line.startswith("#|"):
            out.append(line)
    if previous:
        first = next(number for number, row in enumerate(out) if not row.startswith("#"))
        out[first:first] = [f"#| {row}" for row in _quoted("msgid", previous)]
    return out


def _quoted(name: str, text: str) -> list[str]:
    """Return a string as PO writes it: one line, or an empty one and one for each line of the text."""
    rows = [polib.escape(line) for line in text.splitlines(keepends=True)] or [""]
    return [f'{name} "{rows[0]}"'] if len(rows) == 1 else [f'{name} ""', *(f'"{row}"' for row in rows)]
