"""Documents by the kind of their file, and pairs of documents by their names."""

from __future__ import annotations

import re
from pathlib import Path

from tm.errors import UnusableInput
from tm.formats.markdown import read_markdown
from tm.formats.plain import read_plain
from tm.formats.textfile import read_lines
from tm.model.text import Document, Lang, Segment
from tm.text.normalize import has_hangul

_SUFFIXES = {".md", ".markdown", ".txt", ".text"}
_MARK = re.compile(r"(?i)(?:^|[._\-])(ko|kr|kor|en|eng)(?=$|[._\-])")


def read_document(path: str, lang: Lang) -> Document:
    """Return a document; Markdown by its suffix, otherwise plain text.

    Raises:
        UnusableInput: it cannot be read, or is not in that language.
    """
    markdown = Path(path).suffix.lower() in {".md", ".markdown"}
    document = read_markdown(path, lang) if markdown else read_plain(path, lang)
    check_language(path, lang, document.paragraphs)
    return document


def read_presegmented(path: str, lang: Lang) -> list[Segment]:
    """Return each line of a file as a segment, blank ones too, so that numbers are line numbers."""
    lines = read_lines(path)
    check_language(path, lang, lines)
    return [Segment(line.strip()) for line in lines]


def check_language(path: str, lang: Lang, texts: list[str] | tuple[str, ...]) -> None:
    """Refuse an empty document, and one in the other language: mostly the two files are swapped."""
    filled = [text for text in texts if text.strip()]
    if not filled:
        raise UnusableInput(path, "holds no text", advice="give a document with text in it")
    hangul = sum(has_hangul(text) for text in filled)
    if lang == "ko" and not hangul:
        raise UnusableInput(path, "holds no Korean", advice="give the Korean document first, then the English one")
    if lang == "en" and hangul * 2 > len(filled):
        raise UnusableInput(path, "is mostly Korean", advice="give the Korean document first, then the English one")


def pair_up(ko: str, en: str) -> tuple[list[tuple[Path, Path]], list[Path]]:
    """Return the pairs of documents in two folders (or in one given twice) by name, and the files without a partner.

    `a.ko.md` goes with `a.en.md`, `a_kr.txt` with `a_en.txt`, `ko/a.txt` with `en/a.txt`; folders below are looked through.
    """
    sides = [_by_stem(Path(folder), lang, same=ko == en) for folder, lang in ((ko, "ko"), (en, "en"))]
    shared = sorted(sides[0].keys() & sides[1].keys())
    alone = [path for a, b in (sides, reversed(sides)) for stem, path in sorted(a.items()) if stem not in b]
    return [(sides[0][stem], sides[1][stem]) for stem in shared], alone


def _by_stem(folder: Path, lang: str, *, same: bool) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in _SUFFIXES or not path.is_file():
            continue
        relative = path.relative_to(folder).with_suffix("").as_posix()
        mark = _MARK.search(path.stem)
        if mark and mark[1].lower().startswith("k") != (lang == "ko"):
            continue
        if not mark and same:
            continue
        stem = _MARK.sub("", path.stem) if mark else path.stem
        found.setdefault((Path(relative).parent / stem).as_posix(), path)
    return found
