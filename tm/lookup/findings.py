"""What differs in one stretch of two texts: numbers, signs, negations, names, words, endings, particles, spelling, spaces."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from tm.lookup.figures import NUMBER, masked, may_count, overlapping
from tm.lookup.stretches import TAG, Piece, Stretch, Text
from tm.lookup.words import Finding, judge, pair, turned
from tm.model.match import Difference, Span
from tm.model.text import Lang
from tm.text.english import alike
from tm.text.folding import SHIPPED, Folding
from tm.text.names import english_name, korean_name
from tm.text.negation import may_deny, plain

_BY_NEGATION = (Difference.ENDING, Difference.PARTICLE)
"""What a negation brings about in the words beside it."""


class Found:
    """What has been found so far; a kind found again keeps its highest grade."""

    __slots__ = ("grades", "objects", "spans", "subjects")

    def __init__(self) -> None:
        self.grades: dict[Difference, float] = {}
        self.spans: list[Span] = []
        self.subjects = self.objects = False

    def add(self, kind: Difference, grade: float = 1.0) -> None:
        if grade > self.grades.get(kind, 0.0):
            self.grades[kind] = grade

    def turn(self, x: str, y: str) -> None:
        """Note that a subject became an object, or the reverse; both together are two words that have changed places."""
        way = turned(x, y)
        self.subjects |= way > 0
        self.objects |= way < 0
        if self.subjects and self.objects:
            self.add(Difference.WORD)


def spaced(a: Text, b: Text, n: int, m: int, found: Found) -> None:
    """Compare the white space before two units; that of the source is marked."""
    if a.gap(n) != (spaced := b.gap(m)):
        found.add(Difference.SPACING)
        found.spans += [(b.span(m - 1, m)[1], b.starts[m])] if spaced else []


def _is_sign(word: str) -> bool:
    return not (word[0].isalnum() or word[0] == "_")


def _numbers(
    a: Text, b: Text, stretch: Stretch, mine: list[Piece], theirs: list[Piece], found: Found
) -> tuple[list[Piece], list[Piece]] | None:
    """Compare the numbers of a stretch, and return its words without them, or `None` where there are none."""
    i, j, k, m = stretch
    ours, others = overlapping(a, i, j, mine), overlapping(b, k, m, theirs)
    if not ours and not others:
        return None
    from tm.text.numbers import same_values

    if not same_values(ours, others):
        found.add(Difference.NUMBER)
    elif [a.text[n.start : n.end] for n in ours] != [b.text[n.start : n.end] for n in others]:
        found.add(Difference.SPELLING)
    found.spans += [(n.start, n.end) for n in others]
    return masked(a, mine, ours), masked(b, theirs, others)


def differ(a: Text, b: Text, stretch: Stretch, found: Found, folding: Folding = SHIPPED) -> None:
    """Find what differs in one stretch: numbers, then signs, negations, and words."""
    i, j, k, m = stretch
    mine, theirs = a.pieces(i, j), b.pieces(k, m)
    words = [piece[0] for piece in (*mine, *theirs)]
    counted = may_count(words, a.lang) and _numbers(a, b, stretch, mine, theirs, found)
    if counted:
        mine, theirs = counted
    if not "".join(words).isalnum():
        ours, others = ("".join([p[0] for p in pieces]) for pieces in (mine, theirs))
        if ours != others and normalize("NFKC", ours) == normalize("NFKC", others):
            # ㎏ is a sign to Python, kg are letters.
            found.add(Difference.SPELLING)
            found.spans.append(b.span(theirs[0][1], theirs[-1][2]))
            return
        signs, marks = [p for p in mine if _is_sign(p[0])], [p for p in theirs if _is_sign(p[0])]
        if [p[0] for p in signs] != [p[0] for p in marks]:
            found.add(Difference.PUNCTUATION)
            found.spans += [b.span(first, last) for _, first, last in marks]
        mine, theirs = [p for p in mine if not _is_sign(p[0])], [p for p in theirs if not _is_sign(p[0])]
    elif i < j and k < m and not counted:
        for x, y in ((i, k), (j, m)):
            if 0 < x < len(a.units) and 0 < y < len(b.units):
                spaced(a, b, x, y, found)
    xs, ys = [p[0] for p in mine], [p[0] for p in theirs]
    if xs == ys or (len(xs) + len(ys) == 1 and [*xs, *ys] == [NUMBER]):
        return
    if a.lang == "en" and alike(xs, ys):
        found.add(Difference.SPELLING)
        found.spans.append(b.span(theirs[0][1], theirs[-1][2]))
        return
    if mine and theirs and len(mine) != len(theirs):
        joined = judge("".join(xs), "".join(ys), a.lang, folding)
        if not any(kind is Difference.WORD for kind, _ in joined):
            if any(text.gap(first) for text, pieces in ((a, mine), (b, theirs)) for _, first, _ in pieces[1:]):
                found.add(Difference.SPACING)
            if joined:
                _record(a, b, ((*mine[0][:2], mine[-1][2]), (*theirs[0][:2], theirs[-1][2])), joined, found)
            return
    _words(a, b, stretch, (mine, theirs), found, folding)


def _words(a: Text, b: Text, stretch: Stretch, both: tuple[list[Piece], list[Piece]], found: Found, folding: Folding) -> None:
    """Find what differs between two lists of words, neither of them signs."""
    i, j, k, m = stretch
    mine, theirs = both
    xs, ys = [p[0] for p in mine], [p[0] for p in theirs]
    negated = False
    if may_deny([*xs, *ys], a.lang):
        left, denials = plain(xs, a.lang, _after(a, j))
        others, denied = plain(ys, a.lang, _after(b, m))
        negated = denials != denied
    if negated:
        found.add(Difference.NEGATION)
        found.spans += [b.span(theirs[0][1], theirs[-1][2])] if theirs else []
        mine, theirs = _without(mine, left, a.lang), _without(theirs, others, a.lang)
        xs, ys = [p[0] for p in mine], [p[0] for p in theirs]
    if a.lang == "ko" and (_hangs(a, mine, i) or _hangs(b, theirs, k)):
        mine, theirs = _hung(mine, i), _hung(theirs, k)
        xs, ys = [p[0] for p in mine], [p[0] for p in theirs]
    single = len(xs) == len(ys) == 1
    pairs = ((0, 0, judge(xs[0], ys[0], a.lang, folding)),) if single else pair(xs, ys, a.lang, folding)
    for x, y, findings in pairs:
        kept = [f for f in findings if f[0] not in _BY_NEGATION] if negated else findings
        _record(a, b, (None if x is None else mine[x], None if y is None else theirs[y]), kept, found)


def _hangs(text: Text, pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the first word hangs on what is before it, as a particle on a quotation mark, a bracket or a tag."""
    return bool(pieces) and pieces[0][1] == at and not text.gap(at)


def _hung(pieces: list[Piece], at: int) -> list[Piece]:
    """Return the words with a sign for what is before the first, so that a particle has something to follow."""
    first, *rest = pieces or [("", at, at)]
    return [(TAG + first[0], first[1], first[2]), *rest]


def _without(pieces: list[Piece], left: Sequence[str], lang: Lang) -> list[Piece]:
    """Return the words as they are without negation; in English without the auxiliary that only negation needs."""
    kept = [(word, first, last) for word, (_, first, last) in zip(left, pieces, strict=True) if word]
    return [p for p in kept if p[0].casefold() not in {"do", "does", "did"}] if lang == "en" else kept


def _after(text: Text, last: int) -> str:
    """Return the word or sign that follows a stretch."""
    if last == len(text.units):
        return ""
    end = last + 1
    if text.lang == "ko" and not _is_sign(text.units[last]):
        while not text.edge(end):
            end += 1
    return "".join(text.units[last:end])


def _is_name(text: Text, piece: Piece) -> bool:
    word, first, last = piece
    if text.lang == "en":
        return english_name(text.units, first)
    start, end = text.span(first, last)
    before, after = text.text[max(0, start - 12) : start].rsplit(None, 1), text.text[end : end + 12].split(None, 1)
    return korean_name(word.removeprefix(TAG), before[-1] if before else "", after[0] if after else "")


def _record(a: Text, b: Text, pieces: tuple[Piece | None, Piece | None], findings: Sequence[Finding], found: Found) -> None:
    """Add what was found of one pair of words, of which one may be missing; name what is a name."""
    mine, theirs = pieces
    tail_only = mine is not None and a.lang == "ko"
    for kind, grade in findings:
        if kind is Difference.WORD and grade == 1:
            if found.grades.get(Difference.NAME) == found.grades.get(Difference.WORD) == 1:
                continue
            sides = [_is_name(text, piece) for text, piece in ((a, mine), (b, theirs)) if piece and piece[1] < piece[2]]
            for is_name in sides:
                found.add(Difference.NAME if is_name else Difference.WORD)
        else:
            found.add(kind, grade)
        tail_only &= kind in {Difference.PARTICLE, Difference.ENDING}
        if kind is Difference.PARTICLE and mine and theirs:
            found.turn(mine[0], theirs[0])
    if not theirs or not findings:
        return
    word, first, last = theirs
    if tail_only and mine:
        same = next((n for n, (x, y) in enumerate(zip(mine[0], word, strict=False)) if x != y), min(len(mine[0]), len(word)))
        first = last - len(word) + same
    if first < last:
        found.spans.append(b.span(first, last))
