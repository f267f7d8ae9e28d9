"""Which translations are finished, and where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.formats.memory_formats import Reading, format_named
from tm.leverage.finished import dated, finished
from tm.model.leverage import Finished

PO = """msgid ""
msgstr ""
"Language: ko\\n"
"Last-Translator: 김하늘 <sky@example.com>\\n"
"PO-Revision-Date: 2026-01-22 11:40+0900\\n"
"X-Generator: Poedit 3.4\\n"

msgctxt "menu"
msgid "Open"
msgstr "열기"

#, fuzzy
msgid "Save"
msgstr "저장"

msgid "Close"
msgstr ""

#~ msgid "Quit"
#~ msgstr "끝내기"
"""
XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.txt" source-language="en"
 target-language="ko" datatype="plaintext" date="2026-02-01T00:00:00Z"><header><tool tool-id="x" tool-name="낱말판"/></header><body>
<trans-unit id="0" translate="no"><source>x</source></trans-unit>
<trans-unit id="1"><source>Open</source><target state="translated">열기</target></trans-unit>
<trans-unit id="2"><source>Save</source><target state="needs-review-translation">저장</target></trans-unit>
<trans-unit id="3"><source>Close</source><target state="new">Close</target></trans-unit>
<trans-unit id="4"><source>Quit</source><target>끝내기</target></trans-unit>
<trans-unit id="5" translate="no"><source>x</source><target>x</target></trans-unit>
</body></file></xliff>
"""
SDLXLIFF = """<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="보도.docx" source-language="ko-KR" target-language="en-US"
 datatype="x-sdlfilterframework2"><body><trans-unit id="u">
<source>하나. 둘.</source><seg-source><mrk mtype="seg" mid="1">하나.</mrk> <mrk mtype="seg" mid="2">둘.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">둘.</mrk></target><sdl:seg-defs>
<sdl:seg id="1" conf="Translated"><sdl:value key="last_modified_by">kim</sdl:value>
<sdl:value key="modified_on">03/09/2026 10:11:12</sdl:value>
</sdl:seg><sdl:seg id="2"/></sdl:seg-defs></trans-unit></body></file></xliff>
"""
MQXLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file original="a.docx"
 source-language="ko" target-language="en" datatype="x"><body>
<trans-unit id="1" mq:status="ManuallyConfirmed" mq:lastchanginguser="lee" mq:lastchangedtimestamp="2026-03-09T01:02:03Z">
<source>하나.</source><target>One.</target></trans-unit>
<trans-unit id="2" mq:status="Pretranslated"><source>둘.</source><target>Two.</target></trans-unit></body></file></xliff>
"""


def read(folder: Path, name: str, text: str, *, unfinished: bool = False) -> tuple[list[Finished], int]:
    path = folder / name
    path.write_text(text, "utf-8")
    format = format_named(name)
    assert format is not None
    return finished(format.read(str(path), Reading()), str(path), unfinished=unfinished)


@pytest.mark.parametrize(
    ("name", "text", "targets", "left"),
    [
        ("ko.po", PO, ["열기"], 2),
        ("a.xlf", XLIFF, ["열기", "끝내기"], 2),
        ("a.sdlxliff", SDLXLIFF, ["One."], 1),
        ("a.mqxliff", MQXLIFF, ["One."], 1),
        ("a.tsv", "en\tko\nOpen\t열기\nSave\t\n", ["열기"], 1),
        ("b.tsv", "en\tko\tx-tm-state\nOpen\t열기\tneeds-review-translation\nSave\t저장\tfinal\n", ["저장"], 1),
    ],
)
def test_what_is_finished(tmp_path: Path, name: str, text: str, targets: list[str], left: int) -> None:
    rows, others = read(tmp_path, name, text)
    assert ([row.target.text for row in rows], others) == (targets, left)


def test_all_takes_what_has_a_target_and_says_its_state(tmp_path: Path) -> None:
    rows, left = read(tmp_path, "ko.po", PO, unfinished=True)
    assert [(row.target.text, row.state) for row in rows] == [("열기", "translated"), ("저장", "needs-review-translation")]
    assert left == 1


@pytest.mark.parametrize(
    ("name", "text", "about"),
    [
        ("ko.po", PO, ("ko.po", "Poedit 3.4", "translated", "menu", "김하늘", "20260122T024000Z")),
        ("a.xlf", XLIFF, ("a.txt", "낱말판", "translated", None, "", "20260201T000000Z")),
        ("a.sdlxliff", SDLXLIFF, ("보도.docx", "Trados Studio", "translated", None, "kim", "20260309T101112Z")),
        ("a.mqxliff", MQXLIFF, ("a.docx", "memoQ", "translated", None, "lee", "20260309T010203Z")),
        ("a.tsv", "en\tko\nOpen\t열기\n", ("a.tsv", "", "translated", None, "", "")),
    ],
)
def test_where_it_comes_from(tmp_path: Path, name: str, text: str, about: tuple[str | None, ...]) -> None:
    row = read(tmp_path, name, text)[0][0]
    assert (row.document, row.tool, row.state, row.context, row.translator, row.date) == about


def test_neighbours_are_those_of_the_file(tmp_path: Path) -> None:
    row = read(tmp_path, "ko.po", PO)[0][0]
    assert (row.before, row.after) == (None, "Save")


def test_the_user_names_date_and_translator(tmp_path: Path) -> None:
    rows = read(tmp_path, "ko.po", PO)[0]
    assert [(row.date, row.translator) for row in dated(rows, "2026-05-06", "박")] == [("20260506T000000Z", "박")]
    assert list(dated(rows, None, None)) == rows
