from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from tests.formats.packing import docx, epub, hwpx, packed, written
from tm.errors import UnusableInput
from tm.formats.documents import language_of_document, read_document, read_presegmented
from tm.model.text import Lang

DOCX = docx("<w:p><w:r><w:t>제목</w:t></w:r></w:p>")
HWPX = hwpx("<hp:p><hp:run><hp:t>제목</hp:t></hp:run></hp:p>")
EPUB = epub({"a.xhtml": "<p>제목</p>"})
SRT = "1\n00:00:01,000 --> 00:00:02,000\n제목\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", "# 제목\n", "제목"),
        ("a.MARKDOWN", "# 제목\n", "제목"),
        ("a.txt", "# 제목\n", "# 제목"),
        ("a", "# 제목\n", "# 제목"),
        ("a.txt.gz", gzip.compress("제목".encode(), mtime=0), "제목"),
        ("a.md.gz", gzip.compress("# 제목".encode(), mtime=0), "제목"),
        ("a.docx", DOCX, "제목"),
        ("a.hwpx", HWPX, "제목"),
        ("a.epub", EPUB, "제목"),
        ("a.docx", HWPX, "제목"),
        ("download", EPUB, "제목"),
        ("a.srt", SRT, "제목"),
        ("a.txt", SRT, "제목"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n제목\n", "제목"),
        ("a.html", "<p>제목</p>", "제목"),
        ("page.txt", "<!doctype html><meta charset=utf-8><p>제목</p>", "제목"),
        ("a.txt", packed({"b.txt": "제목"}), "제목"),
    ],
)
def test_kinds_by_name_and_content(tmp_path: Path, name: str, data: str | bytes, expected: str) -> None:
    assert read_document(written(tmp_path, name, data), "ko").paragraphs == (expected,)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", OLE, r"is an old Word document \(DOC\); save it as DOCX"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted; save it without a password"),
        ("a.hwp", OLE, r"is an old Hangul document \(HWP\); save it as HWPX"),
        ("a.hwpx", OLE + "FileHeader".encode("utf-16-le"), r"is an old Hangul document \(HWP\)"),
        ("a.pdf", b"%PDF-1.7", "is a PDF; save its text"),
        ("a.rtf", b"{\\rtf1 x}", "is an RTF document; save it as DOCX"),
        ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "is an OpenDocument file; save it as DOCX"),
        ("a.docx", packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "but no Word document"),
        ("a.docx", "제목", "is no DOCX but something else"),
        ("a.hwpx", b"\x89PNG\r\n\x1a\n", "is no HWPX but a PNG picture"),
        ("a.docx", DOCX[:-8], "damaged zip"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\xff", "a PNG picture"),
        ("a.docx", docx(""), "holds no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str, data: str | bytes, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        read_document(written(tmp_path, name, data), "ko")


def test_facts_and_roles_are_found(tmp_path: Path) -> None:
    text = "---\ntitle: 쌀값\nauthor: 김하늘\n---\n# 쌀값 또 올라\n\n쌀값이 올랐다.\n\n*번역: 이바다*\n"
    document = read_document(written(tmp_path, "a.md", text), "ko")
    assert dict(document.meta) == {
        "headline": "쌀값",
        "byline": "김하늘",
        "translator": "이바다",
        "title": "쌀값",
        "author": "김하늘",
    }
    assert document.roles == ("headline", "text", "furniture")


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DOCX)))
    assert read_document("-", "ko").paragraphs == ("제목",)


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
            read(written(tmp_path, "a.txt", text), lang)


def test_some_of_the_other_language_is_fine(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "The word is 장마당.\nAnother line.\n")
    assert len(read_document(path, "en").paragraphs) == 2


@pytest.mark.parametrize(("text", "lang"), [("쌀값\nrice\n쌀\n", "ko"), ("rice 쌀\nprices\n", "en"), ("1\n2\n", "en")])
def test_the_language_of_most_paragraphs(tmp_path: Path, text: str, lang: Lang) -> None:
    assert language_of_document(written(tmp_path, "a.txt", text)) == lang


def test_presegmented_lines_are_segments_of_no_known_paragraph(tmp_path: Path) -> None:
    segments = read_presegmented(written(tmp_path, "a.txt", "하나\n\n 셋 \n"), "ko")
    assert [(s.text, s.paragraph) for s in segments] == [("하나", 0), ("", 0), ("셋", 0)]
