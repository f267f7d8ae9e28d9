"""Trados Studio's memories."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.sdltm import read_sdltm
from tm.model.memory import InlineCode, Prop

SCHEMA = """
create table translation_memories (id integer primary key, guid text, name text, source_language text, target_language text);
create table translation_units (id integer primary key, guid text, translation_memory_id integer, source_hash integer,
 source_segment text, target_segment text, creation_date text, creation_user text, change_date text, change_user text,
 last_used_date text, last_used_user text, usage_counter integer, confirmation_level integer);
create table attributes (id integer primary key, guid text, name text, type integer, tm_id integer);
create table string_attributes (translation_unit_id integer, attribute_id integer, value text);
create table date_attributes (translation_unit_id integer, attribute_id integer, value text);
create table numeric_attributes (translation_unit_id integer, attribute_id integer, value integer);
create table picklist_values (id integer primary key, guid text, attribute_id integer, value text);
create table picklist_attributes (translation_unit_id integer, picklist_value_id integer);
create table translation_unit_contexts (translation_unit_id integer, left_source_context integer, left_target_context integer);
insert into translation_memories values (1, 'g', '보도', 'ko-KR', 'en-US');
insert into attributes values (1, 'a', '고객', 1, 1), (2, 'b', 'Domain', 5, 1), (3, 'c', 'Year', 6, 1), (4, 'd', 'Topic', 2, 1);
insert into picklist_values values (1, 'p', 2, 'border'), (2, 'q', 2, 'market');
"""


def text(value: str) -> str:
    return f"<Text><Value>{value}</Value></Text>"


def tag(kind: str, anchor: int, aligned: int = 0, name: str = "", shown: str = "") -> str:
    more = f"<TextEquivalent>{shown}</TextEquivalent>" if shown else ""
    anchors = f"<Anchor>{anchor}</Anchor><AlignmentAnchor>{aligned}</AlignmentAnchor>"
    return f"<Tag><Type>{kind}</Type>{anchors}<TagID>{name}</TagID>{more}</Tag>"


def segment(*elements: str, culture: str = "ko-KR") -> str:
    return f"<Segment><Elements>{''.join(elements)}</Elements><CultureName>{culture}</CultureName></Segment>"


def database(path: Path, *rows: tuple[object, ...], more: str = "") -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        for row in rows:
            connection.execute("insert into translation_units values (?, ?, 1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.executescript(more)
        connection.commit()
    return str(path)


DATES = ("2026-01-02 03:04:05", "kim", "2026-02-03 04:05:06", "lee", None, "park", 3, 4)


def test_a_memory(tmp_path: Path) -> None:
    source = segment(
        text("쌀값이 "),
        tag("Start", 1, 1, "7"),
        text("올랐다 &lt;"),
        tag("End", 1, 1, "7"),
        tag("TextPlaceholder", 2, 2, "8", "2026"),
    )
    target = segment(text("Rice rose."), tag("UnmatchedStart", 3, 0, "9"), culture="en-US")
    more = """
    insert into string_attributes values (5, 1, '데일리'), (5, 4, '나'), (5, 4, '가');
    insert into numeric_attributes values (5, 3, 2026);
    insert into picklist_attributes values (5, 1), (5, 2);
    insert into translation_unit_contexts values (5, 1, 2);
    """
    path = database(
        tmp_path / "a.sdltm", (5, "6f-7a", source, target, *DATES), (4, None, segment(text("끝")), segment(), *DATES), more=more
    )
    said: list[str] = []
    first, unit = read_sdltm(path, said.append)
    assert (first.tuid, [v.text for v in first.variants]) == ("4", ["끝", ""])
    assert unit.tuid == "6f-7a"
    assert [(v.lang, v.text) for v in unit.variants] == [("ko-KR", "쌀값이 올랐다 <"), ("en-US", "Rice rose.")]
    assert unit.variants[0].content[1:] == (
        InlineCode("bpt", (("i", "1"), ("x", "1"), ("type", "7"))),
        "올랐다 <",
        InlineCode("ept", (("i", "1"),)),
        InlineCode("ph", (("x", "2"), ("type", "8")), ("2026",)),
    )
    assert unit.variants[1].content[1] == InlineCode("it", (("pos", "begin"), ("type", "9")))
    assert dict(unit.attrs) == {
        "creationdate": "20260102T030405Z",
        "creationid": "kim",
        "changedate": "20260203T040506Z",
        "changeid": "lee",
        "usagecount": "3",
    }
    assert unit.props == (
        Prop("x-ConfirmationLevel", "ApprovedTranslation"),
        Prop("x-LastUsedBy", "park"),
        Prop("x-고객:SingleString", "데일리"),
        Prop("x-Topic:MultipleString", "가"),
        Prop("x-Topic:MultipleString", "나"),
        Prop("x-Year:Integer", "2026"),
        Prop("x-Domain:MultiplePicklist", "border"),
        Prop("x-Domain:MultiplePicklist", "market"),
    )
    assert said == ["1 context, which is a number of Trados' own, left out"]


def test_nothing_is_written_beside_it(tmp_path: Path) -> None:
    path = database(tmp_path / "a.sdltm", (1, "g", segment(text("끝")), segment(text("End")), *DATES))
    before = Path(path).read_bytes()
    assert len(list(read_sdltm(path))) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.sdltm"]
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("source", ["no xml", "", "<Segment>", b"\x00\x01\x02", b"\xff\xfe<"])
def test_a_segment_of_an_unknown_form_is_named(tmp_path: Path, source: object) -> None:
    path = database(tmp_path / "a.sdltm", (3, "6f", source, segment(), *DATES))
    with pytest.raises(
        UnusableInput, match=r"holds a source in a form that is not known \(unit 3\) \(tuid 6f\); export it from Trados as TMX"
    ):
        list(read_sdltm(path))


def test_what_is_no_sdltm(tmp_path: Path) -> None:
    cases = {"text.sdltm": b"plain", "empty.sdltm": b"", "a.tmx": b"<tmx/>"}
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UnknownFormat, match="is no SDLTM but"):
            list(read_sdltm(str(tmp_path / name)))
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("create table t (x)")
    with pytest.raises(UnknownFormat, match="an SQLite database without a translation memory"):
        list(read_sdltm(str(tmp_path / "other.db")))
    with pytest.raises(UnusableInput, match="no such file"):
        list(read_sdltm(str(tmp_path / "none.sdltm")))


def test_damage(tmp_path: Path) -> None:
    path = Path(database(tmp_path / "a.sdltm", *((n, None, segment(text("가" * 500)), segment(), *DATES) for n in range(1, 60))))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnusableInput, match="cannot be read as an SDLTM"):
        list(read_sdltm(str(path)))


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sdltm")) as connection:
        connection.executescript(
            "create table translation_memories (id); create table translation_units (id);"
            "insert into translation_memories values (1)"
        )
    with pytest.raises(UnusableInput, match="cannot be read as an SDLTM"):
        list(read_sdltm(str(tmp_path / "a.sdltm")))


def test_a_memory_with_fewer_columns(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.sdltm")) as connection:
        connection.execute("create table translation_memories (name text, source_language text, target_language text)")
        connection.execute("create table translation_units (source_segment text, target_segment text, usage_counter integer)")
        connection.execute("insert into translation_memories values ('보도', 'ko-KR', 'en-US')")
        sides = (segment(text("쌀값"), culture=""), segment(text("Rice"), culture=""), 2)
        connection.execute("insert into translation_units values (?, ?, ?)", sides)
        connection.commit()
    (unit,) = read_sdltm(str(tmp_path / "old.sdltm"))
    assert [(v.lang, v.text) for v in unit.variants] == [("ko-KR", "쌀값"), ("en-US", "Rice")]
    assert (unit.tuid, unit.attrs) == ("1", (("usagecount", "2"),))
