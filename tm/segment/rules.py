"""What a segmentation rule is, and the pieces that both languages' rules are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

TERMINATORS = ".?!…‥。｡．？！‼⁇⁈⁉"
CLOSERS = "\"'”’»』」》〉)\\]}）］】〕*_¹²³⁴-⁹"
OPENERS = "\"'“‘«『「《〈(\\[{（［【〔*_"

VIEW = 64
"""How far back, in code points, a rule's `before` sees, and how far ahead a user's own `after`: long paragraphs stay linear."""

# As parts of a pattern: what may stand between the full stop and the white space, and after it.
CLOSED = f"[{CLOSERS}]*"
# A mark that opens as well as closes; where a rule asks, the place tells that it opens.
STRAIGHT = "[\"']"
OPENED = f"[{OPENERS}]*"
# What people write in place of a full stop in messages, or behind it. Hearts are left out: `I ❤ Kim`.
_FACE = "\u2600-\u2763\u2765-\u27bf\U0001f300-\U0001f48b\U0001f4a0-\U0001faff"
SMILES = (
    r"(?:(?<![ㅋㅎㅠㅜ])[ㅋㅎㅠㅜ]{2,}|(?<![~～])[~～]+|\^_*\^;*|[:;]-?[()D]"
    rf"|(?<![{_FACE}\ufe0f\u200d])[{_FACE}][{_FACE}\ufe0f\u200d]*)"
)
# In brackets after the full stop, yet a part of what it ends: where a report comes from, what a speaker did. A place or an
# agency in round brackets more often heads the next report, as in `(CNN) A storm …` and `(서울=연합뉴스)`.
_SOURCES = (
    rf"(?:(?:사진|자료|출처)\s?[=:]\s?)?[^()\[\]〔〕【】={TERMINATORS}]{{0,30}}(?:통신|신문|뉴스|방송|일보|연합|제공|자료|(?<=[^\[(]\s)기자)"
    r"|(?:일동 )?(?:웃음|박수|침묵|한숨|눈물)|[Ll]aughs|[Ll]aughter|[Aa]pplause|[Pp]ause|[Ss]ighs"
    r"|(?:[Pp]hoto|[Ss]ource|[Ii]mage)s?[: ][^()\[\]]{1,30}"
)
_AGENCIES = "AP|AFP|UPI|DPA|TASS|KCNA|NHK|BBC|CNN|VOA|RFA|Reuters|Yonhap|Xinhua|Kyodo|Bloomberg|Daily NK"
# When an article of law was changed.
_AMENDED = r"[<\[](?:전문|본조|일부)?(?:개정|신설|삭제|이동)\s[^<>\[\]]{1,60}[>\]]"
# Where a picture is from, at the end of its caption.
_PICTURED = rf"[/|]?\s?(?:사진|그래픽|[Pp]hoto|[Ii]mage)\s?[=:/]\s?[^{TERMINATORS}]{{1,40}}$"
_SOURCE = rf"(?:[(\[〔【](?:{_SOURCES})[)\]〕】]|\[(?:{_AGENCIES})\]|{_AMENDED}|{_PICTURED})(?!\s?[—–(-])"
_NOTE = rf"[(\[〔【][^()\[\]〔〕【】{TERMINATORS}]{{1,40}}[)\]〕】](?!\()"
# What belongs to the sentence that it follows, beside closing marks: the end of a tag, the target of a link, a note or a
# smile, a source.
BEHIND = rf"(?:</[A-Za-z][^<>]*>|(?<=\])\([^()\s]+\)|{_NOTE}|\s?{SMILES}(?!\S)|\s{_SOURCE})"
# A full stop and all that belongs to it.
ENDED = rf"[{TERMINATORS}](?:\s?[{CLOSERS}]|{BEHIND})*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for one place in a line: it fits if `before` matches up to the place and `after` from it on.

    Both are regular expressions, unanchored, as in SRX's `beforebreak` and `afterbreak`; `before` sees at most
    the `VIEW` characters before the place. `example` shows the rule at work, with ` | ` or `|` at every boundary.
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
    first that fits says whether the quotation may be split inside (`is_break`); if none fits, it may. `starts` is a
    pattern for what begins a sentence behind an abbreviation that may end one.
    """

    rules: tuple[Rule, ...]
    taken_up: tuple[Rule, ...]
    starts: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What a user adds to the built-in rules; the earlier one decides."""

    ko: tuple[Rule, ...] = ()
    en: tuple[Rule, ...] = ()

    def of(self, lang: str) -> tuple[Rule, ...]:
        """Return the rules for a language."""
        return self.ko if lang == "ko" else self.en

    def __add__(self, other: Rules) -> Rules:
        return Rules(self.ko + other.ko, self.en + other.en)


def no_break(before: str, after: str, why: str, example: str) -> Rule:
    """Return a rule that forbids a boundary."""
    return Rule(before, after, False, why, example)


def a_break(before: str, after: str, why: str, example: str) -> Rule:
    """Return a rule that sets a boundary."""
    return Rule(before, after, True, why, example)


def one_of(words: str) -> str:
    """Return a pattern for any of the words, which are separated by white space and may be patterns themselves."""
    return f"(?:{'|'.join(words.split())})"


def fits(rule: Rule, line: str, place: int) -> bool:
    """Return whether a rule has a say at a place of a line: the definition, which the engine follows with patterns kept ready."""
    return bool(
        re.compile(rule.after).match(line, place) and re.compile(rf"(?:{rule.before})\Z").search(line, max(0, place - VIEW), place)
    )


SHARED = (
    no_break(
        "",
        rf"\s*(?:[,;:]|[{TERMINATORS}]+{CLOSED}(?!\S))",
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
