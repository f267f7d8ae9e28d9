"""What must not leave the building: names by list, and e-mail addresses, telephone and resident numbers by their form."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from tm.errors import BadSetting

NAME = "name"

_APART = r"[-.\s‐‑–－]"
_PATTERNS = {
    "email": r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    # 주민등록번호: six digits of a birthday, then seven that people also write as stars.
    "resident": rf"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?{_APART}?\s?\d(?:\d{{6}}|[*●xX]{{6}})(?!\d)",
    "phone": "|".join(
        (
            # A mobile, with or without signs between; then a line, which needs them; a common number; other countries.
            rf"(?<![\d.])(?:\+?82{_APART}?\(?0?\)?|\(?0)1[016789]\)?{_APART}?\d{{3,4}}{_APART}?\d{{4}}(?!\d)",
            rf"(?<![\d.])(?:\+?82{_APART}?\(?0?\)?|\(?0)(?:2|[3-6][1-5]|70|80|50\d?)(?:\){_APART}?|{_APART}{{1,2}})\d{{3,4}}{_APART}\d{{4}}(?!\d)",
            rf"(?<!\d)(?:15(?:22|44|66|77|88|99)|16(?:00|44|61|66|70|88)|18(?:00|11|33|55|77|99)){_APART}\d{{4}}(?!\d)",
            rf"(?<!\w)\+[1-9]\d{{0,2}}{_APART}?\(?\d{{1,4}}\)?(?:{_APART}?\d{{2,4}}){{2,4}}(?!\d)",
            rf"(?<![\d.-])\(?\d{{3}}\)?{_APART}\d{{3}}{_APART}\d{{4}}(?![\d-])",
        )
    ),
}
KINDS = (NAME, *_PATTERNS, "pattern")

_LATIN = "A-Za-zÀ-ɏ"
_BETWEEN = r"[-\s_.·‐‑–]*"
_SPACED = r"\s*"
_LEAST_SPACED = 3
"""Syllables from which on a Korean name is found with spaces in it, too; in shorter ones they are other words."""

_WIDE = re.compile("[\uff01-\uff5e\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_ODD = re.compile("[\uff01-\uff5e\u3000\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")

_ESCAPED = 3
"""Times that markup may stand in markup: XML in a property, HTML in its text."""

_Node = dict[str, "_Node"]
_END = ""


def secrets(names: Iterable[str], patterns: Iterable[str] = (), kinds: Iterable[str] = KINDS) -> re.Pattern[str]:
    """Return a pattern for everything that must go; the name of the group that matched is its kind.

    Names are found whatever their case, in NFC, with spaces or hyphens between their parts or not, and for Korean in front of any
    particle. A name in Latin letters is not found inside a longer word.

    Raises:
        BadSetting: a pattern is no regular expression, or matches nothing at all; or no name and no kind is left.
    """
    wanted = set(kinds)
    groups = {kind: pattern for kind, pattern in _PATTERNS.items() if kind in wanted}
    listed = [name for line in names if (name := unicodedata.normalize("NFC", line).strip())]
    if listed:
        groups = {NAME: _names(listed)} | groups
    own = [_checked(pattern) for pattern in patterns]
    if own:
        groups["pattern"] = "|".join(f"(?:{pattern})" for pattern in own)
    if not groups:
        raise BadSetting("--list", "", "names to look for, or a kind that is not skipped")
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in groups.items()), re.I)


def laid_bare(text: str) -> str:
    """Return a text with nothing to hide a name behind: NFC, narrow letters for wide ones, no entities, no signs without room."""
    for _ in range(_ESCAPED if "&" in text else 0):
        text = html.unescape(text)
    if text.isascii() or (_ODD.search(text) is None and unicodedata.is_normalized("NFC", text)):
        return text
    narrow = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", narrow)


def _checked(pattern: str) -> str:
    try:
        if re.compile(pattern, re.I).match("") or re.compile(pattern).groupindex:
            raise BadSetting("--pattern", pattern, "a regular expression that matches some letter, without named groups")
    except re.error as error:
        raise BadSetting("--pattern", pattern, f"a regular expression ({error})") from None
    return pattern


def _names(names: Iterable[str]) -> str:
    """Return one pattern for all names; those that begin alike share the beginning, so that thousands cost little more than one."""
    root: _Node = {}
    for name in sorted(set(names)):
        node = root
        for token in _tokens(name):
            node = node.setdefault(token, {})
        node[_END] = {}
    return _alternatives(root)


def _tokens(name: str) -> list[str]:
    parts = [part for part in re.split(r"[-\s_.·‐‑–]+", name) if part]
    if not parts:
        raise BadSetting("--list", name, "names with letters in them")
    whole = "".join(parts)
    spaced = len(whole) >= _LEAST_SPACED and all("가" <= char <= "힣" for char in whole)
    tokens: list[str] = []
    for number, part in enumerate(parts):
        if number:
            tokens.append(_BETWEEN)
        for place, char in enumerate(part):
            if place and spaced:
                tokens.append(_SPACED)
            tokens.append(re.escape(char.casefold() if len(char.casefold()) == 1 else char))
    if re.match(f"[{_LATIN}]", whole):
        tokens.insert(0, f"(?<![{_LATIN}])")
    if re.search(f"[{_LATIN}]$", whole):
        tokens.append(f"(?![{_LATIN}])")
    return tokens


def _alternatives(node: _Node) -> str:
    """Return what may follow; longer names come before those that they begin with."""
    only = ""
    while len(node) == 1 and _END not in node:
        ((token, node),) = node.items()
        only += token
    return only + _choice(node)


def _choice(node: _Node) -> str:
    rest = sorted((token for token in node if token != _END), key=lambda token: token.startswith("(?!"))
    ways = [token + _alternatives(node[token]) for token in rest]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{joined})?" if _END in node else joined
