"""What glossary entries are in a text, inflected and with particles."""

from __future__ import annotations

import re
from functools import lru_cache

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
_BEFORE = re.compile(r"([\w’'-]+)[ \u00a0]$")
_DETERMINING = _SMALL | frozenset(
    "this that these those its their his her my your our each every all some any no other another".split()
)


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
