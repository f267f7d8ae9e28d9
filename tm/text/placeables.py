"""Placeables: what stands in a text and is not language, and so is carried over as it is, or nearly.

Tags, entities, placeholders of all common kinds (printf, Qt, Python, braces, ICU MessageFormat, shell), URLs, e-mail addresses,
code in backquotes, options of commands, escapes. `20%` and `$5` are none, nor is `&File`, `R&D` or `<file name>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html.entities import html5
from typing import Literal, NamedTuple

from tm.text import messageformat

Kind = Literal[
    "code", "tag", "url", "email", "icu", "python", "env", "brace", "shell", "printf", "qt", "entity", "option", "escape"
]


class Placeable(NamedTuple):
    """A stretch of text, code points `start` up to `end`, not included."""

    kind: Kind
    start: int
    end: int
    text: str


KINDS: tuple[Kind, ...] = (
    *("code", "tag", "url", "email", "icu", "python", "env", "brace", "shell", "printf", "qt", "entity", "option", "escape"),
)
"""In the order in which they are looked for: what an earlier kind has taken a later one does not see."""

PLACEHOLDERS: frozenset[Kind] = frozenset({"icu", "python", "env", "printf", "qt", "brace", "shell"})
"""Kinds that a program puts something else in the place of."""

_EVERY = frozenset(KINDS)

_VALUE = r"(?:\\?\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+)"
_TAG = rf"""
    <!--.*?--> | <\?[\w-]+.*?\?> | <!\[CDATA\[ | \]\]>
  | </?(?P<name>[A-Za-z][\w:.-]{{0,40}}|\d+)(?P<attributes>(?:\s+[\w:.@-]+(?:\s*=\s*{_VALUE})?){{0,30}})\s*/?>
  | \{{\d+> | <\d+\}}
"""
# Signs that no address holds end it, and so does Hangul: a particle follows without a space.
_URL = r"(?:\b(?:[Hh]ttps?|ftps?|sftp|file|ssh|git|svn|irc|smb)://|\bwww\.(?=[\w-]+\.))[A-Za-z0-9._~:/?\#\[\]@!$&'()*+,;=%{}|-]{1,2000}"
_EMAIL = r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
_NOT_A_SHARE = r"(?<![\d.]%)(?:(?<!\d)|(?<=%\d)|(?<=%\d\d)|(?<=\$\d))"
"""Before a `%` that is not a percent sign after a figure; `%1%2` are two placeholders."""

_PRINTF = rf"""
    %%
  | {_NOT_A_SHARE}%(?:\d+\$)?[-+0\#']*(?:\*(?:\d+\$)?|\d+)?(?:\.(?:\*|\d+)?)?
    (?:(?:hh|h|ll|l|q|j|z|t|L|I64)?[dus]|(?:hh|h|ll|l|q|j|z|t|L|I64)?[ioxXeEfFgGaAcSpm@](?![A-Za-z])|l[diux]|<?PRI[diux](?:8|16|32|64)>?)
"""
_QT = rf"{_NOT_A_SHARE}%(?:L?\d{{1,2}}(?![\d$]|\.\d)(?:%(?!\w))?|L?n(?![A-Za-z]))"
_BRACE = r"""
    (?<!\$)\{\{\{?[^{}|\n]{1,80}\}?\}\} | [%\#]\{[^{}\n]{1,80}\}
  | (?<!\$)\{\s*[\w.-]+\s*,\s*(?:number|date|time|duration|spellout|ordinal)\s*(?:,[^{}\n]{0,80})?\}
  | (?<![{$])\{\} | (?<![{$])\{\s?[$-]?[\w.-]+(?:\[\w+\])?(?:![rsa])?(?::[^{}\s]{0,20})?\s?\} | \{(?:![rsa]|:[^{}\s]{1,20})\}
"""
_SHELL = (
    r"\$\{[^{}\n]{1,80}\} | \$\([^()\n]{1,80}\) | (?<![\w$])\$[A-Za-z_]\w*\$? | (?<![\w$])\$(?:1(?![\d.,]*\d)|[2-9](?!\d|[.,]\d))"
)
_PATTERNS: dict[Kind, tuple[tuple[str, ...], str]] = {
    "tag": (("<", ">"), _TAG),
    "url": (("://", "www."), _URL),
    "email": (("@",), _EMAIL),
    "code": (("`",), r"(?P<ticks>`{1,3})[^`\n]+(?P=ticks)"),
    "python": (("%(",), r"%\([^()\s]+\)[-+\#0]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]"),
    "env": (("%",), r"%[A-Z_][A-Z0-9_]+%"),
    "printf": (("%",), _PRINTF),
    "qt": (("%",), _QT),
    "brace": (("{",), _BRACE),
    "shell": (("$",), _SHELL),
    "entity": (("&",), r"&(?:[A-Za-z][\w.-]{1,40}|\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6});"),
    "option": (("--",), r"(?<![\w-])--[A-Za-z][\w-]+"),
    "escape": (("\\",), r"\\(?:[ntr\"'\\]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})"),
}
"""What a text must hold some of to be looked through at all, and the pattern."""

_HTML = frozenset(
    "a b br center code div em font h1 h2 h3 h4 h5 h6 hr i img kbd li nobr ol p pre qt span strong sub sup tt u ul".split()
)
"""Elements taken for such where they stand alone, without attributes and unclosed; `<option>` is as often a metavariable."""

_BYTE = re.compile("%[0-9A-Fa-f]{2}")
_TRAILING = ".,;:!?'"
_GONE = "\ufffc"
_MONEY = re.compile(r"\s?(?:million|billion|trillion|thousand|hundred|bn|[kmb]\b|per\b|an?\b|in\b|[만억조천])", re.I)


@lru_cache(maxsize=128)
def placeables(text: str, kinds: frozenset[Kind] = _EVERY) -> tuple[Placeable, ...]:
    """Return the placeables of those kinds in order, none over another.

    Kinds that are not asked for hide nothing: `placeables(text, frozenset(["url"]))` finds addresses inside tags too.
    """
    found: list[Placeable] = []
    left = text
    for kind in KINDS:
        if kind not in kinds:
            continue
        spans = list(_spans(kind, left, text))
        found += [Placeable(kind, start, end, text[start:end]) for start, end in spans]
        left = _blanked(left, spans, _GONE)
    return tuple(sorted(found, key=lambda one: one.start)) if len(found) > 1 else tuple(found)


def masked(text: str, kinds: frozenset[Kind] = _EVERY, by: str = _GONE) -> str:
    """Return the text with one sign in place of each character of those placeables: positions stay what they were."""
    return _blanked(text, [(one.start, one.end) for one in placeables(text, kinds)], by)


def _blanked(text: str, spans: Sequence[tuple[int, int]], by: str) -> str:
    """Return the text with those stretches, in order, overwritten; as long as before where `by` is one sign."""
    if not spans:
        return text
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], by * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def is_custom_entity(one: Placeable) -> bool:
    """Return whether an entity is none of HTML's, and so stands for something that the program knows: `&brandShortName;`."""
    return one.kind == "entity" and one.text[1] != "#" and one.text[1:] not in html5


@cache
def _pattern(kind: Kind) -> re.Pattern[str]:
    return re.compile(_PATTERNS[kind][1], re.X | re.S | re.A)


def _spans(kind: Kind, left: str, text: str) -> Iterator[tuple[int, int]]:
    if kind == "icu":
        yield from _syntax(text)
        return
    if not any(trigger in left for trigger in _PATTERNS[kind][0]):
        return
    for hit in _pattern(kind).finditer(left):
        if _GONE in hit[0]:
            continue
        start, end = hit.span()
        if kind == "url":
            end = start + len(_trimmed(hit[0]))
        elif not _is_meant(kind, hit, left, text):
            continue
        yield start, end


def _is_meant(kind: Kind, hit: re.Match[str], left: str, text: str) -> bool:
    """Return whether a hit is what its kind says rather than something that looks alike."""
    if kind == "tag":
        return _is_tag(hit, text)
    if kind == "shell":
        return not _is_money(hit, left)
    return kind not in ("qt", "printf") or not _in_address(hit.start(), text)


def _in_address(at: int, text: str) -> bool:
    """Return whether a `%` stands for a byte of an address, as in `%20`."""
    return (
        "://" in text
        and _BYTE.match(text, at) is not None
        and any(one.start < at < one.end for one in placeables(text, frozenset[Kind](["url"])))
    )


def _syntax(text: str) -> list[tuple[int, int]]:
    if not messageformat.is_message(text):
        return []
    try:
        found = messageformat.arguments(text)
    except messageformat.BadMessage:
        return []
    return sorted(span for argument in messageformat.flat(found) for span in argument.syntax)


def _trimmed(url: str) -> str:
    """Return an address without the signs of the sentence round it; a bracket stays where it was opened inside."""
    while url:
        last = url[-1]
        if last in _TRAILING or (last in ")]}" and url.count(last) > url.count("([{"[")]}".index(last)])):
            url = url[:-1]
        else:
            break
    return url


def _is_tag(hit: re.Match[str], text: str) -> bool:
    """Return whether something in angle brackets is markup rather than a metavariable, `<file>`."""
    name, whole = hit["name"], hit[0]
    if name is None or name.isdigit() or whole.startswith("</") or whole.endswith("/>"):
        return True
    if "=" in hit["attributes"]:
        return True
    return not hit["attributes"].strip() and (name.lower() in _HTML or f"</{name}>" in text)


def _is_money(hit: re.Match[str], text: str) -> bool:
    """Return whether `$1` is a dollar: an amount follows, or no other place stands beside `$2`."""
    if not hit[0][1].isdigit():
        return False
    return bool(_MONEY.match(text, hit.end())) or (hit[0] != "$1" and "$1" not in text)
