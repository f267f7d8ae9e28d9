"""What glossary entries are in a text, inflected and with particles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

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


class Unmet(NamedTuple):
    """A term of the source, where it stands, and what of the target goes against its entry, where something does."""

    start: int
    end: int
    entry: Entry
    banned: Span | None


def unmet(pair: Pair, context: Context, *, names: bool) -> Iterator[Unmet]:
    """Give the terms of a source, names or all others, whose translation is banned or not in the target; each entry once.

    An English source has a term where it has the entry's own form, or an accepted one of several words: single ones are ways to
    translate it, and mean other things too. So do the words of a name in small letters, and a single word beside which others are
    accepted, or for what Korean says in several (당 간부, official). Of several entries with one form any will do.
    """
    if not context.entries:
        return
    seen: set[int] = set()
    for start, end, found in context.glossary.entries(pair.source, pair.source_lang):
        lang, word = pair.target_lang, pair.source[start:end]
        forms = [form for form in found.forms(pair.source_lang) if has_form(word, form, pair.source_lang)]
        meant = (found, *(one for form in forms for one in context.sharing.get((pair.source_lang, form), ()) if one is not found))
        entry = next((one for one in meant if is_name(one) is names and _stands(one, word, forms, pair.source_lang)), None)
        if entry is None or id(entry) in seen:
            continue
        seen.add(id(entry))
        banned = banned_in(entry, pair.target, lang)
        if banned or not any(has_form(pair.target, form, lang) for one in meant for form in one.forms(lang)):
            yield Unmet(start, end, entry, banned)


def _stands(entry: Entry, word: str, forms: list[str], lang: Lang) -> bool:
    """Return whether a word of a source stands for its entry, rather than for something else that it may mean."""
    if lang == "ko":
        return True
    if is_name(entry):
        return word[0].isupper()
    exact = not entry.accepted and " " not in entry.ko[0]
    return any(" " in form or (exact and form in entry.en) for form in forms)


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
