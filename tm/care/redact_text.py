"""Stretches of text replaced by a neutral sign, across inline codes, with the particle behind a Korean name put right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from tm.care.secrets import NAME, laid_bare
from tm.model.memory import HIDDEN, Content, InlineCode, joined
from tm.text.particles import splits

_HANGUL_RUN = re.compile("[가-힣]+")
_PAIRS = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("이나", "나"),
    ("이랑", "랑"),
    ("이라도", "라도"),
)
_NEUTRAL = {"으로": "(으)로", "이나": "(이)나", "이랑": "(이)랑", "이라도": "(이)라도"}
_RIEUL = 8


class _Stretch(NamedTuple):
    start: int
    end: int
    new: str


@dataclass(slots=True)
class Redactor:
    """Replaces what a pattern finds by a sign; `counts` has the kinds of what was replaced."""

    pattern: re.Pattern[str]
    sign: str
    counts: Counter[str]

    def text(self, text: str) -> str:
        """Return a text without any of it."""
        text = self._findable(text)
        out, last = [], 0
        for stretch in self._stretches(text):
            out += [text[last : stretch.start], stretch.new]
            last = stretch.end
        return "".join([*out, text[last:]]) if out else text

    def name(self, name: str) -> str:
        """Return the name of an attribute or an element, or a code of a language, without any of it; the formats' own are ASCII."""
        return name if name.isascii() else self.text(name)

    def content(self, content: Content) -> Content:
        """Return a segment without any of it: in the text that a reader sees, also where codes stand in between, and in codes."""
        if len(content) == 1 and isinstance(content[0], str):
            return joined([self.text(content[0])])
        leaves = [self._findable(leaf) for leaf in _leaves(content)]
        whole = self._findable("".join(leaves))
        if whole != "".join(leaves):
            leaves = [whole, *[""] * (len(leaves) - 1)]
        return self._rebuilt(content, iter(self._leaves_of(leaves, list(self._stretches(whole)))))

    def _findable(self, text: str) -> str:
        """Return the text in its plainest form where that shows what is to go."""
        bare = laid_bare(text)
        return bare if bare != text and self._count(bare) > self._count(text) else text

    def _count(self, text: str) -> tuple[int, int]:
        """Return how often the pattern is found, and how many characters that are."""
        sizes = [found.end() - found.start() for found in self.pattern.finditer(text)]
        return len(sizes), sum(sizes)

    def _stretches(self, text: str) -> Iterator[_Stretch]:
        for found in self.pattern.finditer(text):
            if found.end() == found.start():
                continue
            kind = found.lastgroup or "pattern"
            self.counts[kind] += 1
            size, particle = self._particle(text, found) if kind == NAME else (0, "")
            yield _Stretch(found.start(), found.end() + size, self.sign + particle)

    def _particle(self, text: str, found: re.Match[str]) -> tuple[int, str]:
        """Return how long the particle behind a name is, and what it becomes: right for the sign, or right for any name."""
        run = _HANGUL_RUN.match(text, found.end())
        name = "".join(found[0].split())
        if not run or name not in splits(name + run[0]):
            return 0, ""
        pair = next((pair for pair in reversed(_PAIRS) for form in pair if run[0].startswith(form)), None)
        if pair is None:
            return 0, ""
        size = next(len(form) for form in sorted(pair, key=len, reverse=True) if run[0].startswith(form))
        return size, self._form(pair)

    def _form(self, pair: tuple[str, str]) -> str:
        last = self.sign[-1:]
        if not "가" <= last <= "힣":
            return _NEUTRAL.get(pair[0], f"{pair[0]}({pair[1]})")
        final = (ord(last) - 0xAC00) % 28
        return pair[1] if not final or (final == _RIEUL and pair[0] == "으로") else pair[0]

    @staticmethod
    def _leaves_of(leaves: list[str], stretches: list[_Stretch]) -> Iterator[str]:
        at = 0
        for leaf in leaves:
            end, out, last = at + len(leaf), [], at
            for stretch in stretches:
                if stretch.end <= at or stretch.start >= end:
                    continue
                out.append(leaf[last - at : max(stretch.start, at) - at])
                if stretch.start >= at:
                    out.append(stretch.new)
                last = min(stretch.end, end)
            yield "".join([*out, leaf[last - at :]])
            at = end

    def _rebuilt(self, content: Content, leaves: Iterator[str]) -> Content:
        parts: list[str | InlineCode] = []
        for part in content:
            if isinstance(part, str):
                parts.append(next(leaves))
                continue
            attrs = tuple((self.name(name), self.text(value)) for name, value in part.attrs)
            inner = self._inside(part.content) if part.name in HIDDEN else self._rebuilt(part.content, leaves)
            parts.append(replace(part, name=self.name(part.name), attrs=attrs, content=inner))
        return joined(parts)

    def _inside(self, content: Content) -> Content:
        """Return what a reader does not see: the code itself, and text that stands inside it."""
        return self.content(content)


def _leaves(content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, str):
            yield part
        elif part.name not in HIDDEN:
            yield from _leaves(part.content)
