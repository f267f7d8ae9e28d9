"""Tab-separated memories: a header row, one column a language (ko and en first), then tuid, note, and a column a property."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from tm.errors import UnusableInput
from tm.formats.textfile import read_lines
from tm.model.lang import primary
from tm.model.memory import Note, Prop, Unit, Variant

_OTHER = ("tuid", "note")


def write_tsv(stream: IO[bytes], units: Callable[[], Iterator[Unit]]) -> list[str]:
    """Write a memory as a table and return what the table cannot hold, as sentences with counts.

    Args:
        stream: takes UTF-8, `\\n` line ends; tabs, line breaks and backslashes in cells as `\\t`, `\\n`, `\\\\`.
        units: gives the units; called twice, since the columns have to be known first.
    """
    langs, kinds = _columns(units())
    header = [*langs, *_OTHER, *(f"prop:{k}" for k in kinds)]
    stream.write("\t".join(map(escape_cell, header)).encode("utf-8", "replace") + b"\n")
    lost = dict.fromkeys(
        (
            "inline codes",
            "attributes",
            "properties of variants",
            "second variants",
            "further notes",
            "properties without a type or with a repeated one",
            "unknown elements",
        ),
        0,
    )
    for unit in units():
        texts: dict[str, str] = {}
        for variant in unit.variants:
            if variant.lang in texts:
                lost["second variants"] += 1
                continue
            texts[variant.lang] = variant.text
            lost["inline codes"] += sum(not isinstance(part, str) for part in variant.content)
            lost["attributes"] += len(variant.attrs)
            lost["properties of variants"] += len(variant.props) + len(variant.notes)
            lost["unknown elements"] += len(variant.extras)
        lost["attributes"] += len(unit.attrs)
        lost["further notes"] += max(0, len(unit.notes) - 1)
        props = {p.type: p.text for p in reversed(unit.props) if p.type}
        lost["properties without a type or with a repeated one"] += len(unit.props) - len(props)
        lost["unknown elements"] += len(unit.extras)
        note = unit.notes[0].text if unit.notes else ""
        cells = [*(texts.get(lang, "") for lang in langs), unit.tuid or "", note, *(props.get(k, "") for k in kinds)]
        stream.write("\t".join(map(escape_cell, cells)).encode("utf-8", "replace") + b"\n")
    return [f"{count} {what} left out" for what, count in lost.items() if count]


def _columns(units: Iterator[Unit]) -> tuple[list[str], list[str]]:
    langs: dict[str, None] = {}
    kinds: dict[str, None] = {}
    for unit in units:
        langs.update(dict.fromkeys(v.lang for v in unit.variants))
        kinds.update(dict.fromkeys(p.type for p in unit.props if p.type))
    first = {"ko": 0, "en": 1}
    return sorted(langs, key=lambda lang: first.get(primary(lang), 2)), list(kinds)


def escape_cell(text: str) -> str:
    """Return text that stays in its cell."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def unescape_cell(text: str) -> str:
    """Undo `escape_cell`."""
    if "\\" not in text:
        return text
    out, escaped = [], False
    for char in text:
        if escaped:
            out.append({"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}.get(char, "\\" + char))
        elif char != "\\":
            out.append(char)
        escaped = char == "\\" and not escaped
    return "".join(out) + ("\\" if escaped else "")


def read_tsv(path: str) -> Iterator[Unit]:
    """Give the units of a table.

    Raises:
        UnusableInput: the header has fewer than two languages, or a row has more cells than the header.
    """
    lines = read_lines(path)
    header = [unescape_cell(cell) for cell in lines[0].split("\t")] if lines else []
    langs = [c for c in header if c not in _OTHER and not c.startswith("prop:")]
    if len(langs) < 2:
        raise UnusableInput(path, "has no header row with two languages", advice="begin it with a row such as: ko<TAB>en", line=1)
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        cells = [unescape_cell(cell) for cell in line.split("\t")]
        if len(cells) > len(header):
            raise UnusableInput(path, f"has {len(cells)} cells in a table of {len(header)}", advice="mend that row", line=number)
        row = dict(zip(header, cells, strict=False))
        variants = tuple(Variant(lang, (row[lang],)) for lang in langs if row.get(lang))
        props = tuple(Prop(k.removeprefix("prop:"), v) for k, v in row.items() if k.startswith("prop:") and v)
        notes = (Note(row["note"]),) if row.get("note") else ()
        yield Unit(row.get("tuid") or None, variants, props=props, notes=notes, line=number)
