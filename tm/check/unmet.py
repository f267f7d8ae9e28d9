"""Terms of a glossary whose translation is not in the target, as far as one has to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tm.check.capitals import standing_for
from tm.check.check import Context, Hint, Pair
from tm.check.glossaries import banned_in, has_form, is_name, shortened
from tm.model.glossary import Entry
from tm.model.match import Span
from tm.model.text import Lang
from tm.text.particles import splits

_DATELINE = re.compile(r"\s*[\[(【][^\[\]()【】]{2,40}=[^\[\]()【】]{1,40}[\])】]")
"""Where a Korean report comes from, which the English one says in its first sentence, or not at all: [혜산=…]."""
_HANGUL = re.compile("[가-힣]+")
_OFTEN, _MOSTLY = 3, 0.7
"""How often a file puts a word as the glossary does, and in what share of its places, from which on it is to do so always."""


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
        end = _whole_words(pair.source, start, end, one) if pair.source_lang == "ko" else end
        lang, word = pair.target_lang, pair.source[start:end]
        forms = [form for form in one.forms(pair.source_lang) if has_form(word, form, pair.source_lang)]
        if end <= dateline or not forms or pair.source[end : end + 1] == "$":
            continue
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
        carried = _carried(pair.target, [form for each in meant for form in each.forms(lang)], lang)
        if banned or (not carried and (sure or (" " in word and strange(pair, context, names=names)))):
            yield Unmet(start, end, entry, banned)


def _whole_words(source: str, start: int, end: int, entry: Entry) -> int:
    """Return where a Korean term ends: before a space behind which a longer word stands, as in 혜산 시장."""
    space = source.rfind(" ", start, end)
    last = _HANGUL.match(source, space + 1) if space > 0 else None
    part = last is None or any(" " in form for form in entry.ko) or source[space + 1 : end] in splits(last[0])
    return end if part else space


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
