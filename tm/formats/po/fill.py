"""Put translations into a gettext PO, leaving every other line as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import IO

import polib

from tm.formats.po.reader import parse_po
from tm.formats.xliff.splice import Splice, original
from tm.model.filled import Filled
from tm.model.memory import plain_text


def fill_po(path: str, stream: IO[bytes], targets: Mapping[int, Filled]) -> list[str]:
    """Write a PO with translations put in; every other line stays as it is.

    Args:
        path: of the file.
        stream: takes the new file, in the old one's encoding.
        targets: by the place of the unit among those that `read_po` gives, from 0.

    Returns:
        What was not filled, as sentences with counts.
    """
    catalogue, file = parse_po(path), original(path)
    text = file.data.decode("utf-8", "surrogatepass")
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ends)
    place = left = 0
    new: list[tuple[int, int, list[str]]] = []
    for entry in catalogue:
        count = max(1, len(entry.msgstr_plural)) if entry.msgid_plural else 1
        mine = {number: targets[place + number] for number in range(count) if place + number in targets}
        place += count
        if mine and entry.obsolete:
            left += len(mine)
        elif mine:
            new.append(_filled(entry, mine, lines))
    for start, end, rows in reversed(new):
        lines[start:end] = rows
    stream.write(file.changed([Splice(0, len(file.data), ends.join(lines))]))
    return [f"{left} obsolete entries not filled"] if left else []


def _filled(entry: polib.POEntry, filled: Mapping[int, Filled], lines: Sequence[str]) -> tuple[int, int, list[str]]:
    """Return the first and the last line of an entry that change, and what they become."""
    start = entry.linenum - 1
    at = next(number for number in range(start, len(lines)) if lines[number].lstrip().startswith("msgstr"))
    end = at
    while end < len(lines) and lines[end].lstrip().startswith(("msgstr", '"')):
        end += 1
    fuzzy = any(one.state == "needs-review" for one in filled.values())
    previous = next((one.previous for one in filled.values() if fuzzy and one.previous), "")
    rows = _flagged(lines[start:at], fuzzy=fuzzy, previous=previous)
    if not entry.msgid_plural:
        return start, end, rows + _quoted("msgstr", plain_text(filled[0].content))
    forms = dict(entry.msgstr_plural) or {0: ""}
    forms |= {number: plain_text(one.content) for number, one in filled.items()}
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
