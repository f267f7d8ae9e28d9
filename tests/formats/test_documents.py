from __future__ import annotations

from pathlib import Path

import pytest

from tm.errors import UnusableInput
from tm.formats.documents import pair_up, read_document, read_presegmented
from tm.model.text import Lang


def file(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "expected"), [("a.md", ("제목",)), ("a.MARKDOWN", ("제목",)), ("a.txt", ("# 제목",)), ("a", ("# 제목",))]
)
def test_kind_by_suffix(tmp_path: Path, name: str, expected: tuple[str, ...]) -> None:
    assert read_document(file(tmp_path, name, "# 제목\n"), "ko").paragraphs == expected


@pytest.mark.parametrize(
    ("text", "lang", "reason"),
    [
        ("", "ko", "holds no text"),
        (" \n\n", "en", "holds no text"),
        ("English only.\n", "ko", "holds no Korean"),
        ("한국어\n한국어\nEnglish\n", "en", "is mostly Korean"),
    ],
)
def test_the_wrong_language_is_refused(tmp_path: Path, text: str, lang: Lang, reason: str) -> None:
    for read in (read_document, read_presegmented):
        with pytest.raises(UnusableInput, match=reason):
            read(file(tmp_path, "a.txt", text), lang)


def test_some_of_the_other_language_is_fine(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "The word is 장마당.\nAnother line.\n")
    assert len(read_document(path, "en").paragraphs) == 2


def test_presegmented_lines_are_segments_of_no_known_paragraph(tmp_path: Path) -> None:
    segments = read_presegmented(file(tmp_path, "a.txt", "하나\n\n 셋 \n"), "ko")
    assert [(s.text, s.paragraph) for s in segments] == [("하나", 0), ("", 0), ("셋", 0)]


@pytest.mark.parametrize(
    ("files", "pairs", "alone"),
    [
        (["a.ko.md", "a.en.md"], [("a.ko.md", "a.en.md")], []),
        (["a_kr.txt", "a_en.txt", "b-kor.txt"], [("a_kr.txt", "a_en.txt")], ["b-kor.txt"]),
        (["x/a.ko.md", "x/a.en.md", "y/a.ko.md"], [("x/a.ko.md", "x/a.en.md")], ["y/a.ko.md"]),
        (["a.ko.md", "a.en.pdf"], [], ["a.ko.md"]),
        (["korea.md", "end.md"], [], []),
        ([], [], []),
    ],
)
def test_pairs_in_one_folder(tmp_path: Path, files: list[str], pairs: list[tuple[str, str]], alone: list[str]) -> None:
    for name in files:
        file(tmp_path, name, "x")
    found, without = pair_up(str(tmp_path), str(tmp_path))
    assert [(ko.relative_to(tmp_path).as_posix(), en.relative_to(tmp_path).as_posix()) for ko, en in found] == pairs
    assert [p.relative_to(tmp_path).as_posix() for p in without] == alone


def test_pairs_in_two_folders(tmp_path: Path) -> None:
    for name in ("ko/1.txt", "ko/b/2.ko.md", "en/1.txt", "en/b/2.en.md", "en/3.txt"):
        file(tmp_path, name, "x")
    found, alone = pair_up(str(tmp_path / "ko"), str(tmp_path / "en"))
    assert [(ko.name, en.name) for ko, en in found] == [("1.txt", "1.txt"), ("2.ko.md", "2.en.md")]
    assert [p.name for p in alone] == ["3.txt"]
