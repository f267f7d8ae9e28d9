"""What must not leave the building: names by list, and e-mail addresses, telephone and resident numbers by their form."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from tm.errors import BadSetting

NAME = "name"

_DASHES = r"\-‐‑‒–—―−"
_APART = rf"(?:\s?[.{_DASHES}]\s?|\s)"
_AT = r"(?:@|\s?[(\[]\s?at\s?[)\]]\s?)"
_PATTERNS = {
    # Korean letters stand for a person only where the address has no others before the sign: 메일kim@….
    "email": rf"(?:[A-Za-z0-9][A-Za-z0-9._%+-]*|[가-힣][가-힣0-9._-]*){_AT}(?:[A-Za-z0-9가-힣-]+\.)+(?:한국|[A-Za-z0-9-]+)",
    # 주민등록번호: six digits of a birthday, then seven that people also write as stars.
    "resident": rf"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?{_APART}?\s?\d(?:\d{{6}}|[*●xX]{{6}})(?!\d)",
    "phone": "|".join(
        (
            # A mobile, with or without signs between; then a line, which needs them; a common number; other countries.
            rf"(?<![\d.])(?:\+?82\)?{_APART}?\(?0?\)?|\(?0)1[016789]\)?{_APART}?\d{{3,4}}{_APART}?\d{{4}}(?!\d)",
            rf"(?<![\d.])(?:\+?82{_APART}?\(?0?\)?|\(?0)(?:2|[3-6][1-5]|70|80|50\d?)(?:\){_APART}?|{_APART}{{1,2}})\d{{3,4}}{_APART}\d{{4}}(?!\d)",
            rf"(?<!\d)(?:15(?:22|44|66|77|88|99)|16(?:00|44|61|66|70|88)|18(?:00|11|33|55|77|99)){_APART}\d{{4}}(?!\d)",
            rf"(?<!\w)\+[1-9]\d{{0,2}}{_APART}?\(?\d{{1,4}}\)?(?:{_APART}?\d{{2,4}}){{2,4}}(?!\d)",
            rf"(?<![\d.-])\(?\d{{3}}\)?{_APART}\d{{3}}{_APART}\d{{4}}(?![\d-])",
        )
    ),
}
KINDS = (NAME, *_PATTERNS, "pattern")

_LATIN = "A-Za-zÀ-ɏ"
_SIGNS = rf"\s_.·ㆍ・+'’{_DASHES}"
_BETWEEN = rf"[,{_SIGNS}]*"
_SPACED = rf"[{_SIGNS}]*"
_HYPHENED = rf"[\s'’{_DASHES}]?"
_INSIDE = (_SPACED, _HYPHENED)
_LEAST_SPACED = 3
"""Syllables from which on a Korean name is found with spaces and signs in it, too; in shorter ones those part other words."""

_LEAST_HYPHENED = 6
"""Letters from which on a Latin name is found with a hyphen or a space where the list has none: `Yong-ho` for `Yongho`."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufff8\U000e0000-\U000e0fff]+"
)
"""What a reader does not see (Unicode, Default_Ignorable_Code_Point), and what a name may hide behind."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
_BACKSLASH = re.compile(r"\\u([0-9A-Fa-f]{4})")

_ESCAPED = 3
"""Times that markup may stand in markup: XML in a property, HTML in its text, an address in that."""

_Node = dict[str, "_Node"]
_END = ""


def secrets(names: Iterable[str], patterns: Iterable[str] = (), kinds: Iterable[str] = KINDS) -> re.Pattern[str]:
    """Return a pattern for everything that must go; the name of the group that matched is its kind.

    Names are found in what `laid_bare` gives, whatever their case, with spaces or hyphens between their parts or not, and for
    Korean in front of any particle. A name in Latin letters is not found inside a longer word.

    Raises:
        BadSetting: a pattern is no regular expression, or matches nothing at all; or no name and no kind is left.
    """
    wanted = set(kinds)
    groups = {kind: pattern for kind, pattern in _PATTERNS.items() if kind in wanted}
    listed = [name for line in names if (name := laid_bare(line).strip())]
    if listed:
        # Behind the others, so that an address goes whole and not only the name that it begins with.
        groups[NAME] = _names(listed)
    own = [_checked(pattern) for pattern in patterns]
    if own:
        groups["pattern"] = "|".join(f"(?:{pattern})" for pattern in own)
    if not groups:
        raise BadSetting("--list", "", "names to look for, or a kind that is not skipped")
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in groups.items()), re.I)


def laid_bare(text: str) -> str:
    """Return a text with nothing to hide a name behind: plain letters without accents, no escapes, no signs without room."""
    for _ in range(_ESCAPED):
        plain = _unescaped(text)
        if plain == text:
            break
        text = plain
    if text.isascii():
        return text
    # A mark without room may keep letters from being put together.
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", _UNSEEN.sub("", text))))


def _unescaped(text: str) -> str:
    """Return a text without one layer of entities, of percent signs as in addresses, of `\\u` as in JSON."""
    if "&" in text:
        text = html.unescape(text)
    if "%" in text:
        text = _PERCENT.sub(lambda found: _from_percent(found[0]), text)
    return _BACKSLASH.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text


def _from_percent(escaped: str) -> str:
    """Return the text that percent signs stand for, in UTF-8 or the older CP949; as it is where it is neither."""
    data = bytes.fromhex(escaped.replace("%", ""))
    for codec in ("utf-8", "cp949"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return escaped


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
    parts = [part for part in re.split(rf"[,{_SIGNS}]+", name) if part]
    if not parts:
        raise BadSetting("--list", name, "names with letters in them")
    whole = "".join(parts)
    inside = ""
    if len(whole) >= _LEAST_SPACED and all("가" <= char <= "힣" for char in whole):
        inside = _SPACED
    elif len(whole) >= _LEAST_HYPHENED and len(parts) > 1 and re.fullmatch(f"[{_LATIN}]+", whole):
        inside = _HYPHENED
    tokens: list[str] = []
    for number, part in enumerate(parts):
        if number:
            tokens.append(_BETWEEN)
        for place, char in enumerate(part):
            if place and inside:
                tokens.append(inside)
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
    # Names with signs inside are the longer ones, and the end of a word comes last.
    rest = sorted((token for token in node if token != _END), key=lambda token: (token.startswith("(?!"), token not in _INSIDE))
    ways = [token + _alternatives(node[token]) for token in rest]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{joined})?" if _END in node else joined
