from __future__ import annotations

from pathlib import Path

import pytest

from tm.errors import UnusableInput
from tm.formats.po import read_po
from tm.model.memory import Note, Prop, Unit

HEAD = 'msgid ""\nmsgstr ""\n"Language: ko_KR\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(folder: Path, text: str, codec: str = "utf-8") -> list[Unit]:
    path = folder / "a.po"
    path.write_bytes(text.encode(codec))
    return list(read_po(str(path)))


@pytest.mark.parametrize(
    ("entry", "texts"),
    [
        ('msgid "Save"\nmsgstr "저장"\n', [("Save", "저장")]),
        ('msgid ""\n"Save "\n"all\\n"\nmsgstr "모두\\t저장\\n"\n', [("Save all\n", "모두\t저장\n")]),
        ('msgid "Save"\nmsgstr ""\n', []),
        ('#~ msgid "Old"\n#~ msgstr "옛"\n', []),
        ('msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "파일 %d개"\n', [("%d files", "파일 %d개")]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "둘"\nmsgstr[0] "하나"\n', [("b", "둘")]),
    ],
)
def test_entries(tmp_path: Path, entry: str, texts: list[tuple[str, str]]) -> None:
    units = read(tmp_path, HEAD + entry)
    assert [tuple(v.text for v in u.variants) for u in units] == texts
    assert all([v.lang for v in u.variants] == ["en", "ko-KR"] for u in units)


def test_context_flags_places_and_comments(tmp_path: Path) -> None:
    comments = '# 번역자\n#. 개발자\n#: menu.c:12 bar.c\n#, fuzzy\n#| msgid "Safe"\n'
    entry = f'{comments}msgctxt "menu"\nmsgid "Save"\nmsgstr "저장"\n'
    (unit,) = read(tmp_path, HEAD + entry)
    assert unit.props == (
        Prop("x-context", "menu"),
        Prop("x-fuzzy", "yes"),
        Prop("x-reference", "menu.c:12"),
        Prop("x-reference", "bar.c"),
    )
    assert unit.notes == (Note("개발자"), Note("번역자"))
    assert unit.line == 6


@pytest.mark.parametrize("codec", ["cp949", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    (unit,) = read(tmp_path, HEAD + 'msgid "Save"\nmsgstr "똠방각하가 저장하였다"\n', codec)
    assert unit.variants[1].text == "똠방각하가 저장하였다"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no Language"),
        ('msgid ""\nmsgstr ""\n"Language: \\n"\n', "has no Language"),
        ("plain text", "is no PO file"),
        ("<tmx/>", "is no PO file"),
        ('msgid "a"\nmsgstr[x] "b"\n', "is no PO file"),
        ("msgid\n", "is no PO file"),
    ],
)
def test_what_is_no_po(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        read(tmp_path, text)
