"""Names: as the glossary has them, spelled one way throughout a document, and there at all where the source has them."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from tm.check.capitals import standing_for
from tm.check.check import Check, Context, Hint, Pair
from tm.check.glossaries import PLACE, has_form
from tm.check.term import LITERAL
from tm.check.unmet import Unmet, banned_hint, strange, unmet
from tm.model.finding import Level
from tm.model.glossary import Entry
from tm.model.match import Span
from tm.text.names import korean_name
from tm.text.normalize import tidy
from tm.text.particles import bare
from tm.text.sounds import likeness, sound

SAME = 0.75
"""Likeness from which on two names are the same one: precision .95 on news."""

_MOST_WORDS = 3
_MOST_SPANS, _MOST_IN_TEXT = 300, 50
"""Capitalised words, and names of a Korean text, that are compared: no sentence has more."""
_MOST_NAMES = 20_000
"""Names whose spellings are kept for a file; names beyond them are not compared."""

_JUST = 5
"""Units before one in which a name that it leaves out may stand."""

_EOJEOL = re.compile(r"[가-힣]{2,}")
_CAPITAL = re.compile(r"[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*)*")
_PEOPLE = re.compile("(?:ian|ean|an|ese|ish|ic|i|s|n)$")


class Spellings:
    """The spellings that each Korean name has been given in each document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._spelled: dict[tuple[str, str], Counter[str]] = {}
        self._document = ""
        self._before: deque[str] = deque(maxlen=_JUST)

    def survey(self, pair: Pair) -> None:
        """Take note of the spelling of each name of a pair."""
        for name, spelling, _ in _found(pair):
            key = pair.document, name
            if key in self._spelled or len(self._spelled) < _MOST_NAMES:
                self._spelled.setdefault(key, Counter())[_even(spelling)] += 1

    def find(self, pair: Pair) -> Iterator[Hint]:
        """Say where a name goes against the glossary, or is spelled otherwise than mostly in its document."""
        told = list(self._against(pair))
        yield from told
        for name, spelling, span in _found(pair):
            if any(hint.spot == pair.spot("en", *span) for hint in told):
                continue
            counts = self._spelled.get((pair.document, name), Counter())
            usual, times = max(counts.items(), key=lambda row: (row[1], row[0]), default=("", 0))
            mine = _even(spelling)
            if mine != usual and times > counts[mine] and not _parts(mine, usual):
                message = f"{name} is “{usual}” in {times} other units of this document, “{spelling}” here; spell it one way"
                yield Hint(message, pair.spot("en", *span))

    def _against(self, pair: Pair) -> Iterator[Hint]:
        """Say where a name goes against the glossary; one just named, or standing for its country, need not be there."""
        if pair.document != self._document:
            self._document = pair.document
            self._before.clear()
        for one in unmet(pair, self._context, names=True):
            if one.banned:
                yield banned_hint(pair, one, one.banned)
            elif strange(pair, self._context, names=True) or not self._understood(pair, one):
                yield _missing(pair, one)
        self._before.append(pair.target)

    def _understood(self, pair: Pair, one: Unmet) -> bool:
        """Return whether a name is told in another way, or readers have just met it: in the county, there."""
        if standing_for(one.entry, pair.target) or _in_its_own_way(pair, one):
            return True
        forms, lang = one.entry.forms(pair.target_lang), pair.target_lang
        return any(has_form(text, form, lang) for text in self._before for form in forms) and not _misspelled(pair, one)


def _missing(pair: Pair, one: Unmet) -> Hint:
    """Return what to say of a name that is not in the target, or only in a spelling that the glossary does not have."""
    word, wanted = pair.source[one.start : one.end], one.entry.preferred(pair.target_lang)
    if near := _misspelled(pair, one):
        message = f"{word} is “{wanted}” in the glossary, “{pair.target[slice(*near)]}” here; spell it as the glossary does"
        return Hint(message, pair.spot("en", *near))
    level: Level | None = "info" if len(pair.source.split()) > LITERAL else None
    message = f"{word} is “{wanted}” in the glossary, which the target does not have; see whether it is meant"
    return Hint(message, pair.spot(pair.source_lang, one.start, one.end), level)


def _misspelled(pair: Pair, one: Unmet) -> Span | None:
    """Return where an English target has a name by its sound, but in another spelling."""
    return _nearest(PLACE.sub("", pair.source[one.start : one.end]), pair.target) if pair.target_lang == "en" else None


def _in_its_own_way(pair: Pair, one: Unmet) -> bool:
    """Return whether a Korean target has an English word by its sound or its letters where the entry says something else.

    Beijing, which an entry accepts for 중국, is 베이징; UN may stay as it is.
    """
    if pair.target_lang != "ko":
        return False
    word = pair.source[one.start : one.end]
    letters = word.replace(".", "")
    if letters.isupper() and re.search(rf"(?<![A-Za-z]){re.escape(letters)}(?![A-Za-z])", pair.target):
        return True
    if any(likeness(form, word) >= SAME for form in one.entry.ko):
        return False
    heard = (
        found[:length] for found in _EOJEOL.findall(pair.target)[:_MOST_IN_TEXT] for length in range(2, min(len(found), 6) + 1)
    )
    return any(likeness(part, word) >= SAME and sound(part).consonants[:1] == sound(word).consonants[:1] for part in heard)


def _nearest(name: str, english: str) -> Span | None:
    """Return the capitalised words that sound like a Korean name, the likest first."""
    spans = list(islice((span for run in _CAPITAL.finditer(english) for span in _runs(run)), _MOST_SPANS))
    best = max(spans, key=lambda span: (likeness(name, english[slice(*span)]), -span[0]), default=None)
    if best is None:
        return None
    found = english[slice(*best)]
    same = likeness(name, found) >= SAME and sound(name).consonants[:1] == sound(found).consonants[:1]
    return best if same else None


def _found(pair: Pair) -> Iterator[tuple[str, str, Span]]:
    """Give each name of the Korean side with the words of the English side that sound like it, and where these are."""
    english = pair.text("en")
    for name in _names(tidy(pair.text("ko")))[:_MOST_IN_TEXT]:
        if span := _nearest(name, english):
            yield name, english[slice(*span)], span


@lru_cache(maxsize=2048)
def _names(text: str) -> tuple[str, ...]:
    """Return the names of a Korean text without particles and without what makes a town or county of them."""
    words = _EOJEOL.findall(text)
    found: dict[str, None] = {}
    for n, word in enumerate(words):
        before, after = (words[n - 1] if n else ""), (words[n + 1] if n + 1 < len(words) else "")
        if korean_name(word, before, after):
            name = PLACE.sub("", bare(word))
            if len(sound(name).consonants) >= 2 and len(name) <= 4:
                found[name] = None
    return tuple(found)


def _runs(run: re.Match[str]) -> Iterator[Span]:
    """Give each of the stretches of one to three capitalised words in a row."""
    words = [found.span() for found in re.finditer(r"[^ ]+", run[0])]
    for n, (start, _) in enumerate(words):
        for _, end in words[n : n + _MOST_WORDS]:
            text = run[0][start:end]
            yield run.start() + start, run.start() + end - (len(text) - len(re.sub(r"['’]s?$", "", text)))


def _even(spelling: str) -> str:
    """Return a spelling in which hyphens, signs over letters and case of the second syllable make no difference."""
    return re.sub(r"[\s-]+", " ", spelling).title()


def _parts(a: str, b: str) -> bool:
    """Return whether one is a part of the other, as a surname is of a name, or names its people: Italy, Italian."""
    stems = [_PEOPLE.sub("", one) for one in (a, b)]
    return f" {a} " in f" {b} " or f" {b} " in f" {a} " or b.startswith(stems[0]) or a.startswith(stems[1])


_ENTRIES = (
    Entry(("국가보위성",), ("Ministry of State Security",), ("MSS",), ("Ministry of State Protection",)),
    Entry(("혜산",), ("Hyesan",), (), ("Heysan",)),
)

CHECK = Check(
    id="name",
    level="warning",
    what="a name is not as the glossary has it, or is spelled in two ways in one document",
    why="two spellings are two people to a reader, and a search for one does not find the other",
    right=(
        (("국가보위성이 조사에 나섰다.", "The Ministry of State Security opened an investigation."),),
        (("혜산의 상인들", "Traders in Hyesan"), ("혜산에서 온 소식", "News from Hyesan’s markets")),
        (("회령시에서", "In Hoeryong"), ("회령의 주민", "A resident of Hoeryong")),
    ),
    wrong=(
        (("국가보위성이 조사에 나섰다.", "The Ministry of State Protection opened an investigation."),),
        (("혜산의 상인들", "Traders in the border city of Musan"),),
        (
            ("회령시에서", "In Hoeryong"),
            ("회령의 주민", "A resident of Hoeryong"),
            ("회령까지", "As far as Hoeryeong"),
        ),
    ),
    over=Spellings,
    entries=_ENTRIES,
)
