"""The stretches in which two texts differ, whatever their spacing: whole words, found again in the text by code points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

from tm.model.match import Span
from tm.model.text import Lang
from tm.text.distance import changes

_TAG = (
    r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);|\$?\{[^{}]*\}|%\([A-Za-z_]\w*\)[a-z]|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?"
    r"(?:l{0,2}[diufgexs]|@)(?![A-Za-z])|%%|%\d+\b|\\[ntr\"']|\$[A-Z][A-Z0-9_]*\$?|__\w+?__"
)
"""Markup, entities, escapes and what programs replace: <b>, &amp;, {0}, %s, %1$s, $NAME$, __x__."""
_TAG_SIGNS = ("<", "{", "%", "&", "\\", "$", "__")

TAG, _REST = "\ue000", "\ue001"
"""What stands for a tag: a sign at its beginning, and another up to its end."""

_TOKEN = rf"\w+(?:['’]\w+|(?<=\d)[.,]\d+)*|[^\w\s{_REST}]"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_SKIPPED = frozenset(_SPACES + _REST) | set(map(chr, range(0x2000, 0x200B)))
"""All that `str.split` splits at, and what follows the first sign of a tag."""

Piece = tuple[str, int, int]
"""A word or sign with the units it is, from the first up to the second, not included."""


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    # Compiled when first wanted: the start of the program does not wait for it.
    return re.compile(pattern)


class Text(NamedTuple):
    """A text as units, characters of Korean and words of English, signs and tags among them, white space left out.

    `keys` are the units without case and with one apostrophe, `starts` where they begin; `masked` is the text with a sign for each
    tag, as long as it.
    Three stops are one sign, that of an ellipsis.
    """

    text: str
    lang: Lang
    masked: str
    units: Sequence[str]
    keys: Sequence[str]
    starts: Sequence[int]
    tags: tuple[str, ...]
    tag_spans: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """Return where the units from `first` up to `last`, not included, stand; there must be one."""
        end = self.starts[last - 1]
        return self.starts[first], end + (1 if self.lang == "ko" else len(self.units[last - 1]))

    def gap(self, n: int) -> bool:
        """Return whether white space, or the beginning, stands before a unit."""
        return not n or self.masked[self.starts[n] - 1].isspace()

    def edge(self, n: int) -> bool:
        """Return whether a word or sign of Korean begins, or the text ends, before a unit."""
        units, starts = self.units, self.starts
        if not n or n == len(units) or starts[n] - starts[n - 1] > 1:
            return True
        before, here = units[n - 1], units[n]
        return not ((here.isalnum() or here == "_") and (before.isalnum() or before == "_"))

    def pieces(self, first: int, last: int) -> list[Piece]:
        """Return the words and signs among these units, tags left out."""
        units = self.units
        if self.lang == "en":
            return [(units[n], n, n + 1) for n in range(first, last) if units[n] != TAG]
        whole = str(units[first:last])
        if whole.isalnum() and self.starts[last - 1] - self.starts[first] == last - first - 1:
            return [(whole, first, last)]
        cuts = [first, *(n for n in range(first + 1, last) if self.edge(n)), last]
        return [(whole[x - first : y - first], x, y) for x, y in pairwise(cuts) if x < y and units[x] != TAG]


Stretch = tuple[int, int, int, int]
"""Units from the first up to the second, not included, of one text; the other two say which units of the other stand there."""


@lru_cache(maxsize=512)
def read(text: str, lang: Lang) -> Text:
    """Return a text, in NFC already, as units."""
    spans: tuple[Span, ...] = ()
    masked = text
    if any(sign in text for sign in _TAG_SIGNS):
        spans = tuple(found.span() for found in _pattern(_TAG).finditer(text))
        for start, end in spans:
            masked = masked[:start] + TAG + _REST * (end - start - 1) + masked[end:]
    units: Sequence[str]
    keys: Sequence[str]
    if "..." in text:
        masked = masked.replace("...", "…" + 2 * _REST)
    if lang == "ko":
        starts = [n for n, char in enumerate(masked) if char not in _SKIPPED]
        units = keys = "".join(masked.replace(_REST, "").split())
    else:
        found = list(_pattern(_TOKEN).finditer(masked))
        units, starts = [one[0] for one in found], [one.start() for one in found]
        keys = [unit.casefold().replace("’", "'") for unit in units]
    return Text(text, lang, masked, units, keys, starts, tuple(text[a:b] for a, b in spans), spans)


def stretches(a: Text, b: Text) -> tuple[list[Stretch], list[Stretch]]:
    """Return the stretches that differ, in whole words, and those that are equal."""
    differing: list[Stretch] = []
    equal: list[Stretch] = []
    steps = cast("list[tuple[str, int, int, int, int]]", changes(a.keys, b.keys).as_list())
    for tag, i, j, k, m in steps:
        if tag == "equal":
            equal.append((i, j, k, m))
        elif differing and differing[-1][1] == i and differing[-1][3] == k:
            differing[-1] = (differing[-1][0], j, differing[-1][2], m)
        else:
            differing.append((i, j, k, m))
    return (list(_widened(a, b, _placed(a, b, differing))) if a.lang == "ko" else differing), equal


def _placed(a: Text, b: Text, found: list[Stretch]) -> list[Stretch]:
    """Return the stretches, each that only one text has moved to where it is whole words."""
    for n, (i, j, k, m) in enumerate(found):
        if i == j or k == m:
            low = (found[n - 1][1], found[n - 1][3]) if n else (0, 0)
            high = (found[n + 1][0], found[n + 1][2]) if n + 1 < len(found) else (len(a.units), len(b.units))
            found[n] = _slid(a, b, found[n], low, high)
    return found


def _slid(a: Text, b: Text, one: Stretch, low: tuple[int, int], high: tuple[int, int]) -> Stretch:
    """Return a stretch that only one text has, moved over equal units to where it is whole words, if it can be."""
    i, j, k, m = one
    best, most = 0, -1
    for step in (-1, 1):
        shift = 0
        while True:
            edges = a.edge(i + shift) + b.edge(k + shift) + a.edge(j + shift) + b.edge(m + shift)
            if edges > most:
                best, most = shift, edges
            x, y = (i + shift - 1, k + shift - 1) if step < 0 else (j + shift, m + shift)
            if x < low[0] or y < low[1] or x >= high[0] or y >= high[1]:
                break
            shift += step
            near, far = (i + shift, j + shift) if i < j else (k + shift, m + shift)
            mine = a.units if i < j else b.units
            if (mine[near] != mine[far]) if step < 0 else (mine[near - 1] != mine[far - 1]):
                break
    return (i + best, j + best, k + best, m + best)


def _apart(a: Text, b: Text, i: int, k: int, both: bool) -> bool:
    """Return whether a word begins here: in one of the texts, or, where one has nothing in the stretch, in both."""
    return (a.edge(i) or b.edge(k)) if both else (a.edge(i) and b.edge(k))


def _widened(a: Text, b: Text, found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Give the stretches widened to whole words, those that meet joined."""
    done: Stretch | None = None
    n = 0
    while n < len(found):
        i, j, k, m = found[n]
        n += 1
        low = done[1] if done else 0
        while i > low and not _apart(a, b, i, k, i < j and k < m):
            i, k = i - 1, k - 1
        if done and i == low and not _apart(a, b, i, k, i < j and k < m):
            i, k, done = done[0], done[2], None
        while j < len(a.units) or m < len(b.units):
            if _apart(a, b, j, m, i < j and k < m):
                break
            if n < len(found) and j >= found[n][0]:
                _, j, _, m = found[n]
                n += 1
            else:
                j, m = j + 1, m + 1
        if done:
            yield done
        done = (i, j, k, m)
    if done:
        yield done
