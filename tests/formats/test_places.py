"""Lines and columns of places in segments."""

from __future__ import annotations

from pathlib import Path

import pytest

from tm.formats.places import Asked, Place, places

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header/><body>
<tu tuid="1">
  <tuv xml:lang="ko"><seg>쌀 &lt; <ph x="1">{0}</ph>콩
값</seg></tuv>
  <tuv xml:lang="en"><seg>rice &amp; beans</seg></tuv>
</tu>
<tu tuid="2"><tuv xml:lang="ko"><seg>같다</seg></tuv><tuv xml:lang="en"><seg>same</seg></tuv></tu>
</body></tmx>
"""
PO = r"""msgid ""
msgstr "Language: ko\n"

#: a.c:3
#, c-format
msgctxt "menu"
msgid "Save \"%s\""
msgstr ""
"“%s”을(를)\n"
"저장"
"""
TSV = "ko\ten\n쌀\\t값\trice price\n"


@pytest.mark.parametrize(
    ("name", "text", "asked", "place"),
    [
        ("a.tmx", TMX, Asked(3, "쌀 < 콩\n값", 0), Place(4, 27)),
        ("a.tmx", TMX, Asked(3, "쌀 < 콩\n값", 2), Place(4, 29)),
        ("a.tmx", TMX, Asked(3, "쌀 < 콩\n값", 4), Place(4, 52)),
        ("a.tmx", TMX, Asked(3, "쌀 < 콩\n값", 6), Place(5, 1)),
        ("a.tmx", TMX, Asked(3, "rice & beans", 7), Place(6, 38)),
        ("a.tmx", TMX, Asked(8, "same", 4), Place(8, 80)),
        ("a.tmx", TMX, Asked(8, "other", 0), None),
        ("a.po", PO, Asked(7, 'Save "%s"', 6), Place(7, 15)),
        ("a.po", PO, Asked(6, "“%s”을(를)\n저장", 4), Place(9, 6)),
        ("a.po", PO, Asked(6, "“%s”을(를)\n저장", 9), Place(10, 2)),
        ("a.tsv", TSV, Asked(2, "쌀\t값", 2), Place(2, 4)),
        ("a.tsv", TSV, Asked(2, "rice price", 5), Place(2, 11)),
        ("a.tsv", TSV, Asked(9, "rice price", 5), None),
    ],
)
def test_places(tmp_path: Path, name: str, text: str, asked: Asked, place: Place | None) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert places(str(path), path.suffix, [asked]).get(asked) == place
    if place:
        row = text.split("\n")[place.line - 1]
        sign = asked.text[asked.offset : asked.offset + 1]
        assert row[place.column - 1 :].startswith((sign, "\\", "&") if sign else "<")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp949"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(TMX.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"').encode(encoding))
    asked = Asked(3, "쌀 < 콩\n값", 4)
    assert places(str(path), ".tmx", [asked]) == {asked: Place(4, 52)}


def test_a_file_that_is_gone_or_broken_gives_no_places(tmp_path: Path) -> None:
    asked = Asked(3, "쌀", 0)
    assert places(str(tmp_path / "none.tmx"), ".tmx", [asked]) == {}
    (tmp_path / "broken.tmx").write_text("<tmx><tu>", "utf-8")
    assert places(str(tmp_path / "broken.tmx"), ".tmx", [asked]) == {}
