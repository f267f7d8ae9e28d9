"""What glossary entries are in a text, inflected and with particles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tm.check.capitals import standing_for
from tm.check.check import Context, Hint, Pair
from tm.model.glossary import Entry
from tm.model.match import Span
from tm.model.text import Lang
from tm.text.english import ARTICLES
from tm.text.phrases import Phrase

_QUOTE = re.compile("['’]")
_MADE = ("-made", "-style", "-based", "-born", "-led", "-run")
"""Ends of adjectives made of a name: Chinese-made."""
_SMALL = ARTICLES | frozenset("of and or for to in on at by with from".split())

PLACE = re.compile(r"(?<=[가-힣]{2})(?:특별시|직할시|광역시|시|군|구역|읍|리|동|도)$")
"""What makes a town or a county of a Korean name."""
_DATELINE = re.compile(r"\s*[\[(【][^\[\]()【】]{2,40}=[^\[\]()【】]{1,40}[\])】]")
"""Where a Korean report comes from, which the English one says in its first sentence, or not at all: [혜산=…]."""
_BEFORE = re.compile(r"([\w’'-]+)[ \u00a0]$")
_DETERMINING = _SMALL | frozenset(
    "this that these those its their his her my your our each every all some any no other another".split()
)


class Unmet(NamedTuple):
    """A term of the source, where it stands, and what of the target goes against its entry, where something does."""

    start: int
    end: int
    entry: Entry
    banned: Span | None


class Usual:
    """Which single English words, that may be put in other ways too, a file mostly puts as the glossary does."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._put: Counter[str] = Counter()
        self._not: Counter[str] = Counter()

    def survey(self, pair: Pair) -> None:
        """Count how the words of a pair are put."""
        if pair.source_lang != "en" or not self._context.entries:
            return
        for start, end, entry in self._context.glossary.entries(pair.source, "en"):
            if entry.accepted and has_form(pair.source[start:end], entry.en[0], "en"):
                put = any(has_form(pair.target, form, "ko") for form in entry.ko)
                (self._put if put else self._not)[entry.en[0]] += 1

    def stands(self, entry: Entry) -> bool:
        """Return whether the file means an entry's first English word as the entry does."""
        put = self._put[entry.en[0]]
        return put >= _OFTEN and put >= _MOSTLY * (put + self._not[entry.en[0]])


_OFTEN, _MOSTLY = 3, 0.7


def unmet(pair: Pair, context: Context, *, names: bool, usual: Usual | None = None) -> Iterator[Unmet]:
    """Give the terms of a source, names or all others, whose translation is banned or not in the target; each entry once.

    A part of a term that has several words may stand for it: the province, the cell. Of several entries with one form any will do.
    What English words need not mean (`_stands`) is missing only where the file usually puts them so, or the target has another
    entry's term that the source has not.
    """
    if not context.entries:
        return
    seen: set[int] = set()
    dateline = found.end() if (found := _DATELINE.match(pair.source)) else 0
    for start, end, one in context.glossary.entries(pair.source, pair.source_lang):
        if end <= dateline or pair.source[end : end + 1] == "$":
            continue
        lang, word = pair.target_lang, pair.source[start:end]
        forms = [form for form in one.forms(pair.source_lang) if has_form(word, form, pair.source_lang)]
        others = (other for form in forms for other in context.sharing.get((pair.source_lang, form), ()))
        meant = (one, *(other for other in others if other is not one))
        kind = [each for each in meant if is_name(each) is names]
        sure = [
            each
            for each in kind
            if _stands(each, word, forms, pair.source_lang) or (usual and each.en[0] in forms and usual.stands(each))
        ]
        entry = next(iter(sure or kind), None)
        if entry is None or id(entry) in seen:
            continue
        seen.add(id(entry))
        banned = banned_in(entry, pair.target, lang)
        if banned or not (
            _carried(pair.target, [form for each in meant for form in each.forms(lang)], lang)
            or not (sure or (" " in word and strange(pair, context, names=names)))
        ):
            yield Unmet(start, end, entry, banned)


def _carried(target: str, forms: list[str], lang: Lang) -> bool:
    """Return whether a target has one of the forms of a term, or a part that may do for it."""
    return any(has_form(target, form, lang) for form in forms) or any(shortened(target, form, lang) for form in forms)


def _stands(entry: Entry, word: str, forms: list[str], lang: Lang) -> bool:
    """Return whether a word of a source stands for its entry, rather than for something else that it may mean.

    In English the accepted forms of a term are ways to translate it, and mean other things too. So do a single word beside which
    others are accepted, what Korean says in several words (당 간부, official), and the words of a name in small letters; and a name
    that is accepted in small letters too is a title that anybody may have (foreign minister).
    """
    if lang == "ko":
        return True
    if " " in entry.ko[0]:
        return False
    if is_name(entry):
        titles = {form.lower() for form in entry.accepted if form[0].islower()}
        return word[0].isupper() and not titles & {word.lower(), entry.en[0].lower()}
    return any(form in entry.en and (" " in form or not entry.accepted) for form in forms)


def strange(pair: Pair, context: Context, *, names: bool) -> bool:
    """Return whether a target has a name, or another term, of the glossary that its source does not have in any way."""
    return any(
        is_name(entry) is names
        and not any(has_form(pair.source, form, pair.source_lang) for form in entry.forms(pair.source_lang))
        and not standing_for(entry, pair.source)
        for _, _, entry in context.glossary.entries(pair.target, pair.target_lang)
    )


def banned_hint(pair: Pair, one: Unmet, banned: Span) -> Hint:
    """Return what to say of a translation that the glossary bans."""
    found, word = pair.target[slice(*banned)], pair.source[one.start : one.end]
    wanted = one.entry.preferred(pair.target_lang)
    return Hint(f"“{found}” is not to be used for {word}; write “{wanted}”", pair.spot(pair.target_lang, *banned), "error")


@lru_cache(maxsize=4096)
def is_name(entry: Entry) -> bool:
    """Return whether an entry names one person, place or body: its English words have capitals, small ones aside."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", entry.en[0]) if word not in _SMALL]
    return bool(words) and all(word[0].isupper() and not word.endswith(_MADE) for word in words)


def has_form(text: str, form: str, lang: Lang) -> bool:
    """Return whether a text has a form of a term, whatever its particles, endings, plural or case."""
    return spot(text, form, lang) is not None


def banned_in(entry: Entry, text: str, lang: Lang) -> Span | None:
    """Return where an English text has a form that the entry bans, unless it stands inside a form that is right."""
    if lang != "en" or not entry.banned:
        return None
    right = [span for form in entry.forms("en") if (span := spot(text, form, "en"))]
    for form in entry.banned:
        span = spot(text, form, "en", exact=True)
        if span and not any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in right):
            return span
    return None


def shares_word(text: str, form: str, lang: Lang) -> bool:
    """Return whether a text has at least one word of a form that has several, so that it may well be meant."""
    words = [word for word in form.split() if word.lower() not in _SMALL and len(word) > 1]
    return len(words) > 1 and any(has_form(text, word, lang) for word in words)


def shortened(text: str, form: str, lang: Lang) -> bool:
    """Return whether a text has what is left of a form of several words where the rest is understood.

    In English its last word, with nothing before it but words of the form and such as go with any noun: the province, coal trains;
    in Korean its last word, or a place without 시, 군 or the like.
    """
    words = form.split()
    if lang == "ko":
        place = PLACE.sub("", form)
        return any(len(part) > 1 and part != form and has_form(text, part, "ko") for part in (words[-1], place))
    if len(words) < 2:
        return False
    own = {word.lower() for word in words}
    for found in _english(words[-1], False).finditer(text):
        before = _BEFORE.search(text, 0, found.start())
        if before is None or before[1].lower() in own | _DETERMINING or before[1].endswith(("’s", "'s", "s’", "s'")):
            return True
    return False


def spot(text: str, form: str, lang: Lang, *, exact: bool = False) -> Span | None:
    """Return where a text has a form of a term first; an `exact` one minds capitals."""
    if lang == "ko":
        return next(Phrase.of(form).spans(text, "ko"), None)
    found = _english(form, exact).search(text)
    return found.span() if found else None


@lru_cache(maxsize=8192)
def _english(form: str, exact: bool) -> re.Pattern[str]:
    """Return a pattern for a form: spaces and hyphens alike, straight and curly quotes, and the last word inflected.

    An `exact` one minds capitals where the form has any, since what is banned is often the same words in small letters. A name may
    stand behind a hyphen: Korea-EU talks.
    """
    words = [_QUOTE.sub("['’]", re.escape(word)) for word in re.split(r"[\s-]+", form.strip()) if word]
    body = r"[\s-]+".join([*words[:-1], _inflected(words[-1])]) if words else "(?!)"
    minds = (exact and form != form.lower()) or (form.isupper() and len(form) < 6)
    before = r"(?<!\w)" if form[:1].isupper() else r"(?<![\w-])"
    return re.compile(rf"{before}(?:{body})(?!\w)", 0 if minds else re.I)


def _inflected(word: str) -> str:
    """Return a pattern for a word in its plural, as a possessive, or as another form of the verb."""
    if not word[-1:].isalpha():
        return word
    if word.endswith("y"):
        return f"{word[:-1]}(?:y(?:['’]s|ing)?|ies|ied)"
    if word.endswith("e"):
        return f"(?:{word}(?:['’]?s|['’]|[dr])?|{word[:-1]}ing)"
    return f"{word}(?:['’]?s|es|['’]|{word[-1]}?(?:ed|ing|er))?"
