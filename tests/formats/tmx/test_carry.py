from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.formats.tmx.memory import read, written
from tests.strategies import UNITS
from tm.formats.jsonl import unit_json
from tm.formats.tmx.alone import lone_codes
from tm.formats.tmx.carry import carry_header, carry_unit, is_valid, restore_header, restore_unit, valid_lang
from tm.formats.tmx.writer import own_header
from tm.model.memory import Content, Header, InlineCode, Note, Prop, Unit, Variant

FILES = Path(__file__).parents[2] / "files"
DTD = etree.DTD(str(FILES / "tmx14.dtd"))
STRICT = etree.XMLSchema(file=str(FILES / "tmx14-strict.xsd"))

MANY = settings(max_examples=60, deadline=None)


def sorted_attrs(unit: Unit) -> Unit:
    return replace(
        unit,
        attrs=tuple(sorted(unit.attrs)),
        variants=tuple(replace(v, attrs=tuple(sorted(v.attrs))) for v in unit.variants),
    )


def faults(data: bytes) -> list[str]:
    tree = etree.fromstring(data)
    found = []
    for schema in (DTD, STRICT):
        if not schema.validate(tree):
            found.append(str(schema.error_log))
    return found


def reread(data: bytes) -> Unit:
    with TemporaryDirectory() as folder:
        (unit,), _ = read(Path(folder), data)
    return unit


@MANY
@given(UNITS)
def test_restoring_undoes_carrying(unit: Unit) -> None:
    assert sorted_attrs(restore_unit(carry_unit(unit))) == sorted_attrs(unit)


@MANY
@given(UNITS)
def test_what_is_carried_is_valid(unit: Unit) -> None:
    assert faults(written(unit)) == []
    assert faults(written(unit, level=1)) == []


@MANY
@given(UNITS)
def test_writing_and_reading_loses_nothing_and_is_stable(unit: Unit) -> None:
    data = written(unit)
    again = reread(data)
    assert unit_json(again) == unit_json(unit)
    assert written(again) == data


@MANY
@given(UNITS)
def test_a_valid_unit_is_left_as_it_is(unit: Unit) -> None:
    if is_valid(unit):
        assert carry_unit(unit) == replace(unit, attrs=tuple(sorted(unit.attrs)), variants=carry_unit(unit).variants)
        assert faults(written(unit, faithful=True)) == []
    else:
        assert carry_unit(unit) != unit


SUB = InlineCode("sub", (("foo", "1"),), ("속",))


@pytest.mark.parametrize(
    "content",
    [
        (InlineCode("g", (("id", "1"),), ("안",)),),
        (InlineCode("it", (), ("<br>",)),),
        (InlineCode("it", (("pos", "middle"),)),),
        (InlineCode("bpt"), "굵게", InlineCode("ept")),
        (InlineCode("ph", (), (SUB,)),),
        (InlineCode("ept", (("i", "1"),), (SUB,)),),
        (InlineCode("ept", (("type", "b"),), ("</b>", SUB)),),
        (InlineCode("ut", (("type", "x-tm-was {"),)),),
        (InlineCode("hi", (("type", 'x-tm-was {"attrs":[]}'),), ("글",)),),
        (InlineCode("sub", (), ("글",)),),
        (InlineCode("bpt", (("i", "1"),), (InlineCode("ph", (("x", "1"),), ("{0}",)),)),),
        (InlineCode("t5:n", (("type", 'x-tm-was {"name":"b","attrs":[]}'),)),),
    ],
)
def test_codes_come_back(content: Content) -> None:
    unit = Unit("1", (Variant("ko", content),))
    data = written(unit)
    assert faults(data) == []
    assert reread(data) == unit


@pytest.mark.parametrize(
    "unit",
    [
        Unit("1", ()),
        Unit("1", (Variant("", ("글",)),)),
        Unit("1", (Variant("en_US", ("x",)),)),
        Unit(None, (Variant("ko", ("x",)),), attrs=(("foo", "1"), ("creationdate", "2026-01-17"))),
        Unit(
            "1",
            (Variant("ko", ("x",)),),
            props=(Prop(None, "글"), Prop("x-tm-was-lang", "ko"), Prop("x-tm-was-note", "[]")),
        ),
        Unit("1", (Variant("ko", ("x",)),), notes=(Note("하나"), Note("둘", (("by", "김"),)))),
        Unit("1", (Variant("ko", ("x",), extras=("<x>가</x>",)),), extras=("<y/>", "<z/>")),
    ],
)
def test_metadata_comes_back(unit: Unit) -> None:
    data = written(unit)
    assert faults(data) == []
    assert sorted_attrs(reread(data)) == sorted_attrs(unit)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-01-17T09:30:00+09:00", "20260117T003000Z"),
        ("2026-01-17", "20260117T000000Z"),
        ("20260117T093000", "20260117T093000Z"),
        ("0001-01-01T00:00:00+09:00", None),
        ("어제", None),
        ("", None),
    ],
)
def test_odd_dates_get_the_form_of_tmx_where_they_are_dates(value: str, date: str | None) -> None:
    unit = Unit("1", (Variant("ko"),), attrs=(("changedate", value),))
    assert carry_unit(unit).attr("changedate") == date
    assert restore_unit(carry_unit(unit)) == unit


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("ko", "ko"),
        ("en_US", "en-US"),
        (" ko ", "ko"),
        ("", "und"),
        ("한국어", "und"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("toolongcode", "und"),
    ],
)
def test_language_codes(code: str, valid: str) -> None:
    assert valid_lang(code) == valid


@pytest.mark.parametrize(
    "header",
    [
        Header(),
        own_header(),
        Header((("gitCommit", "abc"), ("srclang", "en_US"), ("segtype", "satz"), ("creationdate", "2026-01-17"))),
        Header(props=(Prop(None, "x"), Prop("a", "b")), notes=(Note("n", (("odd", "1"),)),), extras=("<x/>", "<udef/>")),
        Header(extras=('<ude name="u"><map unicode="#xF8FF" code="#xF0"/></ude>',), version="1.1"),
    ],
)
def test_headers_become_valid_and_come_back(header: Header, tmp_path: Path) -> None:
    data = written(header=header)
    assert faults(data) == []
    back = read(tmp_path, data)[1].header
    assert set(header.attrs) <= set(back.attrs)
    assert (back.props, back.notes) == (header.props, header.notes)
    assert sorted(back.extras) == sorted(header.extras)
    assert restore_header(carry_header(back)) == back


@pytest.mark.parametrize(
    "prop",
    [
        Prop("x-tm-was-prop", "[1,2,3]"),
        Prop("x-tm-was-prop", '["t","x",[["a"]]]'),
        Prop("x-tm-was-note", "[[],[]]"),
        Prop("x-tm-was-note", '[0,{"a":1}]'),
        Prop("x-tm-was-note", "[" * 100_000),
        Prop("x-tm-was-new", "of a later version"),
    ],
)
def test_carriers_that_hold_something_else_are_kept_as_they_are(prop: Prop) -> None:
    unit = Unit("1", (Variant("ko", ("글",)),), props=(prop,), notes=(Note("n"),))
    assert restore_unit(unit) == unit


@pytest.mark.parametrize(
    "kind",
    [
        'x-tm-was {"attrs":5}',
        'x-tm-was {"attrs":[["a"]]}',
        'x-tm-was {"name":5,"attrs":[]}',
        "x-tm-was [",
        "x-tm-was 5",
    ],
)
def test_code_carriers_that_hold_something_else_are_kept_as_they_are(kind: str) -> None:
    unit = Unit("1", (Variant("ko", (InlineCode("hi", (("type", kind),), ("글",)),)),))
    assert restore_unit(unit) == unit


def bpt(i: str, *inside: str) -> InlineCode:
    return InlineCode("bpt", (("i", i), ("x", i), ("type", "bold")), inside)


def ept(i: str, *inside: str) -> InlineCode:
    return InlineCode("ept", (("i", i),), inside)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ((bpt("1", "<b>"), "가"), ["it"]),
        (("가", ept("1", "</b>")), ["it"]),
        ((bpt("1"), "가", ept("1"), bpt("2")), ["bpt", "ept", "it"]),
        ((bpt("1"), ept("2")), ["it", "it"]),
        ((bpt("1"), InlineCode("hi", (), (ept("1"),))), ["it", "hi"]),
        ((bpt("1"), ept("1")), ["bpt", "ept"]),
    ],
)
def test_a_code_without_its_partner_is_written_as_an_isolated_one(content: Content, names: list[str]) -> None:
    unit = Unit("1", (Variant("ko", content), Variant("en", ("a",))))
    carried = carry_unit(unit).variants[0].content
    assert [part.name for part in carried if isinstance(part, InlineCode)] == names
    assert restore_unit(carry_unit(unit)) == unit == reread(written(unit))
    assert is_valid(unit) == ("it" not in names)
    assert lone_codes(carried) == set()


def test_the_position_and_the_code_of_an_isolated_one_are_for_other_tools_to_see() -> None:
    unit = Unit("1", (Variant("ko", (bpt("1", "<b>"), "가", ept("2", "</i>"))),))
    first, _, second = carry_unit(unit).variants[0].content
    assert isinstance(first, InlineCode)
    assert isinstance(second, InlineCode)
    assert (first.attrs[:2], first.content) == ((("pos", "begin"), ("x", "1")), ("<b>",))
    assert (second.attrs[0], second.content) == (("pos", "end"), ("</i>",))
