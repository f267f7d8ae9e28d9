from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.formats.tmx.memory import document, tu
from tm.errors import UnusableInput
from tm.formats.memories import memory_files
from tm.formats.segments import read_segments


def test_folders_are_looked_through_in_a_fixed_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.TMX").write_text(document(tu("b")), encoding="utf-8")
    (tmp_path / "sub" / "a.tmx.gz").write_bytes(gzip.compress(document(tu("a")).encode()))
    (tmp_path / "notes.txt").write_text("x")
    files = memory_files([str(tmp_path), str(tmp_path / "b.TMX")])
    assert [Path(f).name for f in files] == ["b.TMX", "a.tmx.gz"]
    assert [Path(f).name for f in files] == ["b.TMX", "a.tmx.gz"]


@pytest.mark.parametrize(("name", "reason"), [("", "holds no TMX file"), ("none.tmx", "no such memory")])
def test_nothing_to_read_is_said(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        memory_files([str(tmp_path / name)])


UNIT = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="ko"><seg>{}</seg></tuv></tu>'
EN_KO = document(UNIT.format("Save", "저장"), UNIT.format("Open", "열기")).replace('srclang="ko"', 'srclang="en"')


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "저장\n열기\n"),
        ("a.tmx", EN_KO),
        ("a.po", 'msgid ""\nmsgstr "Language: ko\\n"\n\nmsgid "Save"\nmsgstr "저장"\n\nmsgid "Open"\nmsgstr "열기"\n'),
    ],
)
def test_segments_of_the_target_side(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_segments(str(tmp_path / name)) == ["저장", "열기"]
