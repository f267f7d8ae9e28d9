"""What checks say of small files: shared by their tests."""

from __future__ import annotations

from collections.abc import Sequence

from tm.check.check import Check, Context, Hint, Pair
from tm.model.text import Lang
from tm.text.normalize import has_hangul


def pair_of(source: str, target: str, document: str = "") -> Pair:
    """Return a pair whose script tells the languages: English to Korean where the source has no Hangul."""
    lang: Lang = "ko" if has_hangul(source) else "en"
    return Pair(source, target, lang, "en" if lang == "ko" else "ko", document)


def over_file(check: Check, pairs: Sequence[Pair], context: Context | None = None) -> list[list[Hint]]:
    """Return what a check says of each pair of a file."""
    finder = check.finder(context or Context())
    for pair in pairs:
        finder.survey(pair)
    return [list(finder.find(pair)) for pair in pairs]


def hints(check: Check, source: str, target: str) -> list[Hint]:
    """Return what a check says of a file of one pair."""
    return over_file(check, [pair_of(source, target)])[0]


def marked(check: Check, source: str, target: str) -> list[str]:
    """Return what a check marks in a pair; what it says without a place is marked by an empty string."""
    found = []
    for hint in hints(check, source, target):
        side = source if hint.spot and hint.spot.side == "source" else target
        found.append(side[hint.spot.start : hint.spot.end] if hint.spot else "")
        assert "\n" not in hint.message
    return found


def rows(table: str) -> list[tuple[str, str, str]]:
    """Return the rows of a table: source | target | what is marked, `-` for nothing at all, `@` for something without a place.

    `\\n` and `\\t` are themselves, `␣` is a space at an end; what is marked is separated by ` & `.
    """
    found = []
    for line in table.strip("\n").splitlines():
        if line.strip():
            source, target, wanted = (_cell(cell) for cell in line.split(" | "))
            found.append((source, target, wanted))
    return found


def expected(wanted: str) -> list[str]:
    """Return the third column as a list."""
    return [] if wanted == "-" else ["" if one == "@" else one for one in wanted.split(" & ")]


def _cell(text: str) -> str:
    return text.strip(" ").replace("\\n", "\n").replace("\\t", "\t").replace("␣", " ")
