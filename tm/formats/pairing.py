"""Which Korean file goes with which English one, by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tm.formats.documents import SUFFIXES
from tm.model.text import Lang

_WORDS = r"(?P<word>ko[-_]kr|ko|kr|kor|korean|국문|국어|한글|한국어|en[-_](?:us|gb)|en|eng|english|영문|영어)"
_MARKS = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:^|[._\-\s]*[._\-\s(\[]){_WORDS}[)\]]?$",
        rf"^[(\[]?{_WORDS}[)\]]?[._\-\s]+",
        rf"[._\-](?:(?!korean|english){_WORDS})(?=[._\-])",
    )
]
"""The mark of a language in a name: at the end, at the beginning, then anywhere."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file with the name that it shares with its partner, relative to the folder it was found in."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Files that go together, in the order of their names, and those left over on either side."""

    pairs: tuple[tuple[NamedFile, NamedFile], ...]
    alone_ko: tuple[Path, ...]
    alone_en: tuple[Path, ...]


def pair_up(ko: str, en: str) -> Pairs:
    """Return the pairs of documents in two folders, or in one given twice, by name; folders below are looked through.

    `a.ko.md` goes with `a.en.docx`, `a_kr.txt` with `a_en.txt`, `ko/a.txt` with `en/a.txt`, `a(국문).hwpx` with `a(영문).docx`.
    """
    same = Path(ko).resolve() == Path(en).resolve()
    sides = [named_files(ko, "ko", marked=same), named_files(en, "en", marked=same)]
    found = [{file.key: file for file in reversed(side)} for side in sides]
    shared = sorted(found[0].keys() & found[1].keys())
    taken = {found[k][key].path for key in shared for k in (0, 1)}
    alone = [tuple(file.path for file in side if file.path not in taken) for side in sides]
    return Pairs(tuple((found[0][key], found[1][key]) for key in shared), alone[0], alone[1])


def named_files(folder: str, lang: Lang | None = None, *, marked: bool = False) -> list[NamedFile]:
    """Return the documents in a folder and below it, by path.

    Args:
        folder: looked through; hidden files and those of other kinds are passed over.
        lang: leaves out a file whose name, or a folder around it, is marked for the other language.
        marked: leaves out files without any mark.
    """
    return list(_named(Path(folder), lang, marked))


def bare_name(path: Path) -> str:
    """Return a file's name without its kind and the mark of its language: `a.ko.md` is `a`."""
    return _unmarked(path.stem)[0]


def _unmarked(name: str) -> tuple[str, Lang | None]:
    """Return a name without the mark of its language, and the language; in NFC, which macOS does not name files in."""
    name = unicodedata.normalize("NFC", name)
    found = next(filter(None, (mark.search(name) for mark in _MARKS)), None)
    if not found:
        return name, None
    return name[: found.start()] + name[found.end() :], "en" if found["word"].lower()[0] in "e영" else "ko"


def _named(folder: Path, lang: Lang | None, need_mark: bool) -> Iterator[NamedFile]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or path.name.startswith((".", "~$")) or not path.is_file():
            continue
        bare, marked = _unmarked(path.stem)
        above = [unicodedata.normalize("NFC", part) for part in path.relative_to(folder).parent.parts]
        folders = [part for part in above if _unmarked(part)[0]]
        marks = {marked} if marked else {_unmarked(part)[1] for part in above if part not in folders}
        if (not marks and need_mark) or (lang and not marks <= {lang}):
            continue
        yield NamedFile(path, "/".join([*folders, bare]))
