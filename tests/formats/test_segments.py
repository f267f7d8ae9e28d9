"""The segments of one side of a file: lines, or targets with what tells which segment each is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.errors import UnknownFormat, UnusableInput
from tm.formats.segments import read_segments, read_sources, read_translations
from tm.model.text import Lang

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="{source}"
 datatype="plaintext"/><body>
<tu tuid="1"><prop type="x-tm-doc-ko">a.ko.md</prop><prop type="x-tm-doc-en">a.en.md</prop>
<tuv xml:lang="ko-KR"><seg>국경이 <ph x="1">&lt;b&gt;</ph>닫혔다.</seg></tuv>
<tuv xml:lang="en-US"><seg>The border closed.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>It rained.</seg></tuv><tuv xml:lang="ko"><seg>비가 왔다.</seg></tuv></tu>
<tu tuid="3"><tuv xml:lang="ko"><seg>눈이 왔다.</seg></tuv></tu>
</body></tmx>"""

PO = """msgid ""
msgstr ""
"Language: ko\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "menu"
msgid "Open"
msgstr "열기"

msgid "Open"
msgstr "여는 중"
"""

XLIFF_1 = """<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="app.json" source-language="en" target-language="ko" datatype="plaintext"><body><group>
<trans-unit id="a"><source>Open <g id="1">the file</g><x id="2"/></source>
<target><g id="1">파일</g> 열기<ph id="2">{0}</ph></target>
<alt-trans><target>옛 번역</target></alt-trans></trans-unit>
<trans-unit id="b"><source>Close</source></trans-unit><trans-unit id="c" translate="no"><source>tm</source></trans-unit>
</group></body></file><file original="help.md" source-language="en" target-language="ko" datatype="plaintext"><body>
<trans-unit id="a"><source>Help</source><target>도움말</target></trans-unit></body></file></xliff>"""

XLIFF_2 = """<?xml version="1.0"?><xliff version="2.1" srcLang="en" trgLang="ko" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f1" original="ui.json"><unit id="u1"><originalData><data id="d">&lt;b&gt;</data></originalData>
<segment><source>Save <pc id="1">now</pc>.</source><target><pc id="1">지금</pc> 저장.</target></segment>
<ignorable><source> </source></ignorable>
<segment id="s2"><source>Wait.</source><target>기다리기.<ph id="2"/></target></segment></unit></file></xliff>"""


def rows(folder: Path, name: str, text: str, lang: Lang | None = None) -> list[tuple[str | None, str | None, str]]:
    (folder / name).write_text(text, "utf-8")
    return [(row.id, row.source, row.text) for row in read_translations(str(folder / name), lang).rows]


def test_lines_are_segments_and_lose_what_stands_behind_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff가 \r\n\r\n b\t\n".encode())
    found = read_translations(str(tmp_path / "a.txt"))
    assert [(row.text, row.line) for row in found.rows] == [("가", 1), ("", 2), (" b", 3)]
    assert read_segments(str(tmp_path / "a.txt")) == ["가", "", " b"]
    assert read_sources(str(tmp_path / "a.txt"), "en") == ["가", "", " b"]


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        ("ko", None, [("1", "국경이 닫혔다.", "The border closed."), (None, "비가 왔다.", "It rained."), ("3", "눈이 왔다.", "")]),
        (
            "*all*",
            None,
            [("1", "국경이 닫혔다.", "The border closed."), (None, "It rained.", "비가 왔다."), ("3", "눈이 왔다.", "")],
        ),
        (
            "*all*",
            "en",
            [("1", "국경이 닫혔다.", "The border closed."), (None, "비가 왔다.", "It rained."), ("3", "눈이 왔다.", "")],
        ),
        (
            "ko",
            "ko",
            [("1", "The border closed.", "국경이 닫혔다."), (None, "It rained.", "비가 왔다."), ("3", None, "눈이 왔다.")],
        ),
    ],
)
def test_the_target_of_a_memory(
    tmp_path: Path, source: str, lang: Lang | None, expected: list[tuple[str | None, str | None, str]]
) -> None:
    assert rows(tmp_path, "m.tmx", TMX.format(source=source), lang) == expected


def test_documents_and_lines_of_a_memory(tmp_path: Path) -> None:
    (tmp_path / "m.tmx").write_text(TMX.format(source="ko"), "utf-8")
    found = read_translations(str(tmp_path / "m.tmx"))
    assert [(row.document, row.line) for row in found.rows] == [("a.ko.md", 4), ("", 7), ("", 8)]
    assert found.lang == "en"
    assert read_sources(str(tmp_path / "m.tmx"), "en") == ["국경이 닫혔다.", "비가 왔다.", "눈이 왔다."]


def test_po_with_its_contexts(tmp_path: Path) -> None:
    assert rows(tmp_path, "a.po", PO) == [(None, "Open", "열기"), (None, "Open", "여는 중")]
    found = read_translations(str(tmp_path / "a.po"))
    assert [row.context for row in found.rows] == ["menu", ""]
    assert found.lang == "ko"


def test_xliff_1(tmp_path: Path) -> None:
    assert rows(tmp_path, "a.xlf", XLIFF_1) == [
        ("a", "Open the file", "파일 열기"),
        ("b", "Close", ""),
        ("a", "Help", "도움말"),
    ]
    found = read_translations(str(tmp_path / "a.xlf"))
    assert [(row.document, row.line) for row in found.rows] == [("app.json", 3), ("app.json", 6), ("help.md", 8)]


def test_xliff_2(tmp_path: Path) -> None:
    assert rows(tmp_path, "a.xliff", XLIFF_2) == [("u1", "Save now.", "지금 저장."), ("u1/s2", "Wait.", "기다리기.")]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlf", b"<xliff><file", r"a\.xlf:1: ends before its XML does"),
        ("a.xlf", b"", "is no XLIFF but empty"),
        ("a.xlf", b"\x89PNG\r\n\x1a\n", "is no XLIFF but a PNG picture"),
        ("a.xlf", b"<html/>", "is no XLIFF but an HTML page"),
        ("a.tmx", b"<html/>", "a.tmx"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        ("a.po", b'msgid "', "a.po"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises((UnusableInput, UnknownFormat), match=words) as caught:
        read_translations(str(tmp_path / name))
    assert "\n" not in str(caught.value)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    text = XLIFF_1.replace("<xliff version", f'<!DOCTYPE xliff [<!ENTITY e SYSTEM "{secret.as_uri()}">]><xliff version', 1).replace(
        "도움말", "도움말&e;"
    )
    with pytest.raises(UnusableInput, match=r"a\.xlf:8: uses the entity &e;"):
        rows(tmp_path, "a.xlf", text)


def test_a_file_without_the_language_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(PO.replace("Language: ko", "Language: de"), "utf-8")
    with pytest.raises(UnusableInput, match="has no Korean translation in any of its 2 units; name the language with --lang"):
        read_translations(str(tmp_path / "a.po"), "ko")
