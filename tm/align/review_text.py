"""What a person did to the text of a cell: left it, moved texts of the document into it, cut it with `||`, or edited it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import accumulate, combinations, pairwise

from tm.model.review import Piece

CUT = "||"
"""What a person writes into a text to split a row there."""

_LONGEST_PREFIX = 8
_MOST_CHOICES = 6
_BESIDE, _LEAST = 8, 4
"""Characters on each side of a `||` by which it is known again, at most, and on both together, at least."""


def key(text: str, codec: str = "") -> str:
    """Return what two texts share that differ in nothing a person did: spaces in one run, NFC, nothing that cannot be seen.

    With a `codec`, what it cannot hold is left out, and so are question marks, which stand for that in a file.
    """
    plain = unicodedata.normalize("NFC", text)
    if not plain.isprintable():
        plain = "".join(c if c.isprintable() else " " for c in plain)
    if codec:
        plain = plain.encode(codec, "ignore").decode(codec).replace("?", "")
    return " ".join(plain.split())


def solid(text: str, codec: str = "") -> str:
    """Return the `key` of a text without spaces."""
    return key(text, codec).replace(" ", "")


class Vocabulary:
    """The texts that one side of a document is made of: its segments, and the pieces of those that were split.

    Spaces do not count here, so that texts that were put together without one, or cut inside a word, are found too.
    """

    def __init__(self, texts: Iterable[tuple[Piece, str]], codec: str) -> None:
        self._codec = codec
        self._pieces: dict[str, list[Piece]] = defaultdict(list)
        for piece, text in texts:
            if own := solid(text, codec):
                self._pieces[own].append(piece)
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        for own in self._pieces:
            self._by_prefix[own[:_LONGEST_PREFIX]].append(own)
        for texts_of_one in self._by_prefix.values():
            texts_of_one.sort(key=len, reverse=True)

    def recognised(self, text: str, likely: Callable[[Piece], int]) -> list[Piece] | None:
        """Return the pieces that a text consists of, whole and in order, or `None` where it is anything else.

        Of several pieces with the same text those for which `likely` is least are taken first.
        """
        whole = solid(text, self._codec)
        path = self._path(whole) if whole else None
        if path is None:
            return None
        waiting = {part: sorted(self._pieces[part], key=lambda piece: (likely(piece), piece)) for part in set(path)}
        if any(path.count(part) > len(pieces) for part, pieces in waiting.items()):
            return None
        return [waiting[part].pop(0) for part in path]

    def _path(self, whole: str) -> list[str] | None:
        """Return known texts that make up a text one after the other, longer ones tried first."""
        before: dict[int, str] = {0: ""}
        open_places = [0]
        while open_places and len(whole) not in before:
            at = open_places.pop()
            for part in reversed(list(self._at(whole, at))):
                if at + len(part) not in before:
                    before[at + len(part)] = part
                    open_places.append(at + len(part))
        if len(whole) not in before:
            return None
        path: list[str] = []
        at = len(whole)
        while at:
            path.append(before[at])
            at -= len(before[at])
        return path[::-1]

    def _at(self, whole: str, at: int) -> Iterator[str]:
        for size in range(_LONGEST_PREFIX, 0, -1):
            if len(prefix := whole[at : at + size]) == size:
                yield from (part for part in self._by_prefix.get(prefix, ()) if whole.startswith(part, at))


def ways_to_cut(text: str) -> Iterator[list[str]]:
    """Give the parts of a text for each choice of its `||` as cuts, none first; of more than a few only none and all."""
    places = _found(text)
    sizes = range(len(places) + 1) if len(places) <= _MOST_CHOICES else (0, len(places))
    for size in sizes:
        for cuts in combinations(places, size):
            yield _between_cuts(text, cuts)


def _between_cuts(text: str, cuts: Iterable[int]) -> list[str]:
    return [text[start + len(CUT) : end] for start, end in pairwise([-len(CUT), *cuts, len(text)])]


class Cuts:
    """Tells the cuts in a text that was edited too from what looks like one in the document, by what stands beside it there."""

    def __init__(self, texts: Iterable[str]) -> None:
        own = (_beside(text, at) for text in texts for at in _found(text))
        # With too little beside it, it could be any.
        self._own = {one for one in own if len("".join(one)) >= _LEAST}

    def parts(self, text: str, before: str) -> list[str]:
        """Return the parts of a text between its cuts; `before` is what it was, and has no cut."""
        places = _found(text)
        if len(places) <= before.count(CUT):
            return [text]
        return _between_cuts(text, [at for at in places if not self._is_own(*_beside(text, at))])

    def _is_own(self, behind: str, ahead: str) -> bool:
        return any(behind.endswith(one[0]) and ahead.startswith(one[1]) for one in self._own)


def _beside(text: str, at: int) -> tuple[str, str]:
    behind, ahead = (_without_spaces(part.replace(CUT, ""))[0] for part in (text[:at], text[at + len(CUT) :]))
    return behind[-_BESIDE:], ahead[:_BESIDE]


def _found(text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(CUT), text)]


def divided(pieces: Sequence[Piece], texts: Sequence[str], wanted: Sequence[str]) -> list[list[Piece]]:
    """Return the pieces for each part of what stands on a side, cutting segments where the parts meet.

    Args:
        pieces: in the order in which they are shown.
        texts: of all segments.
        wanted: the parts as a person left them, edited or not; where they meet is found again in the document's text.
    """
    stretches = [texts[piece.segment][piece.start : piece.end] for piece in pieces]
    starts = list(accumulate(map(len, stretches), initial=0))
    shown = "".join(stretches)
    cuts = []
    for place in _places(shown, wanted):
        # Spaces before a segment are no piece of it.
        start = max(start for start in starts if start <= place)
        cuts.append(place if shown[start:place].strip() else start)
    return [list(_between(pieces, start, end)) for start, end in pairwise([0, *cuts, len(shown) + 1])]


def _places(shown: str, wanted: Sequence[str]) -> list[int]:
    """Return the places in a text at which the parts of an edited version of it meet, in ascending order."""
    solid, rows = _without_spaces(shown)
    edited, _ = _without_spaces("".join(wanted))
    blocks = _matcher(solid, edited).get_matching_blocks()
    places, at = [], 0
    for part in wanted[:-1]:
        at += len(_without_spaces(part)[0])
        block = next(block for block in blocks if at <= block.b + block.size)
        place = min(block.a + max(0, at - block.b), len(solid))
        places.append(rows[place] if place < len(solid) else len(shown))
    return places


def _without_spaces(text: str) -> tuple[str, list[int]]:
    """Return a text without spaces, and for each character left where it stood."""
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    return "".join(text[at] for at in kept), kept


def _between(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    begin = 0
    for piece in pieces:
        size = piece.end - piece.start
        first, last = max(start - begin, 0), min(end - begin, size)
        if first < last or (not size and start <= begin < end):
            yield Piece(piece.segment, piece.start + first, piece.start + last)
        begin += size


_matcher = partial(SequenceMatcher, None, autojunk=False)
