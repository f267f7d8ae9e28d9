r"""Apple's `.strings` files: `/* comment */ "key" = "text";` (Apple, String Resources), in UTF-8 or UTF-16."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.errors import UnusableInput
from tm.formats.keyfiles.entry import Entry
from tm.formats.textfile import read_text
from tm.model.text import Lang

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | /\*(?P<comment>.*?)\*/
      | //(?P<line>[^\n]*)
      | "(?P<quoted>(?:[^"\\]|\\.)*)"
      | (?P<word>[\w.\-$/:]+)
      | (?P<sign>[=;])""",
    re.S | re.X,
)
_ESCAPE = re.compile(r"\\(?:[Uu]([0-9A-Fa-f]{4})|([0-7]{1,3})|(.))", re.S)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def read_strings(path: str, lang: Lang) -> Iterator[Entry]:
    """Give the texts of a file; the comment before a pair is its note. `lang` is not needed: keys stand as they are.

    Raises:
        UnusableInput: it is no such file; the error has the line.
    """
    text = read_text(path)
    pending: list[tuple[str, int]] = []
    note: str | None = None
    at, line = 0, 1
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            raise _broken(path, line)
        kind, value = str(found.lastgroup), found[str(found.lastgroup)]
        if kind in {"comment", "line"}:
            note = value.strip() or None
        elif kind != "space":
            pending.append((value if kind != "quoted" else f'"{_unescaped(value)}', line))
            if value == ";" and kind == "sign":
                yield _entry(path, pending, note)
                pending, note = [], None
        line += text.count("\n", at, found.end())
        at = found.end()
    if pending:
        raise _broken(path, pending[0][1])


def _entry(path: str, tokens: list[tuple[str, int]], note: str | None) -> Entry:
    """Return the pair that the tokens up to a semicolon make; `"key";` stands for a text that is its own key."""
    words = [token for token, _ in tokens]
    line = tokens[0][1]
    if words[1:] == [";"] and words[0] not in {"=", ";"}:
        words = [words[0], "=", words[0], ";"]
    if len(words) != 4 or words[1] != "=" or {words[0], words[2]} & {"=", ";"}:
        raise _broken(path, line)
    key, text = (word.removeprefix('"') for word in (words[0], words[2]))
    return Entry(key, (text,) if text else (), note, line)


def _unescaped(text: str) -> str:
    out = _ESCAPE.sub(_character, text) if "\\" in text else text
    return _PAIR.sub(lambda found: found[0].encode("utf-16", "surrogatepass").decode("utf-16"), out)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return chr(int(found[2], 8)) if found[2] else _NAMED.get(found[3], found[3])


def _broken(path: str, line: int) -> UnusableInput:
    return UnusableInput(path, 'is no pair of the form "key" = "text";', advice="mend that line", line=line)
