"""The entries of a PO file as a stream, by the grammar of GNU gettext (manual, section 3; its `po-lex.c` and `po-gram-gen.y`).

What gettext takes is taken: comments without a space (`#,fuzzy`), several strings on a line, marks of obsolete entries without a
space, all escapes of C. polib, which writes our entries, refuses some of these and loses others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from tm.errors import UnusableInput

_TOKEN: Final = re.compile(r'(?P<word>[a-z]+(?:_[a-z]+)*)(?:\s*\[\s*(?P<number>\d{1,3})\s*\])?|"(?P<text>(?:[^"\\]|\\.)*)"')
_ESCAPE: Final = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}))+|\\(.)")
_BYTE: Final = re.compile(r"\\x([0-9a-fA-F]{1,2})|\\([0-7]{1,3})")
_ONE: Final = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a", "\\": "\\", '"': '"'}
_KEYWORDS: Final = frozenset(["msgctxt", "msgid", "msgid_plural"])
_PLACE: Final = re.compile("\u2068([^\u2069]*)\u2069(\\S*)|\\S+")
"""A place; gettext puts a file's name with spaces between the two isolates."""


Strings = dict[str | int, str]
"""Texts by keyword, or translations by the number of their form."""


@dataclass(slots=True)
class Entry:
    """One entry. `line` (1-based) is its first, comments with it; `at` the first of its translations, `end` the one behind them.

    `texts` and `previous` (what `#|` says) are by keyword, `forms` the translations by number, 0 where it has no plural.
    """

    line: int
    at: int = 0
    end: int = 0
    obsolete: bool = False
    texts: Strings = field(default_factory=dict)
    forms: Strings = field(default_factory=dict)
    previous: Strings = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def is_header(self) -> bool:
        """Whether it tells of the file instead of having a text to translate."""
        return self.texts == {"msgid": ""} and not self.obsolete


def entries(path: str, lines: Iterable[str]) -> Iterator[Entry]:
    """Give the entries of a file, in order.

    Args:
        path: of the file, for errors.
        lines: of the file.

    Raises:
        UnusableInput: a line is none of a PO, or an entry is not whole, with the line.
    """
    parser = _Parser(path)
    for line in lines:
        yield from parser.take(line)
    yield from parser.finish()


class _Parser:
    def __init__(self, path: str) -> None:
        self._path, self._line = path, 0
        self._entry: Entry | None = None
        self._keep: Strings = {}
        self._key: str | int | None = None
        """Where the string at hand goes: into which of an entry's, under which key."""
        self._waits = self._previous = False
        self._done: list[Entry] = []

    def take(self, line: str) -> list[Entry]:
        """Take the next line and return the entry that it ends, if any."""
        self._line += 1
        line = line.strip()
        if line.startswith("#"):
            self._comment(line)
        elif line:
            self._tokens(line)
        done, self._done = self._done, []
        return done

    def finish(self) -> list[Entry]:
        """Return the last entry. Comments behind it belong to none."""
        if self._entry is not None and (self._entry.texts or self._entry.previous):
            self._close()
        return self._done

    def _comment(self, line: str) -> None:
        kind, rest = line[1:2], line[2:].strip()
        if kind == "~" and rest.startswith("#"):
            self._comment(rest)
        elif kind == "~":
            self._tokens(rest.removeprefix("|"), obsolete=True, previous=rest.startswith("|"))
        elif kind == "|":
            self._tokens(rest, previous=True)
        elif kind == ".":
            self._begun().extracted.append(line[2:].removeprefix(" "))
        elif kind == ":":
            places = _PLACE.finditer(rest)
            self._begun().places += [found[0] if found[1] is None else f"{found[1]}{found[2]}" for found in places]
        elif kind in {",", "="}:
            self._begun().flags += [flag for part in rest.split(",") if (flag := part.strip())]
        else:
            self._begun().comments.append(line[1:].removeprefix(" "))

    def _tokens(self, text: str, *, obsolete: bool = False, previous: bool = False) -> None:
        rest = text.strip()
        while rest:
            found = _TOKEN.match(rest)
            if found is None:
                raise self._broken("a string without its end" if rest.startswith('"') else f"no line of one: {rest[:20]}")
            if found["word"] is None:
                self._string(found["text"], previous=previous)
            elif found["word"] == "msgstr" and not previous:
                self._translation(found["number"])
            else:
                self._text(found["word"], obsolete=obsolete, previous=previous)
            rest = rest[found.end() :].lstrip()

    def _text(self, word: str, *, obsolete: bool, previous: bool) -> None:
        if word not in _KEYWORDS:
            raise self._broken(f"the word {word[:20]}")
        entry = self._begun()
        keep = entry.previous if previous else entry.texts
        if word in keep or (word == "msgctxt" and "msgid" in keep):
            raise self._broken(f"a second {word} without a msgstr between them")
        entry.obsolete = entry.obsolete or (obsolete and not previous)
        self._open(keep, word, previous=previous)

    def _translation(self, number: str | None) -> None:
        entry, form = self._entry, int(number or 0)
        if entry is None or "msgid" not in entry.texts or form in entry.forms:
            raise self._broken("a msgstr without its msgid")
        if (number is None) == ("msgid_plural" in entry.texts):
            raise self._broken("a plural entry without numbers, or numbers without a plural")
        entry.at = entry.at or self._line
        self._open(entry.forms, form, previous=False)

    def _open(self, keep: Strings, key: str | int, *, previous: bool) -> None:
        self._wait_no_more()
        self._keep, self._key, self._waits, self._previous = keep, key, True, previous
        keep[key] = ""

    def _string(self, text: str, *, previous: bool) -> None:
        if self._entry is None or self._key is None or previous != self._previous:
            raise self._broken("a string without a keyword")
        self._keep[self._key] += unescaped(text)
        self._waits = False
        if self._entry.at:
            self._entry.end = self._line + 1

    def _begun(self) -> Entry:
        """Return the entry that the line at hand belongs to: a new one where the one before has its translation."""
        if self._entry is not None and self._entry.at:
            self._close()
        if self._entry is None:
            self._entry = Entry(self._line)
        return self._entry

    def _close(self) -> None:
        self._wait_no_more()
        entry = self._entry
        if entry is not None and not entry.at:
            raise self._broken("an entry without a msgstr")
        if entry is not None:
            self._done.append(entry)
        self._entry = self._key = None

    def _wait_no_more(self) -> None:
        if self._waits:
            raise self._broken("a keyword without a string")

    def _broken(self, what: str) -> UnusableInput:
        return UnusableInput(self._path, f"is no PO file ({what})", advice="check it with: msgfmt -c", line=self._line or None)


def unescaped(text: str) -> str:
    """Return what a string in a PO stands for; bytes given by their numbers are UTF-8, and what is no escape stays."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    if found[1] is not None:
        return _ONE.get(found[1], found[0])
    numbers = [int(byte[1], 16) if byte[1] else int(byte[2], 8) for byte in _BYTE.finditer(found[0])]
    try:
        return bytes(number & 0xFF for number in numbers).decode()
    except UnicodeDecodeError:
        return found[0]
