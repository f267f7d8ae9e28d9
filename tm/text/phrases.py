"""A phrase, ready to be found in texts that may write it otherwise.

Spaces are ignored in Korean, but a hit that runs over a space where the phrase has none must begin where a word does:
국가보위성 is in 국가 보위성, and 시장 is not in 도시 장관. Letters, signs and words count as equal where the folding makes them so.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tm.model.match import Span
from tm.model.text import Lang
from tm.text.folding import SHIPPED, Folding, fold, letters, originals, spellings

_MOST_WAYS = 64
_END = "\0"
"""What parts texts that are searched as one: no letter, no space, and in no text of XML."""
_JOINED = "\u0300-\u036f\u1160-\u11ff\u3099\u309a"
_HALF = "\uff5f", "\uffdc"
_CLUSTER = f"(?s:[{_HALF[0]}-{_HALF[1]}]+|[^{_JOINED}][{_JOINED}]*|.)"
"""A character with what NFC may join to it, or a run of half-width ones, several of which may be one letter."""
_UNEVEN = re.compile("[…\xad\u200b\ufeffßſİŉǰΐΰև\u1e96-\u1e9e\u1f50-\u1ffc\ufb00-\ufb17\uff01-\uffee]")
"""All that the folding drops, joins or makes into several: soft hyphen, spaces without width, ellipsis, ligatures, half-width.

And the long s and full width, so that patterns of ASCII letters are of those alone: others take many times as long to compile.
"""


class Phrase(NamedTuple):
    """What to look for.

    Attributes:
        text: as it was given.
        patterns: regular expressions that decide, in each language, where a text holds the phrase: one in NFC, and for a folded
            phrase with each character that is folded to none or to several written as those.
        key: its folded key in Korean; empty where keys are no help.
        letters: each way to write it that the folding knows, as letters alone; `None` for too many.
        words: its folded key in English; empty where keys are no help.
        folded: whether it is found in every spelling that folds alike.
    """

    text: str
    patterns: dict[Lang, str]
    key: str = ""
    letters: tuple[str, ...] | None = ()
    words: str = ""
    folded: bool = False

    @classmethod
    @lru_cache(maxsize=4096)
    def of(cls, text: str, folding: Folding = SHIPPED) -> Phrase:
        """Return a phrase that is found in every spelling that folds alike."""
        parts, case = _parts(text, folding), _case(text)
        patterns: dict[Lang, str] = {"ko": case + _korean(parts), "en": case + _english(text)}
        return cls(text, patterns, *_keys(text, parts, folding), folded=True)

    @classmethod
    def exact(cls, text: str, folding: Folding = SHIPPED) -> Phrase:
        """Return a phrase that is found only as it is written."""
        pattern = re.escape(unicodedata.normalize("NFC", text))
        return cls(text, {"ko": pattern, "en": pattern}, *_keys(text, _parts(text, folding), folding))

    @classmethod
    def regex(cls, pattern: str) -> Phrase:
        """Return whatever a regular expression finds in texts in NFC.

        Raises:
            re.error: it is none.
        """
        normal = unicodedata.normalize("NFC", pattern)
        _compiled(normal)
        return cls(pattern, {"ko": normal, "en": normal}, letters=None)

    def spans(self, text: str, lang: Lang) -> Iterator[Span]:
        """Give the stretches of a text that hold the phrase, from left to right, in code points of the text as it is."""
        pattern = _compiled(self.patterns[lang])
        if unicodedata.is_normalized("NFC", text) and not (self.folded and _UNEVEN.search(text)):
            yield from (found.span() for found in pattern.finditer(text) if found[0])
            return
        normal, starts, ends = _evened(text, self.folded)
        if not self.folded:
            yield from ((starts[found.start()], ends[found.end() - 1]) for found in pattern.finditer(normal) if found[0])
            return
        at = 0
        while found := pattern.search(normal, at):
            start, at = found.span()
            # One of the three stops of an ellipsis is no place.
            if (start and starts[start] == starts[start - 1]) or (at < len(starts) and starts[at] == starts[at - 1]):
                at = start + 1
                continue
            yield starts[start], ends[at - 1]

    def spans_of(self, texts: Sequence[str], lang: Lang) -> list[list[Span]]:
        """Return for each text what `spans` gives for it, in a fraction of the time where there are many."""
        found: list[list[Span]] = [[] for _ in texts]
        alone = set(range(len(texts)))
        if self.key and _END not in self.text:
            even = _even(texts)
            joined = _END.join([texts[n] for n in even])
            # No pattern but a regular expression of the user's, which has no key, can match over or beside this sign otherwise
            # than at the end of a text.
            if unicodedata.is_normalized("NFC", joined):
                self._spread(joined, [(n, len(texts[n])) for n in even], lang, found)
                alone.difference_update(even)
        for n in alone:
            found[n] += self.spans(texts[n], lang)
        return found

    def _spread(self, joined: str, sizes: Sequence[tuple[int, int]], lang: Lang, found: list[list[Span]]) -> None:
        """Find the phrase in joined texts, each with its number and size, and put every place where it belongs."""
        places = iter(sizes)
        number, start, end = -1, 0, -1
        for match in _compiled(self.patterns[lang]).finditer(joined):
            first, last = match.span()
            while first > end:
                number, size = next(places)
                start, end = end + 1, end + 1 + size
            if first < last:
                found[number].append((first - start, last - start))


def _even(texts: Sequence[str]) -> list[int]:
    """Return which texts are as patterns want them, apart from NFC, and hold no sign of ours."""
    unsure = [n for n, text in enumerate(texts) if _END in text or not text.isascii()]
    joined = _END.join([texts[n] for n in unsure])
    if joined.count(_END) >= len(unsure):
        uneven = {n for n in unsure if _END in texts[n] or _UNEVEN.search(texts[n])}
    else:
        ends = list(itertools.accumulate(len(texts[n]) + 1 for n in unsure))
        uneven = {unsure[bisect_right(ends, match.start())] for match in _UNEVEN.finditer(joined)}
    return [n for n in range(len(texts)) if n not in uneven]


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    # Only when first needed: that takes longer than all the rest here.
    return re.compile(pattern)


class _Part(NamedTuple):
    """A word of the vocabulary or one letter: the ways to write it, and whether the phrase has a space before it or inside."""

    ways: tuple[str, ...]
    spaced: bool
    parted: bool

    def pattern(self, between: str) -> str:
        """Return a pattern for all ways, with that between their letters."""
        written = [between.join([_letter(c, "ko") for c in way]) for way in self.ways]
        return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _parts(text: str, folding: Folding) -> list[_Part]:
    """Return a phrase cut into words of the vocabulary, each with all its forms, and single letters."""
    gaps = set(itertools.accumulate(len(letters(word, "ko")) for word in text.split()))
    ruled = folding.ruled(letters(text, "ko"))
    parts, at = [], 0
    while at < len(ruled):
        size, ways = folding.forms_at(ruled, at)
        if not size:
            size, ways = 1, spellings(ruled[at], ruled[at - 1] if at else "")
        parts.append(_Part(ways, at in gaps, not gaps.isdisjoint(range(at + 1, at + size))))
        at += size
    return parts


def _korean(parts: list[_Part]) -> str:
    """Return a pattern: spaces at most where the phrase has them, or anywhere from the beginning of a word.

    Each choice starts with a letter, which is looked for many times as fast as anything else; whether a word begins with it is
    asked behind it.
    """
    if not parts:
        return "(?!)"
    head, *rest = parts
    same = "".join([(r"\s*" if part.spaced else "") + part.pattern(r"\s*" if part.parted else "") for part in rest])
    free = "".join([r"\s*" + part.pattern(r"\s*") for part in rest])
    choices = []
    for way in head.ways:
        first, *others = [_letter(c, "ko") for c in way]
        near, far = "".join([(r"\s*" if head.parted else "") + c for c in others]), "".join([r"\s*" + c for c in others])
        choices.append(rf"{first}(?:{near}{same}|(?<!\w\w){far}{free})" if others or rest else first)
    return "|".join(choices)


def _english(text: str) -> str:
    words = letters(text, "en").split(" ")
    return r"\s+".join("".join([_letter(c, "en") for c in word]) for word in words) if words[0] else "(?!)"


@lru_cache(maxsize=4096)
def _letter(letter: str, lang: Lang) -> str:
    """Return a pattern for every even character that is folded to that one, but for the other case of letters outside ASCII."""
    same = originals(letter) + (letter.upper() if letter.isascii() else "")
    found = "".join([c for c in dict.fromkeys(same) if c == letter or (letters(c, lang) == letter and not _UNEVEN.match(c))])
    return re.escape(found) if len(found) == 1 else f"[{re.escape(found)}]"


def _case(text: str) -> str:
    """Return the flag by which letters outside ASCII mind no case; without it, expressions are several times as fast."""
    return "(?i)" if any(c.upper() != c and not c.isascii() for c in letters(text, "en")) else ""


def _keys(text: str, parts: list[_Part], folding: Folding) -> tuple[str, tuple[str, ...] | None, str]:
    choices = [part.ways for part in parts]
    spelled = tuple(map("".join, itertools.product(*choices))) if math.prod(map(len, choices)) <= _MOST_WAYS else None
    return fold(text, "ko", folding), spelled, fold(text, "en", folding)


def _evened(text: str, folded: bool) -> tuple[str, list[int], list[int]]:
    """Return a text as patterns want it and, for each of its code points, start and end of what it was made of."""
    out, starts, ends = list[str](), list[int](), list[int]()
    for cluster in re.finditer(_CLUSTER, text):
        whole = unicodedata.normalize("NFC", cluster[0])
        if folded and _UNEVEN.search(whole):
            whole = "".join(map(_evened_letter, whole)) if len(whole) == 1 or whole[0] < _HALF[0] else letters(whole, "en")
        out.append(whole)
        if whole == cluster[0]:
            starts += range(cluster.start(), cluster.end())
            ends += range(cluster.start() + 1, cluster.end() + 1)
        else:
            starts += [cluster.start()] * len(whole)
            ends += [cluster.end()] * len(whole)
    return "".join(out), starts, ends


def _evened_letter(letter: str) -> str:
    return letters(letter, "en") if _UNEVEN.match(letter) else letter
