"""Read Trados Studio's translation memories (SDLTM): a SQLite database whose segments are XML. Nobody has published the schema.

| SDLTM | unit |
| --- | --- |
| `guid`, else `id` | `tuid` |
| dates, users and the count of uses | the attributes that TMX has for them |
| a field's value | a property as Trados' own TMX has it, such as `x-Client:SingleString` |
| `confirmation_level`, `origin`, `format` … | `x-ConfirmationLevel`, `x-Origin`, `x-Format` |
| tags in segments | `bpt`, `ept`, `it`, `ph`, by their anchors and ids |
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.container import open_raw
from tm.formats.detect import describe
from tm.formats.saying import Say, sentences, silent
from tm.formats.xliff.node import Node
from tm.formats.xliff.tree import parse_xml
from tm.model.memory import Attrs, Content, InlineCode, Prop, Unit, Variant, joined

_MAGIC: Final = b"SQLite format 3\0"
_ATTRIBUTES: Final = {
    "creation_date": "creationdate",
    "creation_user": "creationid",
    "change_date": "changedate",
    "change_user": "changeid",
    "last_used_date": "lastusagedate",
    "usage_counter": "usagecount",
}
_LEVELS: Final = "Unspecified Draft Translated RejectedTranslation ApprovedTranslation RejectedSignOff ApprovedSignOff".split()
_PROPS: Final = {"last_used_user": "x-LastUsedBy", "origin": "x-Origin", "format": "x-Format"}
_FIELDS: Final = {
    "string_attributes": ("SingleString", "MultipleString"),
    "date_attributes": ("DateTime", "DateTime"),
    "numeric_attributes": ("Integer", "Integer"),
}
_UNTOUCHED: Final = "&immutable=1"
"""Makes SQLite write nothing beside the file; not where changes wait there to be put in."""
_MULTIPLE: Final = frozenset([2, 5])
"""Kinds of fields that hold several values: texts, and entries of a list."""


def read_sdltm(path: str, say: Say = silent) -> Iterator[Unit]:
    """Give the units of all memories in a file, in the order in which they were added.

    Args:
        path: of the file; no other program is kept from it, nothing in it is changed.
        say: is told, at the end, in sentences with counts, what was left out.

    Raises:
        UnknownFormat: it is no SDLTM; the error says what it seems to be.
        UnusableInput: it is damaged, or of a form that is not known.
    """
    with open_raw(path) as raw:
        head = raw.read(4096)
    if not head.startswith(_MAGIC):
        raise UnknownFormat(path, f"is no SDLTM but {describe(head)}", advice="give a memory of Trados Studio")
    if path == "-":
        raise UnusableInput(path, "cannot be an SDLTM", advice="give the name of the file")
    try:
        uri = f"{Path(path).resolve().as_uri()}?mode=ro{_UNTOUCHED if not Path(f'{path}-wal').exists() else ''}"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            yield from _Memory(path, connection).units(say)
    except (sqlite3.Error, IndexError) as error:
        raise UnusableInput(path, f"cannot be read as an SDLTM ({error})", advice="export it from Trados as TMX") from None


class _Memory:
    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection
        names = connection.execute("select name from sqlite_master where type = 'table'")
        self._tables = {row[0] for row in names}
        if not {"translation_units", "translation_memories"} <= self._tables:
            raise UnknownFormat(path, "is an SQLite database without a translation memory", advice="give a memory of Trados Studio")
        self._langs = {
            _cell(row, "id"): (row["source_language"], row["target_language"]) for row in self._all("translation_memories")
        }
        self._names = {row["id"]: (row["name"], row["type"]) for row in self._all("attributes")} if self._has("attributes") else {}

    def _has(self, *tables: str) -> bool:
        return self._tables.issuperset(tables)

    def _all(self, table: str) -> sqlite3.Cursor:
        return self._connection.execute(f'select * from "{table}"')

    def units(self, say: Callable[[str], None]) -> Iterator[Unit]:
        """Give the units."""
        left_out: Counter[str] = Counter()
        only = next(iter(self._langs.values()), ("", "")) if len(self._langs) < 2 else ("", "")
        for row in self._connection.execute("select rowid as tm_row, * from translation_units order by rowid"):
            langs = self._langs.get(_cell(row, "translation_memory_id"), only)
            variants = []
            for side, lang in zip(("source", "target"), langs, strict=True):
                if row[f"{side}_segment"] is not None:
                    variants.append(self._variant(row, side, lang or ""))
            yield Unit(self._tuid(row), tuple(variants), _attributes(row), (*_properties(row), *self._fields(row["tm_row"])))
        for table in ("translation_unit_contexts", "translation_unit_idcontexts", "translation_unit_fragments"):
            if self._has(table):
                left_out["context[, which is a number|s, which are numbers] of Trados' own,"] += self._connection.execute(
                    f'select count(*) from "{table}"'
                ).fetchone()[0]
        for sentence in sentences(left_out):
            say(sentence)

    def _tuid(self, row: sqlite3.Row) -> str:
        guid = _cell(row, "guid")
        if isinstance(guid, bytes) and len(guid) == 16:
            return guid.hex()
        return str(guid) if guid else str(row["tm_row"])

    def _variant(self, row: sqlite3.Row, side: str, lang: str) -> Variant:
        xml = row[f"{side}_segment"]
        try:
            text = xml.decode("utf-8") if isinstance(xml, bytes) else str(xml)
            segment = parse_xml(text)
        except ValueError:
            reason = f"holds a {side} in a form that is not known (unit {row['tm_row']})"
            raise UnusableInput(self._path, reason, advice="export it from Trados as TMX", tuid=self._tuid(row)) from None
        culture = segment.child("CultureName")
        return Variant((culture.text if culture else "") or lang, _content(segment))

    def _fields(self, unit: int) -> Iterator[Prop]:
        """Give the values of the fields that the user made."""
        for table, kinds in _FIELDS.items():
            if self._has(table):
                query = f'select attribute_id, value from "{table}" where translation_unit_id = ? order by attribute_id, value'
                for number, value in self._connection.execute(query, (unit,)):
                    name, kind = self._names.get(number, (str(number), 0))
                    yield Prop(f"x-{name}:{kinds[kind in _MULTIPLE]}", str(value))
        if self._has("picklist_attributes", "picklist_values"):
            query = (
                "select v.attribute_id, v.value from picklist_attributes p join picklist_values v on v.id = p.picklist_value_id"
                " where p.translation_unit_id = ? order by v.attribute_id, v.value"
            )
            for number, value in self._connection.execute(query, (unit,)):
                name, kind = self._names.get(number, (str(number), 0))
                yield Prop(f"x-{name}:{'Multiple' if kind in _MULTIPLE else 'Single'}Picklist", str(value))


def _cell(row: sqlite3.Row, column: str) -> Any:
    """Return what a row has in a column; `None` where older memories lack that."""
    return row[column] if column in row.keys() else None  # noqa: SIM118 - a row is no mapping


def _attributes(row: sqlite3.Row) -> Attrs:
    found: list[tuple[str, str]] = []
    for column, name in _ATTRIBUTES.items():
        value = _cell(row, column)
        if value is not None and value != "":
            found.append((name, _date(str(value)) if name.endswith("date") else str(value)))
    return tuple(found)


def _date(value: str) -> str:
    """Return a moment as TMX has it; what is none stays."""
    digits = value.replace("-", "").replace(":", "").replace(" ", "T").partition(".")[0].rstrip("Z")
    return f"{digits}Z" if len(digits) == 15 and digits.replace("T", "").isdigit() else value


def _properties(row: sqlite3.Row) -> Iterator[Prop]:
    level = _cell(row, "confirmation_level")
    if isinstance(level, int) and 0 <= level < len(_LEVELS):
        yield Prop("x-ConfirmationLevel", _LEVELS[level])
    for column, kind in _PROPS.items():
        if (value := _cell(row, column)) not in (None, ""):
            yield Prop(kind, str(value))


def _content(segment: Node) -> Content:
    elements = segment.child("Elements")
    parts: list[str | InlineCode] = []
    for element in elements.children() if elements else ():
        if element.name == "Text":
            parts.append("".join(value.text for value in element.children("Value")))
        elif element.name == "Tag":
            parts.append(_tag({child.name: child.text for child in element.children()}))
        else:
            parts.append(element.text)
    return joined(parts)


def _tag(facts: dict[str, str]) -> InlineCode:
    """Return a tag; its pair is known by its anchor, its place in the other language by its alignment anchor."""
    kind, anchor = facts.get("Type", ""), facts.get("Anchor", "0")
    shown = facts.get("TextEquivalent", "")
    x: Attrs = (("x", aligned),) if (aligned := facts.get("AlignmentAnchor", "0")) not in {"", "0"} else ()
    name: Attrs = (("type", facts["TagID"]),) if facts.get("TagID") else ()
    if kind == "Start":
        return InlineCode("bpt", (("i", anchor), *x, *name))
    if kind == "End":
        return InlineCode("ept", (("i", anchor),))
    if kind in {"UnmatchedStart", "UnmatchedEnd"}:
        return InlineCode("it", (("pos", "begin" if kind == "UnmatchedStart" else "end"), *x, *name))
    return InlineCode("ph", (*x, *name), (shown,) if shown else ())
