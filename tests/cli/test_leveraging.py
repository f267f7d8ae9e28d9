"""The segments of files of every kind, as the commands that use a memory on files see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.cli.leveraging import files_of, segments_of_file, target_language
from tm.errors import UnusableInput

PO = """msgid ""
msgstr ""
"Language: ko_KR\\n"

msgid "One"
msgstr ""

msgid "Two"
msgstr "둘"

#~ msgid "Old"
#~ msgstr "옛"
"""
V1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
<file original="a" source-language="ko-KR" target-language="en-GB" datatype="x"><body>
<trans-unit id="0" translate="no"><source>빈칸</source></trans-unit>
<trans-unit id="1"><source>하나</source></trans-unit>
<trans-unit id="2" mq:locked="locked"><source>둘</source></trans-unit>
<trans-unit id="3"><source>셋</source><target>three</target></trans-unit></body></file></xliff>"""
V2 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ko"><file id="f"><unit id="1">
<segment><source>One</source></segment><segment><source>Two</source><target>둘</target></segment></unit></file></xliff>"""
TMX = """<tmx version="1.4"><header srclang="en"/><body><tu>
<tuv xml:lang="ko"><seg>하나</seg></tuv><tuv xml:lang="en"><seg>One</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize(
    ("name", "text", "rows", "lang"),
    [
        ("a.po", PO, [(0, "One", None, "Two", False), (1, "Two", "One", None, True)], "ko_KR"),
        ("a.xlf", V1, [(1, "하나", None, "둘", False), (3, "셋", "둘", None, True)], "en-GB"),
        ("b.xliff", V2, [(0, "One", None, "Two", False), (1, "Two", "One", None, True)], "ko"),
        ("a.tsv", "ko\ten\n하나\tone\n\t\n둘\t\n", [(0, "하나", None, "둘", True), (2, "둘", "하나", None, False)], None),
        ("a.tmx", TMX, [(0, "One", None, None, True)], None),
        (
            "a.md",
            "# 하나.\n\n둘. 셋.\n",
            [(0, "하나.", None, "둘.", False), (1, "둘.", "하나.", "셋.", False), (2, "셋.", "둘.", None, False)],
            None,
        ),
    ],
)
def test_segments_in_order_with_their_neighbours(
    tmp_path: Path, name: str, text: str, rows: list[tuple[object, ...]], lang: str | None
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    found = segments_of_file(str(path), None)
    assert [(one.place, one.text, one.before, one.after, one.translated) for one in found] == rows
    assert target_language(str(path)) == lang


def test_the_source_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(TMX, "utf-8")
    assert [one.text for one in segments_of_file(str(path), "ko")] == ["하나"]
    path.write_text(TMX.replace("ko", "ja").replace("en", "fr"), "utf-8")
    with pytest.raises(UnusableInput, match="holds no Korean or English source"):
        segments_of_file(str(path), None)


def test_folders_give_what_translators_work_on(tmp_path: Path) -> None:
    for name in ("b/나.po", "a.md", "b/m.tmx", "b/t.tsv", "b/c.sdlxliff", "b/x.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    names = [
        str(Path(name).relative_to(tmp_path))
        for name in files_of([str(tmp_path), str(tmp_path / "a.md"), str(tmp_path / "b/t.tsv")])
    ]
    assert names == ["a.md", "b/c.sdlxliff", "b/나.po", "b/t.tsv"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnusableInput, match="holds no document"):
        files_of([str(tmp_path / "empty")])
