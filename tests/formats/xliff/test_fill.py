"""Translations put into files, and nothing else changed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tests.formats.xliff.samples import FILES, sample
from tm.formats.xliff.fill import fill
from tm.formats.xliff.reader import read_xliff
from tm.model.filled import Filled
from tm.model.memory import InlineCode, joined


def filled(path: Path, targets: dict[int, Filled]) -> tuple[bytes, list[str]]:
    stream = io.BytesIO()
    left = fill(str(path), stream, targets)
    return stream.getvalue(), left


def number(path: Path, tuid: str) -> int:
    return next(n for n, unit in enumerate(read_xliff(str(path))) if unit.tuid == tuid)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_to_fill_changes_no_byte(path: Path) -> None:
    assert filled(path, {}) == (path.read_bytes(), [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_open_segment_has_its_target(path: Path) -> None:
    units = list(read_xliff(str(path)))
    targets = {n: Filled(joined([*unit.variants[0].content, " 새 <글>"])) for n, unit in enumerate(units)}
    data, _ = filled(path, targets)
    again = list(read_xliff(path.name, data=data))
    for number, (before, after) in enumerate(zip(units, again, strict=True)):
        assert after.variants[0] == before.variants[0]
        if before.prop("x-tm-locked") == "yes" or before.prop("x-tm-translate") == "no":
            assert after == before
        else:
            assert after.variants[1].content == targets[number].content


SHARE = "<source>Share this article</source>"
LAST = '<mrk mtype="seg" mid="3">끝.</mrk></seg-source><sdl:seg-defs><sdl:seg id="3"/>'
SECOND = 'mq:status="NotStarted">'
MTC = 'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"'
EMPTY = '<target xml:space="preserve"></target>'


@pytest.mark.parametrize(
    ("name", "tuid", "one", "changes"),
    [
        (
            "xcode.xliff",
            "share",
            Filled(("공유",), "needs-review", 87.5),
            {
                SHARE: f'{SHARE}\n        <target state="needs-review-translation" state-qualifier="fuzzy-match">공유</target>'
                '<alt-trans match-quality="87.5"><target>공유</target></alt-trans>'
            },
        ),
        (
            "prefixed.xlf",
            "1",
            Filled(("하나",)),
            {"</xlf:source\n>": '</xlf:source\n><xlf:target state="translated">하나</xlf:target>'},
        ),
        (
            "prefixed.xlf",
            "2",
            Filled(("둘",), "needs-review", 85, "news.tmx", "Two & a half"),
            {
                "<xlf:target/>": '<xlf:target state="needs-review-translation" state-qualifier="fuzzy-match">둘</xlf:target>'
                '<xlf:alt-trans match-quality="85" origin="news.tmx"><xlf:source>Two &amp; a half</xlf:source>'
                "<xlf:target>둘</xlf:target></xlf:alt-trans>"
            },
        ),
        ("prefixed.xlf", "2", Filled(("둘",), "final"), {"<xlf:target/>": '<xlf:target state="final">둘</xlf:target>'}),
        (
            "trados.sdlxliff",
            "1f0e",
            Filled(("End.",), "translated", 100.0, "news.tmx"),
            {
                LAST: '<mrk mtype="seg" mid="3">끝.</mrk></seg-source><target><mrk mtype="seg" mid="3">End.</mrk></target>'
                '<sdl:seg-defs><sdl:seg id="3" conf="Translated" origin="tm" percent="100" origin-system="news.tmx"/>'
            },
        ),
        (
            "memoq.mqxliff",
            "2",
            Filled(("So did rates.",), "needs-review", 88.4),
            {SECOND: 'mq:status="Pretranslated" mq:percent="88">', EMPTY: EMPTY.replace("><", ">So did rates.<")},
        ),
        (
            "modules.xlf",
            "u1/s2",
            Filled(("went up.",), "needs-review", 88, "news.tmx", "내렸다."),
            {
                '<segment id="s2" state="final">': '<segment id="s2" state="initial">',
                'rose<ec startRef="3" dataRef="d2"/>.': "went up.",
                'slr:sizeRestriction="120">': f'slr:sizeRestriction="120"><mtc:matches {MTC}>'
                f'<mtc:match ref="#s2" similarity="88" origin="news.tmx" {MTC}>'
                "<source>내렸다.</source><target>went up.</target></mtc:match></mtc:matches>",
            },
        ),
        (
            "okapi.xlf",
            "tu1",
            Filled(("Prices rose.",), "needs-review", 75, "news.tmx", "값이 올랐다."),
            {
                "Rice prices rose.</mrk>": "Prices rose.</mrk>",
                'xml:lang="en-US" state="translated">': 'xml:lang="en-US" state="needs-review-translation">',
                'approved="yes" okp:order="3"': 'approved="no" okp:order="3"',
                "exchange rate.</mrk></target>": "exchange rate.</mrk></target>"
                '<alt-trans match-quality="75" origin="news.tmx" mid="0">'
                "<source>값이 올랐다.</source><target>Prices rose.</target></alt-trans>",
            },
        ),
        (
            "version_2.xlf",
            "u1/2",
            Filled(("기다리세요.",), "needs-review"),
            {
                '<segment canResegment="no">': '<segment canResegment="no" state="initial">',
                "<target/>": "<target>기다리세요.</target>",
            },
        ),
    ],
)
def test_only_that_changes(name: str, tuid: str, one: Filled, changes: dict[str, str]) -> None:
    path = sample(name)
    expected = path.read_bytes().decode()
    for old, new in changes.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert filled(path, {number(path, tuid): one})[0].decode() == expected


@pytest.mark.parametrize(
    ("name", "tuid", "state", "fact", "value"),
    [
        ("trados.sdlxliff", "1f0c/2", "needs-review", "x-ConfirmationLevel", "Draft"),
        ("trados.sdlxliff", "1f0c/2", "final", "x-ConfirmationLevel", "Translated"),
        ("trados.sdlxliff", "1f0c/2", "translated", "x-tm-match", "85"),
        ("memoq.mqxliff", "2", "final", "x-tm-state", "translated"),
        ("memoq.mqxliff", "2", "translated", "x-tm-state", "needs-review-translation"),
        ("memoq.mqxliff", "2", "translated", "x-tm-match", "85"),
        ("version_2.xlf", "u1/2", "needs-review", "x-tm-state", "initial"),
        ("version_2.xlf", "u1", "final", "x-tm-state", "final"),
        ("xcode.xliff", "share", "final", "x-tm-state", "final"),
        ("okapi.xlf", "b1t", "needs-review", "x-tm-state", "needs-review-translation"),
    ],
)
def test_states_are_those_of_the_tool(name: str, tuid: str, state: str, fact: str, value: str) -> None:
    path = sample(name)
    at = number(path, tuid)
    data, _ = filled(path, {at: Filled(("New.",), state, 85.9)})  # type: ignore[arg-type]
    unit = list(read_xliff(name, data=data))[at]
    assert (unit.variants[1].text, unit.prop(fact)) == ("New.", value)


def test_codes_are_written_as_the_source_has_them() -> None:
    path = sample("trados.sdlxliff")
    bold = InlineCode("bpt", (("i", "1"), ("x", "1")), ("<other>",))
    strange = InlineCode("ph", (("x", "9"),), ("?",))
    content = ("The ", bold, "rate", InlineCode("ept", (("i", "1"),)), " rose.", strange)
    data, left = filled(path, {number(path, "1f0c/2"): Filled(content)})
    assert '<mrk mtype="seg" mid="2">The <g id="1">rate</g> rose.</mrk>' in data.decode()
    assert left == ["1 inline code that the source lacks left out"]


def test_a_similarity_that_has_no_place_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ko" trgLang="en"><file id="f"><unit id="u">'
        "<segment><source>쌀값이 올랐다.</source></segment></unit></file></xliff>",
        "utf-8",
    )
    data, left = filled(path, {0: Filled(("Rice rose.",), "needs-review", 88.0)})
    assert b'<segment state="initial"><source>' in data
    assert b"mtc:" not in data
    assert left == ["1 similarity not written, since the segment has no id to refer to"]


def test_locked_segments_stay() -> None:
    path = sample("trados.sdlxliff")
    assert filled(path, {0: Filled(("x",))}) == (path.read_bytes(), ["1 locked segment not filled"])


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "cp949", "utf-16-be"])
def test_the_encoding_stays(tmp_path: Path, codec: str) -> None:
    label = codec.removesuffix("-sig").removesuffix("-be")
    head = f"<?xml version='1.0' encoding='{label}'?>\r\n<!-- 주석 -->"
    unit = '<trans-unit id="1"><source>쌀</source></trans-unit>'
    body = f'<xliff version="1.2"><file source-language="ko"><body>{unit}</body></file></xliff>\r\n'
    path = tmp_path / "a.xlf"
    path.write_bytes((head + body).encode(codec))
    data, _ = filled(path, {0: Filled(("rice 똠 \N{SNOWMAN}",))})
    text = (head + body).replace("</source>", '</source><target state="translated">rice 똠 \N{SNOWMAN}</target>')
    assert data == text.encode(codec, "xmlcharrefreplace")


@pytest.mark.parametrize(
    ("unit", "states", "approved"),
    [
        ('<trans-unit id="1" approved="no"><source>a</source>', ["final"], "yes"),
        ('<trans-unit id="1" approved="no"><source>a</source>', ["translated"], "no"),
        ('<trans-unit id="1" approved="yes"><source>a</source>', ["needs-review"], "no"),
        ('<trans-unit id="1" approved="no"><source>a b</source><seg-source>{}</seg-source>', ["final", "final"], "yes"),
        ('<trans-unit id="1" approved="no"><source>a b</source><seg-source>{}</seg-source>', ["final"], "no"),
        ('<trans-unit id="1" approved="no"><source>a b</source><seg-source>{}</seg-source>', ["final", "needs-review"], "no"),
    ],
)
def test_a_unit_is_approved_where_all_of_it_is_final(tmp_path: Path, unit: str, states: list[Any], approved: str) -> None:
    marks = '<mrk mtype="seg" mid="1">a</mrk> <mrk mtype="seg" mid="2">b</mrk>'
    path = tmp_path / "a.xlf"
    file = '<file original="a" source-language="en" target-language="ko">'
    path.write_text(f'<xliff version="1.2">{file}{unit.format(marks)}</trans-unit></file></xliff>', "utf-8")
    data, _ = filled(path, {number: Filled(("글",), state) for number, state in enumerate(states)})
    assert f'<trans-unit id="1" approved="{approved}">'.encode() in data
