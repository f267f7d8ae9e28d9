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
    assert list(places(str(path), path.suffix, [asked], [asked.line])) == [place]
    if place:
        row = text.split("\n")[place.line - 1]
        sign = asked.text[asked.offset : asked.offset + 1]
        assert row[place.column - 1 :].startswith((sign, "\\", "&") if sign else "<")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp949"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(TMX.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"').encode(encoding))
    asked = Asked(3, "쌀 < 콩\n값", 4)
    assert list(places(str(path), ".tmx", [asked], [3])) == [Place(4, 52)]


def test_a_file_that_is_gone_or_broken_gives_no_places(tmp_path: Path) -> None:
    asked = Asked(3, "쌀", 0)
    assert list(places(str(tmp_path / "none.tmx"), ".tmx", [asked], [3])) == [None]
    (tmp_path / "broken.tmx").write_text("<tmx><tu>", "utf-8")
    assert list(places(str(tmp_path / "broken.tmx"), ".tmx", [asked], [3])) == [None]


def test_many_places_are_found_on_the_way(tmp_path: Path) -> None:
    texts = [f"쌀 {n}kg" for n in range(3000)]
    rows = ["<tmx><body>", *(f"<tu><tuv><seg>{text}</seg></tuv></tu>" for text in texts), "</body></tmx>"]
    path = tmp_path / "a.tmx"
    path.write_text("\n".join(rows), "utf-8")
    asked = [Asked(n, text, offset) for n, text in enumerate(texts, 2) for offset in (0, 2)]
    found = list(places(str(path), ".tmx", asked, [one.line for one in asked]))
    assert found == [Place(one.line, 15 + one.offset) for one in asked]


def test_the_unit_that_begins_on_the_line_of_its_file_hides_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text("<tmx><body><tu><seg>쌀</seg></tu>\n<tu><seg>콩</seg></tu></body></tmx>", "utf-8")
    asked = [Asked(1, "쌀", 0), Asked(2, "콩", 0)]
    assert list(places(str(path), ".tmx", asked, [1, 2])) == [Place(1, 21), Place(2, 10)]


def test_units_on_one_line(tmp_path: Path) -> None:
    row = "<tmx><body>" + "".join(f"<tu><seg>{n}</seg></tu>" for n in range(50)) + "</body></tmx>"
    path = tmp_path / "a.tmx"
    path.write_text(row, "utf-8")
    asked = [Asked(1, str(n), 0) for n in (3, 3, 20, 49)]
    for one, place in zip(asked, places(str(path), ".tmx", asked, [1] * 4), strict=True):
        assert place == Place(1, row.index(f">{one.text}<") + 2)
