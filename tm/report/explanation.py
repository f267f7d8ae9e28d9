"""Why a bead won, as a table in plain words: what spoke for it and against it, beside what would have taken its segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tm.model.alignment import Bead
from tm.model.document import Segment
from tm.model.explanation import Explanation, Weighed
from tm.report.terminal import cells, cut

_WORDS = {
    "bead type": "how common this kind of pair is",
    "margin": "nearer in meaning than others are",
    "margin of a merge": "nearer in meaning than others are",
    "cosine": "near in meaning",
    "cosine of a merge": "near in meaning",
    "growth": "nearer together than the best part alone",
    "length": "lengths that do not go together",
    "length of a merge": "lengths that do not go together",
    "sentences": "numbers of sentences that differ",
    "sentences of a merge": "numbers of sentences that differ",
    "numbers shared": "numbers on both sides",
    "numbers apart": "numbers on one side only",
    "Latin words": "Latin words on both sides",
    "code words apart": "code words on one side only",
    "names": "names that sound alike",
    "paragraph ends": "runs over the end of a paragraph",
    "heading in a merge": "runs on over a heading or an item",
    "quotation cut": "ends within a quotation on one side",
    "terms": "terms of the glossary on both sides",
    "known pair": "a pair that the memory holds",
}
_TOTAL, _CHANCE = "value", "chance among all alignments"
_ROOM = 44
_COLUMN = 9

Sides = tuple[Sequence[Segment], Sequence[Segment]]


def explained(found: Explanation, sides: Sides, width: int) -> str:
    """Return the explanation of a bead for people, no line wider than `width` cells; segments are numbered from 0."""
    return "\n".join(_lines(found, sides, max(width, _ROOM + _COLUMN)))


def _lines(found: Explanation, sides: Sides, width: int) -> Iterator[str]:
    named = list(zip("ABCD", (found.won, *found.rivals), strict=False))
    for letter, one in named:
        role = f"bead {found.number}" if letter == "A" else "instead of it"
        yield f"{letter}  {role}: {_told(one.bead)}"
        for lang, side, numbers in zip(("ko", "en"), sides, (one.bead.ko, one.bead.en), strict=True):
            yield "   " + cut(f"{lang}  {' '.join(side[n].text for n in numbers) or '(nothing)'}", width - 3)
    if len(named) == 1:
        yield "Nothing else could have taken its segments."
    yield ""
    yield _row("", [letter for letter, _ in named])
    for words in dict.fromkeys(_WORDS.values()):
        sums = [_sum(one, words) for _, one in named]
        if any(sums):
            yield _row(words, [f"{one:+.2f}" if one else "" for one in sums])
    yield _row(_TOTAL, [f"{one.value:+.2f}" for _, one in named])
    yield _row(_CHANCE, [f"{one.chance:.2f}" for _, one in named])
    yield f"A value over 0 speaks for the pair, under 0 for leaving its segments alone. {found.signature}"


def _told(bead: Bead) -> str:
    sizes = f"{bead.kind}, segments {_numbers(bead.ko)} and {_numbers(bead.en)}"
    if not bead.paired:
        return f"{sizes}, without a partner"
    return f"{sizes}, re-ordered" if bead.moved else sizes


def _numbers(numbers: tuple[int, ...]) -> str:
    return "+".join(map(str, numbers)) or "none"


def _sum(one: Weighed, words: str) -> float:
    """Return what the terms that go by these words add to a bead's value, in hundredths."""
    return round(sum(added for name, _, added in one.terms if _WORDS.get(name, name) == words), 2)


def _row(name: str, columns: list[str]) -> str:
    return (name + " " * (_ROOM - cells(name)) + "".join(column.rjust(_COLUMN) for column in columns)).rstrip()
