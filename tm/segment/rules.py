"""What a segmentation rule is, and the pieces that both languages' rules are made of."""

from __future__ import annotations

from dataclasses import dataclass

TERMINATORS = ".?!…‥。｡．？！‼⁇⁈⁉"
CLOSERS = "\"'”’»』」》〉)\\]}）］】〕*_"
OPENERS = "\"'“‘«『「《〈(\\[{（［【〔*_"

# As parts of a pattern: what may stand between the full stop and the white space, and after it.
CLOSED = f"[{CLOSERS}]*"
OPENED = f"[{OPENERS}]*"
# A full stop and all that belongs to it: closing marks, the end of a tag, a source or note in brackets.
ENDED = rf"[{TERMINATORS}](?:\s?[{CLOSERS}]|</[A-Za-z][^<>]*>|[(\[〔【][^()\[\]]{{1,40}}[)\]〕】])*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for one place in a line: it fits if `before` matches up to the place and `after` from it on.

    Both are regular expressions, unanchored, as in SRX's `beforebreak` and `afterbreak`; `before` sees at most
    the 64 characters before the place. `example` shows the rule at work, with ` | ` or `|` at every boundary.
    """

    before: str
    after: str
    is_break: bool
    why: str
    example: str


@dataclass(frozen=True, slots=True)
class Language:
    """The rules of one language.

    `rules` are tried where a sentence might end. `taken_up` are tried right after a quotation's closing mark: the
    first that fits says whether the quotation may be split inside (`is_break`); if none fits, it may.
    """

    rules: tuple[Rule, ...]
    taken_up: tuple[Rule, ...]


def no_break(before: str, after: str, why: str, example: str) -> Rule:
    """Return a rule that forbids a boundary."""
    return Rule(before, after, False, why, example)


def a_break(before: str, after: str, why: str, example: str) -> Rule:
    """Return a rule that sets a boundary."""
    return Rule(before, after, True, why, example)


def one_of(words: str) -> str:
    """Return a pattern for any of the words, which are separated by white space and may be patterns themselves."""
    return f"(?:{'|'.join(words.split())})"


SHARED = (
    no_break(
        "",
        rf"\s*(?:[,;:]|[{TERMINATORS}]+(?!\S))",
        "the sentence goes on after a comma, and a stray second full stop ends it, not the first",
        "“It works!”, the man said . . . | Nobody believed him.",
    ),
    no_break(
        r"[(（][?!？！]+[)）]",
        "",
        "a mark of doubt in brackets comments on a word",
        "The “free” (!) clinic charges a fee.",
    ),
    no_break(
        "",
        rf"\s*[(\[〔【][^()\[\]{TERMINATORS}]{{1,30}}(?<!다)[)\]〕】]\s*\Z",
        "a source in brackets at the end of a paragraph belongs to what it is the source of",
        "The river froze early this year. (Reuters)",
    ),
)
