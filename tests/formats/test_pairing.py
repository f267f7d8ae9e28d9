from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.formats.packing import written
from tm.formats.pairing import bare_name, named_files, pair_up

Names = list[tuple[str, str]]


def found(folder: Path, files: list[str], ko: str = "", en: str = "") -> tuple[Names, list[str], list[str]]:
    for name in files:
        written(folder, name, "x")
    pairs = pair_up(str(folder / ko), str(folder / en))

    def short(path: Path) -> str:
        return path.relative_to(folder).as_posix()

    return [(short(a.path), short(b.path)) for a, b in pairs.pairs], [*map(short, pairs.alone_ko)], [*map(short, pairs.alone_en)]


@pytest.mark.parametrize(
    ("files", "pairs", "alone"),
    [
        (["a.ko.md", "a.en.md"], [("a.ko.md", "a.en.md")], []),
        (["a_kr.txt", "a_en.txt", "b-kor.txt"], [("a_kr.txt", "a_en.txt")], ["b-kor.txt"]),
        (["x/a.ko.md", "x/a.en.md", "y/a.ko.md"], [("x/a.ko.md", "x/a.en.md")], ["y/a.ko.md"]),
        (["ko/1.txt", "en/1.docx", "x/ko/2.md", "x/en/2.md"], [("ko/1.txt", "en/1.docx"), ("x/ko/2.md", "x/en/2.md")], []),
        (["1/ko.md", "1/en.md", "2/ko.md", "2/en.md"], [("1/ko.md", "1/en.md"), ("2/ko.md", "2/en.md")], []),
        (["기사 1(국문).hwpx", "기사 1(영문).docx"], [("기사 1(국문).hwpx", "기사 1(영문).docx")], []),
        (["korean-food.ko.md", "korean-food.en.md"], [("korean-food.ko.md", "korean-food.en.md")], []),
        (["ko_a.txt", "en_a.txt"], [("ko_a.txt", "en_a.txt")], []),
        (["a.ko-KR.html", "a.en-US.html"], [("a.ko-KR.html", "a.en-US.html")], []),
        (["b.ko.v2.md", "b.en.v2.md"], [("b.ko.v2.md", "b.en.v2.md")], []),
        (["a.ko.md", "a.ko.txt", "a.en.md"], [("a.ko.md", "a.en.md")], ["a.ko.txt"]),
        (["a.ko.hwp", "a.en.md"], [("a.ko.hwp", "a.en.md")], []),
        (["a.ko.md", "a.en.pdf", ".b.ko.md", "~$a.en.docx"], [], ["a.ko.md"]),
        (["korea.md", "end.md"], [], []),
        ([], [], []),
    ],
)
def test_pairs_in_one_folder(tmp_path: Path, files: list[str], pairs: Names, alone: list[str]) -> None:
    assert found(tmp_path, files) == (pairs, alone, [])


def test_pairs_in_two_folders(tmp_path: Path) -> None:
    files = ["ko/1.txt", "ko/b/2.ko.md", "ko/4.txt", "ko/5.en.txt", "en/1.txt", "en/b/2.en.md", "en/3.txt"]
    pairs, alone_ko, alone_en = found(tmp_path, files, "ko", "en")
    assert pairs == [("ko/1.txt", "en/1.txt"), ("ko/b/2.ko.md", "en/b/2.en.md")]
    assert (alone_ko, alone_en) == (["ko/4.txt"], ["en/3.txt"])


def test_decomposed_names_are_the_same_names(tmp_path: Path) -> None:
    pairs, *_ = found(tmp_path, [unicodedata.normalize("NFD", "기사.국문.txt"), "기사.영문.txt"])
    assert len(pairs) == 1


def test_files_for_matching_by_content(tmp_path: Path) -> None:
    for name in ("1.txt", "2.ko.txt", "3.en.txt", "4.png"):
        written(tmp_path, name, "x")
    assert [file.path.name for file in named_files(str(tmp_path))] == ["1.txt", "2.ko.txt", "3.en.txt"]
    assert [file.path.name for file in named_files(str(tmp_path), "ko")] == ["1.txt", "2.ko.txt"]


@pytest.mark.parametrize(("name", "bare"), [("a.ko.md", "a"), ("a.md", "a"), ("27-x_KR.txt", "27-x"), ("ko.md", "")])
def test_bare_names(name: str, bare: str) -> None:
    assert bare_name(Path(name)) == bare
