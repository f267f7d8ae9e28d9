"""Regular expressions looked at from outside: how long they may take, and how Java and ICU write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.segment.rules import VIEW

_TOKEN = re.compile(
    r"""
      (?P<escape>\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.))
    | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<foreign>\(\?(?![:=!>]|<[=!]|[aimsux]+:).?.?)
    | (?P<open>\((?:\?(?:[:=!>]|<[=!]|[aimsux]+:))?)
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<repeat>(?:[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})[?+]?)
    | (?P<letter>.)
    """,
    re.X | re.S,
)
_FOREIGN_ESCAPES = "\\A \\a \\N \\U \\g \\h".split()
# Java's and ICU's classes know ASCII only, or not the same letters: written out, they mean what Python means in our languages.
_SPACE, _WORD = r"\s\u00a0\u3000", "A-Za-z0-9_À-ɏ가-힣"
_ESCAPES = {r"\s": f"[{_SPACE}]", r"\S": f"[^{_SPACE}]", r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]", r"\Z": "$"}


class NotPortable(ValueError):
    """A pattern holds what only some programs read; the message is that part."""


def ways(pattern: str) -> float:
    """Return an upper bound of how many ways there are to match a pattern against `VIEW` characters from one place.

    A repeat without an end counts as one of `VIEW` times. Alternatives add up, parts in a row multiply, and so do repeats
    inside repeats: `\\w+` is 64, `(?:\\w+)+` is more than any machine can try.
    """
    outer: list[tuple[float, float]] = []
    done, row, last = 0.0, 1.0, 1.0
    for kind, token in _tokens(pattern):
        if kind == "repeat":
            last = _repeated(last, *_limits(token))
        elif kind == "bar":
            done, row, last = done + row * last, 1.0, 1.0
        elif kind == "close" and outer:
            inner = done + row * last
            (done, row), last = outer.pop(), inner
        else:
            row, last = row * last, 1.0
            if kind == "open":
                outer.append((done, row))
                done, row = 0.0, 1.0
    return done + row * last


def portable(pattern: str) -> str:
    """Return a Python pattern as Java and ICU understand it, and Python too.

    Raises:
        NotPortable: named groups, references, conditions, flags, and escapes that the three do not share.
    """
    return "".join(_translated(kind, token) for kind, token in _tokens(pattern))


def _tokens(pattern: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(pattern):
        yield str(match.lastgroup), match[0]


def _limits(repeat: str) -> tuple[int, int]:
    if repeat[0] in "*+?":
        return int(repeat[0] == "+"), 1 if repeat[0] == "?" else VIEW
    low, comma, high = repeat.rstrip("?+")[1:-1].partition(",")
    least = int(low or 0)
    return min(least, VIEW), min(int(high), VIEW) if high else VIEW if comma else min(least, VIEW)


def _repeated(once: float, least: int, most: int) -> float:
    if once <= 1:
        return most - least + 1
    try:
        return sum(once**times for times in range(least, most + 1))
    except OverflowError:
        return float("inf")


def _translated(kind: str, token: str) -> str:
    if kind == "foreign" or token in _FOREIGN_ESCAPES or re.match(r"\\[1-9]", token):
        raise NotPortable(token)
    if kind == "escape":
        return _ESCAPES.get(token, token)
    if kind == "set":
        return _set(token)
    if kind == "repeat":
        return token.replace("{,", "{0,")
    return "\\" + token if kind == "letter" and token in "{}]" else token


def _set(token: str) -> str:
    """Return a set of characters; Java reads `[` and `&&` in it as operators."""
    head = "[^" if token.startswith("[^") else "["
    inner = token[len(head) : -1]
    parts = re.findall(r"\\u[0-9A-Fa-f]{4}|\\.|.", inner, re.S)
    if any(part in (r"\S", r"\W", r"\b") for part in parts):
        raise NotPortable(next(part for part in parts if part in (r"\S", r"\W", r"\b")) + " in a set")
    written = {r"\s": _SPACE, r"\w": _WORD, "[": r"\[", "]": r"\]", "&": r"\&", "{": r"\{", "}": r"\}"}
    return head + "".join(written.get(part, part) for part in parts) + "]"
