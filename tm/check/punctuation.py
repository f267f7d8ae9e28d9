"""The mark at the end, doubled marks, and signs of two kinds for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tm.check.check import Check, Context, Hint, Pair
from tm.text.normalize import has_hangul
from tm.text.placeables import masked

_ACCELERATOR = re.compile(r"\s?\([_&~]?[A-Za-z0-9]\)(?=[\s.…:：]*$)")
_ENTITY = re.compile(r"&#?\w{1,10};\Z")
_CLOSING = " \t\r\n\"'”’˝″」』》〉»)]}）*_`|"
_CLOSING_QUOTES = frozenset("\"'”’」』")
_MARKS = {"。": ".", "．": ".", "？": "?", "！": "!", "：": ":", "，": ",", "、": ",", "；": ";", "⋯": "…", "‥": "…", "∶": ":"}
_TAIL = 8
"""Characters at the end that hold the last mark."""
_FINAL = re.compile(r"(?:\.\s?\.\s?\.+|…+|[.?!:;,])$")
_NAMES = {
    ".": "a full stop",
    "?": "a question mark",
    "!": "an exclamation mark",
    ":": "a colon",
    ";": "a semicolon",
    ",": "a comma",
}
_NAMES |= {"…": "an ellipsis", "": "no mark"}
_ABBREVIATED = re.compile(
    r"(?i)(?:\b(?:etc|inc|ltd|co|corp|no|vs|jr|sr|st|al|approx|max|min|[ap]\.m|e\.g|i\.e)|\b[A-Za-z]|^\W*\d+)\.$"
)
_DOUBLED = re.compile(r"(?<![./\\])\.\.(?![./\\\w])|,\s?,|;;|。。|[?!]\.(?!\w)|(?<=[가-힣])(?:\.,|,\.|\.;)|、、")
_TWO_KINDS = (("…", re.compile(r"(?<!\.)\.{3}(?!\.)")), ("·", re.compile("[ㆍ・]")))

_QUIET = frozenset(
    [frozenset({".", "!"}), frozenset({":", "."}), frozenset({":", "…"}), frozenset({",", ""}), frozenset({";", ","})]
)
"""Marks that good translations exchange: `Done!` is `마쳤습니다.`, and where English announces a list with `:`, Korean has `.`."""

_STOPS = frozenset(".!")
_SENTENCE_ENDS = frozenset("다요죠까라오자네지군나")
"""Last syllables of Korean sentences; what ends otherwise is a noun or made one: 저장 실패, 무시함."""
_ENOUGH, _OFTEN = 8, 0.08
"""Units that change the stop at the end, and the share of them, from which on that is the file's practice."""


class Punctuation:
    """Knows how often the file drops or adds the stop at the end: many interfaces write none in Korean."""

    def __init__(self, _: Context) -> None:
        self._kept = self._changed = 0

    def survey(self, pair: Pair) -> None:
        """Count whether the pair keeps the stop."""
        source, target = _final(pair.source), _final(pair.target)
        if source in _STOPS or target in _STOPS:
            if source and target:
                self._kept += 1
            else:
                self._changed += 1

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Give what is wrong with the marks of the target."""
        yield from self._at_end(pair)
        if (doubled := _DOUBLED.search(masked(pair.target))) and doubled[0] not in pair.source:
            yield Hint(f"two marks in a row, {doubled[0]!r}; take one out", pair.spot(pair.target_lang, *doubled.span()))
        for sign, other in _TWO_KINDS:
            if (
                sign in pair.target
                and (second := other.search(pair.target))
                and not (sign in pair.source and other.search(pair.source))
            ):
                yield Hint(
                    f"both {sign} and {second[0]} in one text; write one of them", pair.spot(pair.target_lang, *second.span())
                )

    def _at_end(self, pair: Pair) -> Iterator[Hint]:
        source, target = _final(pair.source), _final(pair.target)
        if (
            source == target
            or _quoted(pair.source) != _quoted(pair.target)
            or not _worded(pair.source)
            or not _worded(pair.target)
            or frozenset({source, target}) in _QUIET
        ):
            return
        if {source, target} & _STOPS and "" in (source, target) and (self._practice or _ends_short(pair) or _is_phrase(pair)):
            return
        end = len(pair.target.rstrip())
        spot = pair.spot(pair.target_lang, max(0, end - 1), end)
        yield Hint(f"the source ends with {_NAMES[source]}, the target with {_NAMES[target]}; see which is meant", spot)

    @property
    def _practice(self) -> bool:
        """Whether stops come and go in this file."""
        return self._changed >= _ENOUGH and self._changed >= _OFTEN * (self._kept + self._changed)


def _bare(text: str) -> str:
    """Return a text without what may follow its last mark: brackets, quotation marks, the letter of a keyboard shortcut."""
    text = text.rstrip()
    if text.endswith(";") and "&" in text:
        text = _ENTITY.sub("x", text)
    if text.endswith((")", "…", ".", ":", "：")) and "(" in text:
        text = _ACCELERATOR.sub("", text)
    return text.rstrip(_CLOSING)


def _final(text: str) -> str:
    """Return the mark a text ends with, one sign for each kind, empty for none."""
    bare = _bare(text)
    mark = _MARKS.get(bare[-1:], bare[-1:])
    if mark.isalnum():
        return ""
    if mark != bare[-1:]:
        return mark
    found = _FINAL.search(bare, max(0, len(bare) - _TAIL))
    return "" if not found else "…" if len(found[0]) > 1 else found[0]


def _quoted(text: str) -> bool:
    """Return whether a text ends within quotation marks: `“…?”` is said as ‘…느냐고 물었다.’"""
    text = text.rstrip()
    return not _CLOSING_QUOTES.isdisjoint(text[len(text.rstrip(_CLOSING)) :])


def _worded(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1


def _ends_short(pair: Pair) -> bool:
    """Return whether either side ends with an abbreviation, whose dot may be the stop too."""
    return any(_ABBREVIATED.search(_bare(text)) for text in (pair.source, pair.target) if not has_hangul(text[-6:]))


def _is_phrase(pair: Pair) -> bool:
    """Return whether the Korean side ends as no sentence does, and so without a stop: 무시함, 선택 시도."""
    korean = _bare(pair.text("ko"))
    return has_hangul(korean[-1:]) and korean[-1] not in _SENTENCE_ENDS


CHECK = Check(
    id="punctuation",
    level="warning",
    what="another mark at the end, marks doubled, … beside ..., · beside ㆍ",
    why="a question that ends as a statement is read as one; a lost colon or ellipsis says something else of a menu entry",
    right=(
        (("Do you want to quit?", "끝낼까요?"),),
        (("Save _As...", "다른 이름으로 저장(_A)…"),),
        (("“시장이 닫혔다.”", "“The market is closed.”"),),
        (("It is Hyesan, Sinuiju, etc.", "혜산, 신의주 등이다."),),
        (("Done!", "마쳤습니다."),),
    ),
    wrong=(
        (("Do you want to quit?", "끝내겠습니다."),),
        (("Name:", "이름"),),
        (("시장이 닫혔다.", "The market is closed"),),
        (("The market is closed.", "시장이 닫혔다.."),),
        (("Open…", "열기"),),
    ),
    over=Punctuation,
)
